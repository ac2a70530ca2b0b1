import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, CDPSession, Locator, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import { rowsIn } from '../support/dropzone-rows.js';
import { launchChromium } from '../support/launch-chromium.js';
import { openWatchedSite, type WatchedSite } from '../support/open-watched-site.js';

let browser: Browser;
let site: WatchedSite;
let folder: string;
let page: Page;
let protocol: CDPSession;

const IMAGES = 130;

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  protocol = await page.context().newCDPSession(page);
  site = await openWatchedSite('drags.tsx', 'apimart');
  folder = await mkdtemp(join(tmpdir(), 'drags-'));
  const photo = new Uint8Array(await sampleImages.jpeg().arrayBuffer());
  await writeFile(join(folder, 'photo.jpg'), photo);
  const inner = join(folder, 'Holiday', 'Second day');
  await mkdir(inner, { recursive: true });
  const names = Array.from({ length: IMAGES }, (_, index) => `${index}.jpg`);
  await Promise.all(names.map((name) => writeFile(join(folder, 'Holiday', name), photo)));
  await writeFile(join(inner, 'inner.jpg'), photo);
  await writeFile(join(inner, '.DS_Store'), 'Finder');
  await writeFile(join(folder, 'Holiday', 'Thumbs.db'), 'Explorer');
});

afterAll(async () => {
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  site.forget();
  await page.goto(site.origin);
  await zone().waitFor();
});

const zone = (): Locator => page.locator('[data-slot="zone"]');
const BESIDE = { x: 400, y: 500 };

async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
  const box = (await target.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Performs steps of dragging real files, as the system reports them to the browser. */
async function dragAt(
  place: { readonly x: number; readonly y: number },
  files: readonly string[],
  ...steps: ('dragEnter' | 'dragOver' | 'drop')[]
): Promise<void> {
  const paths = files.map((file) => join(folder, file));
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of steps)
    await protocol.send('Input.dispatchDragEvent', { type, ...place, data });
}

const drop = (place: { readonly x: number; readonly y: number }, ...files: string[]) =>
  dragAt(place, files, 'dragEnter', 'dragOver', 'drop');

const shown = (): Promise<string | null> => zone().getAttribute('data-drag');

