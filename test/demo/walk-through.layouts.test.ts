import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import { launchChromium } from '../support/launch-chromium.js';
import { servePage } from '../support/serve-page.js';
import { walkByKeyboard, type KeyboardWalk } from '../support/walk-by-keyboard.js';

const STYLES = fileURLToPath(new URL('../../src/dropzone/styles.css', import.meta.url));
const RESULT = await sampleImages.png().bytes();

let browser: Browser;
let site: Awaited<ReturnType<typeof servePage>>;
let page: Page;
let keyboard: KeyboardWalk;
/** The statuses of the next answers; 200 after these. */
let answers: number[];

beforeAll(async () => {
  browser = await launchChromium();
  site = await servePage('dropzone.tsx', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (incoming.method === 'GET') {
      outgoing.writeHead(200, { 'content-type': 'image/png' }).end(RESULT);
      return;
    }
    incoming.resume().on('end', () => {
      const status = answers.shift() ?? 200;
      const error = { code: 'provider-unavailable', message: 'Scripted.', retryable: false };
      const url = `http://${incoming.headers.host}/api/upload/result.png`;
      outgoing.writeHead(status, { 'content-type': 'application/json' });
      outgoing.end(JSON.stringify(status === 200 ? { url } : { error }));
    });
  });
  // Three tiles to a line.
  const context = await browser.newContext({ viewport: { width: 520, height: 700 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
  page = await context.newPage();
  keyboard = walkByKeyboard(page);
});
beforeEach(() => {
  answers = [];
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function open(query: string): Promise<void> {
  await page.goto(`${site.origin}/?${query}`);
  await page.addStyleTag({ path: STYLES });
  await page.getByRole('button', { name: /^Choose/ }).waitFor();
}

const photos = (...names: string[]) =>
  names.map((name) => sampleImages.png({ name: `${name}.png` }));
const untilPicture = (name: string) =>
  page.getByRole('button', { name: `View larger: ${name}.png` }).waitFor();

/** Copies a picture, as in an image editor. */
const copyPicture = () =>
  page.evaluate(async () => {
    const sheet = new OffscreenCanvas(40, 30);
    sheet.getContext('2d')!.fillRect(0, 0, 40, 30);
    const picture = await sheet.convertToBlob();
    await navigator.clipboard.write([new ClipboardItem({ [picture.type]: picture })]);
  });

/** Records the statuses of the pictures that are shown together, whenever that changes. */
const watchPictures = () =>
  page.evaluateHandle(() => {
    const seen: string[] = [];
    const look = () => {
      const pictures = [...document.querySelectorAll<HTMLElement>('[data-picture]')];
      const now = pictures.map(({ dataset }) => dataset['status']).join(' and ');
      if (now !== seen.at(-1)) seen.push(now);
    };
    look();
    const options = { attributes: true, childList: true, subtree: true };
    new MutationObserver(look).observe(document, options);
    return seen;
  });

describe('with only the keyboard, a user', () => {
  it('fills a grid, looks at its pictures, tries one again and empties it', async () => {
    const { choose, focused, press, stops, untilRow, untilSaid } = keyboard;
    await open('layout=grid&concurrency=1');
    expect(await stops(1)).toEqual(['Choose images']);
    answers = [200, 200, 200, 502];
    await choose(...photos('1', '2', '3', '4'));
    await untilRow('error', 3);
    for (const name of ['1', '2', '3', '4']) await untilPicture(name);
    await untilSaid('alert', /^4\.png: The upload wasn't confirmed/);
    await untilSaid('status', '3 of 4 images uploaded. 1 failed.');
    expect(await page.getByRole('list').ariaSnapshot()).toBe(
      [
        '- list "Images":',
        ...['1', '2', '3'].flatMap((name) => [
          '  - listitem:',
          `    - 'button "View larger: ${name}.png"'`,
          `    - text: ${name}.png Uploaded`,
          `    - 'button "Remove: ${name}.png"'`,
        ]),
        '  - listitem:',
        '    - \'button "View larger: 4.png"\'',
        '    - text: 4.png Upload not confirmed',
        "    - paragraph: The upload wasn't confirmed. It may have been uploaded; trying again could create a duplicate.",
        '    - \'button "Try again anyway: 4.png"\': Try again anyway',
        '    - \'button "Remove: 4.png"\'',
        '  - listitem:',
        '    - group "Images":',
        '      - button "Choose images"',
      ].join('\n'),
    );

    // The pictures: one tab stop, with arrow keys along the lines and between them.
    await page.getByRole('button', { name: 'Clear finished' }).focus();
    expect(await stops(1)).toEqual(['View larger: 1.png']);
    expect(await press('ArrowDown')).toBe('View larger: 4.png');
    expect(await press('ArrowUp', 'ArrowRight')).toBe('View larger: 2.png');

    // The larger view: the result, and the other pictures.
    const dialog = page.getByRole('dialog');
    const untilNamed = (name: string) => page.getByRole('dialog', { name, exact: true }).waitFor();
    const shown = () => dialog.getByRole('img').getAttribute('src');
    await press('Enter');
    await untilNamed('2.png 2 of 4');
    expect(await focused()).toBe('Close');
    expect(await press('Shift+Tab')).toBe('Show result');
    await press('Enter');
    await expect.poll(shown).toMatch(/result\.png$/);
    expect(await focused()).toBe('Show original');
    await press('Space');
    await expect.poll(shown).toMatch(/^blob:/);
    expect(await press('ArrowRight')).toBe('Show result');
    await untilNamed('3.png 3 of 4');
    // The last picture has no result, so the focused button disappears.
    expect(await press('End')).toBe('Close');
    await untilNamed('4.png 4 of 4');
    await press('Home');
    await untilNamed('1.png 1 of 4');
    expect(await press('End', 'Escape')).toBe('View larger: 4.png');
    expect(await dialog.count()).toBe(0);

    // Retry and Remove: the focus stays in the tile, and then moves to its neighbors.
    expect(await stops(1)).toEqual(['Try again anyway: 4.png']);
    await press('Enter');
    await untilRow('success', 3);
    expect(await focused()).toBe('Remove: 4.png');
    await untilSaid('status', '4 of 4 images uploaded.');
    const next: string[] = [];
    for (let left = 4; left > 0; left -= 1) next.push(await press('Enter'));
    expect(next).toEqual(['Remove: 3.png', 'Remove: 2.png', 'Remove: 1.png', 'Choose images']);
    expect(await page.getByRole('list').count()).toBe(0);
  });

  it('replaces a single picture, which stays until the next one is accepted, and removes it', async () => {
    const { choose, focused, press, stops, untilRow, untilSaid } = keyboard;
    await open('layout=single');
    expect(await stops(1)).toEqual(['Choose an image']);
    await choose(...photos('before'));
    await untilRow('success');
    await untilPicture('before');
    expect(await focused()).toBe('Replace');
    const picture = (name: string) => [
      '- group "Images":',
      '  - button "Replace"',
      '- list "Images":',
      '  - listitem:',
      `    - 'button "View larger: ${name}.png"'`,
      `    - text: ${name}.png Uploaded`,
      `    - 'button "Remove: ${name}.png"'`,
    ];
    const tree = async () =>
      (await page.locator('[data-slot="root"]').ariaSnapshot()).split('\n- status')[0]!.split('\n');
    expect(await tree()).toEqual(picture('before'));

    // A refused file replaces nothing.
    await choose(new File(['%PDF'], 'plan.pdf'));
    await untilRow('rejected', 1);
    await untilSaid('alert', /^plan\.pdf: /);
    expect(await focused()).toBe('Replace');
    expect(await tree()).toEqual([
      ...picture('before'),
      '  - listitem:',
      '    - text: plan.pdf 4 bytes · Not accepted',
      '    - paragraph:',
      "      - text: This isn't a supported image.",
      '      - strong: Use JPEG, PNG, WebP or GIF.',
      '    - \'button "Remove: plan.pdf"\'',
    ]);

    const seen = await watchPictures();
    await choose(...photos('after'));
    await untilPicture('after');
    await untilRow('success');
    expect(await focused()).toBe('Replace');
    expect(await tree()).toEqual(picture('after'));
    expect((await seen.jsonValue()).slice(0, 2)).toEqual(['success', 'success and checking']);
    expect(await seen.jsonValue()).not.toContain('');

    await page.getByRole('alert').waitFor({ state: 'detached' });

    // A paste replaces the picture that has the focus.
    expect(await stops(2)).toEqual(['View larger: after.png', 'Remove: after.png']);
    await copyPicture();
    await press('Control+V');
    await page.getByRole('button', { name: /^View larger: pasted/ }).waitFor();
    await untilRow('success');
    expect(await focused()).toMatch(/^Remove: pasted/);
    expect(await press('Enter')).toBe('Choose an image');
    expect(await page.getByRole('list').count()).toBe(0);
  });

  it.each(['list', 'grid'])('sorts a %s', async (layout) => {
    const { choose, focused, press, stops, untilRow, untilSaid } = keyboard;
    const order = async () => {
      const names = await page.locator('[data-slot="item"] [data-slot="name"]').allTextContents();
      return names.join(' ').replaceAll('.png', '');
    };
    await open(`layout=${layout}&sortable`);
    await stops(1);
    await choose(...photos('1', '2', '3', '4'));
    for (const at of [0, 1, 2, 3]) await untilRow('success', at);
    await page.getByRole('button', { name: 'Clear finished' }).focus();
    expect(await stops(1)).toEqual(['Move: 1.png']);
    const handle = page.getByRole('button', { name: 'Move: 1.png', exact: true });
    expect(await handle.ariaSnapshot()).toBe('- \'button "Move: 1.png"\'');

    await press('Space');
    await untilSaid('status', 'Picked up 1.png, position 1 of 4.');
    expect(await handle.ariaSnapshot()).toBe('- \'button "Move: 1.png" [pressed]\'');
    // To the next line, which in a grid of three columns is three places further.
    await press('ArrowDown');
    const place = layout === 'grid' ? 4 : 2;
    await untilSaid('status', `1.png moved to position ${place} of 4.`);
    expect(await order()).toBe(layout === 'grid' ? '2 3 4 1' : '2 1 3 4');
    await press('Escape');
    await untilSaid('status', 'Move canceled. 1.png is back at position 1 of 4.');
    expect(await order()).toBe('1 2 3 4');

    await press('Enter', 'ArrowRight', 'ArrowRight', 'Enter');
    await untilSaid('status', '1.png dropped at position 3 of 4.');
    expect(await order()).toBe('2 3 1 4');
    expect(await focused()).toBe('Move: 1.png');
    const tree = await page.getByRole('list').ariaSnapshot();
    expect(tree.match(/(?<=button ").*(?=")/g)).toEqual([
      ...['2', '3', '1', '4'].flatMap((name) =>
        ['Move', 'View larger', 'Remove'].map((action) => `${action}: ${name}.png`),
      ),
      ...(layout === 'grid' ? ['Choose images'] : []),
    ]);
    expect(await press('ArrowRight')).toBe('Move: 4.png');
    expect(await stops(1)).toEqual(['Remove: 4.png']);
  });
});