describe('real files', () => {
  it('from a folder of more than a hundred are all added, except system files', async () => {
    await drop(await middleOf(zone()), 'Holiday', 'photo.jpg');
    await expect.poll(() => site.double.uploads.length, { timeout: 60_000 }).toBe(IMAGES + 2);
    expect(new Set(site.double.uploads.map(({ name }) => name)).size).toBe(IMAGES + 2);
    expect(await page.locator('[data-status="rejected"]').count()).toBe(0);
  });

  it.each(['', '?off'])(
    'dropped beside the zone or on a disabled one don’t make the browser leave the page: "%s"',
    async (query) => {
      await page.goto(`${site.origin}/${query}`);
      await zone().waitFor();
      await page.evaluate(() => {
        const kept: string[] = [];
        Object.assign(window, { kept });
        for (const step of ['dragover', 'drop']) {
          addEventListener(step, ({ defaultPrevented }) =>
            kept.push(`${step} ${defaultPrevented}`),
          );
        }
      });
      const places = query === '' ? [BESIDE] : [BESIDE, await middleOf(zone())];
      for (const place of places) await drop(place, 'photo.jpg');
      const kept = await page.evaluate(() => Reflect.get(window, 'kept') as string[]);
      expect(new Set(kept)).toEqual(new Set(['dragover true', 'drop true']));
      expect(kept.filter((step) => step === 'drop true')).toHaveLength(places.length);
      expect(page.url()).toBe(`${site.origin}/${query}`);
      expect(site.asked).toEqual([]);
    },
  );

  it('show their verdict until they leave the zone', async () => {
    await dragAt(await middleOf(zone()), ['photo.jpg'], 'dragEnter', 'dragOver');
    await expect.poll(shown).toBe('accept');
    await dragAt(BESIDE, ['photo.jpg'], 'dragOver');
    await expect.poll(shown).toBeNull();
    await dragAt(await middleOf(zone()), ['photo.jpg'], 'dragOver', 'drop');
    await rowsIn(page, 'success').waitFor();
    expect(await shown()).toBeNull();
  });

  it('are no longer shown in a frame that they have left', async () => {
    await page.setContent(
      `<iframe src="${site.origin}" style="width: 500px; height: 300px; border: 0"></iframe>`,
    );
    const framed = page.frameLocator('iframe').locator('[data-slot="zone"]');
    await framed.waitFor();
    await dragAt(await middleOf(framed), ['photo.jpg'], 'dragEnter', 'dragOver');
    await expect.poll(() => framed.getAttribute('data-drag')).toBe('accept');
    await dragAt(BESIDE, ['photo.jpg'], 'dragOver');
    await expect.poll(() => framed.getAttribute('data-drag')).toBeNull();
    await drop(await middleOf(framed), 'photo.jpg');
    await expect.poll(() => site.double.uploads.length).toBe(1);
  });

  it('are accepted while the file dialog is open, and after it is canceled', async () => {
    const opening = page.waitForEvent('filechooser');
    // A dialog that opens before the listener is added is missed.
    await page.evaluate(() => {});
    await page.getByRole('button', { name: 'Choose images' }).click();
    const dialog = await opening;
    await drop(await middleOf(zone()), 'photo.jpg');
    await rowsIn(page, 'success').waitFor();
    await dialog.setFiles([]);
    await drop(await middleOf(zone()), 'photo.jpg');
    await rowsIn(page, 'success').nth(1).waitFor();
    expect(site.asked).toEqual(['photo.jpg', 'photo.jpg']);
  });
});

describe('a drag within the page', () => {
  async function dragToZone(target: Locator): Promise<void> {
    const from = await middleOf(target);
    const to = await middleOf(zone());
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
  }

  /** Records each drag that starts. */
  async function watchDrags(): Promise<() => Promise<string[]>> {
    await page.evaluate(() => {
      const begun: string[] = [];
      Object.assign(window, { begun });
      addEventListener('dragstart', ({ dataTransfer }) =>
        begun.push([...(dataTransfer?.types ?? [])].join()),
      );
    });
    return () => page.evaluate(() => Reflect.get(window, 'begun') as string[]);
  }

  it('can’t be started from a thumbnail', async () => {
    await drop(await middleOf(zone()), 'photo.jpg');
    await rowsIn(page, 'success').waitFor();
    const canvas = page.locator('[data-slot="preview"] canvas');
    await canvas.waitFor();
    const begun = await watchDrags();
    await dragToZone(canvas);
    expect(await shown()).toBeNull();
    await page.mouse.up();
    expect(await begun()).toEqual([]);
    expect(await page.locator('[data-slot="item"]').count()).toBe(1);
  });

  it.each([
    ['text', '<p id="source">Some words</p>'],
    ['a link', '<a id="source" href="https://example.com/">Some link</a>'],
  ])('is ignored if it is %s', async (_, html) => {
    await page.evaluate((source) => document.body.insertAdjacentHTML('beforeend', source), html);
    const source = page.locator('#source');
    await source.evaluate((element) => {
      if (element.matches('p')) getSelection()!.selectAllChildren(element);
    });
    const begun = await watchDrags();
    const box = (await source.boundingBox())!;
    const to = await middleOf(zone());
    await page.mouse.move(box.x + 10, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y + 40, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
    expect(await shown()).toBeNull();
    await page.mouse.up();
    // It was a drag, but not of files.
    expect(await begun()).toHaveLength(1);
    expect(page.url()).toBe(`${site.origin}/`);
    expect(await page.locator('[data-slot="item"], [role="alert"]').count()).toBe(0);
  });
});
