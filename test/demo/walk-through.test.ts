import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import { launchChromium } from '../support/launch-chromium.js';
import { servePage } from '../support/serve-page.js';
import { walkByKeyboard, type KeyboardWalk } from '../support/walk-by-keyboard.js';

let browser: Browser;
let site: Awaited<ReturnType<typeof servePage>>;
let page: Page;
let keyboard: KeyboardWalk;
let answers: { readonly status: number; readonly body: object }[];

const STORED = { status: 200, body: { url: 'https://upload.apimart.ai/f/1.png' } };
const UNCLEAR = {
  status: 502,
  body: { error: { code: 'provider-unavailable', message: 'Scripted.', retryable: false } },
};

beforeAll(async () => {
  browser = await launchChromium();
  site = await servePage('apimart.tsx', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    incoming.resume().on('end', () => {
      const { body, status } = answers.shift() ?? STORED;
      outgoing.writeHead(status, { 'content-type': 'application/json' });
      outgoing.end(JSON.stringify(body));
    });
  });
  page = await browser.newPage();
  keyboard = walkByKeyboard(page);
  await page.goto(site.origin);
  await page.getByRole('button', { name: 'Choose images' }).waitFor();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const rows = () => page.getByRole('list').getByRole('listitem');
const tree = () => page.locator('[data-slot="list"]').ariaSnapshot();

it('a user can go from choosing to done with only the keyboard, and screen readers announce it all', async () => {
  const { choose, focused, untilRow, untilSaid } = keyboard;
  // Choose.
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Choose images');
  answers = [];
  await choose(sampleImages.jpeg({ name: 'garden.jpg' }));
  await untilRow('success');
  await untilSaid('status', '1 of 1 image uploaded.');
  await page.getByRole('button', { name: 'View larger: garden.jpg' }).waitFor();
  expect(await tree()).toBe(
    [
      '- list "Images":',
      '  - listitem:',
      '    - \'button "View larger: garden.jpg"\'',
      '    - text: garden.jpg 3 kB · Uploaded',
      '    - \'button "Remove: garden.jpg"\'',
    ].join('\n'),
  );

  // Reject: the row says why right away, and the focus stays.
  expect(await focused()).toBe('Choose images');
  await choose(new File(['<!doctype html>'], 'kitchen.jpg', { type: 'image/jpeg' }));
  await untilRow('rejected', 1);
  await untilSaid(
    'alert',
    "kitchen.jpg: This isn't a valid JPEG. It may be damaged or have the wrong extension.",
  );

  // Fail: the outcome is unknown, and nothing is sent again without being asked.
  answers = [UNCLEAR];
  await choose(sampleImages.png({ name: 'hall.png' }));
  await untilRow('error', 2);
  await untilSaid('alert', /^hall\.png: .*may have been uploaded/);
  await untilSaid('status', '1 of 2 images uploaded. 1 failed.');

  // View: the pictures are a single tab stop, with arrow keys between them.
  await page.getByRole('button', { name: 'View larger: hall.png' }).waitFor();
  for (const name of ['Clear finished', 'View larger: garden.jpg']) {
    await page.keyboard.press('Tab');
    expect(await focused()).toBe(name);
  }
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'garden.jpg 1 of 2' });
  await dialog.getByRole('img').waitFor();
  expect(await dialog.ariaSnapshot()).toBe(
    [
      '- dialog "garden.jpg 1 of 2":',
      '  - paragraph: garden.jpg 1 of 2',
      '  - button "Show result"',
      '  - button "Close"',
      '  - img "garden.jpg"',
      '  - button "Previous image" [disabled]',
      '  - button "Next image"',
    ].join('\n'),
  );
  await page.keyboard.press('ArrowRight');
  await page.getByRole('dialog', { name: 'hall.png 2 of 2' }).waitFor();
  await page.keyboard.press('ArrowLeft');
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('View larger: garden.jpg');
  expect(await dialog.count()).toBe(0);

  // Retry: Tab moves on through the rows.
  for (const name of ['Remove: garden.jpg', 'Remove: kitchen.jpg', 'Try again anyway: hall.png']) {
    await page.keyboard.press('Tab');
    expect(await focused()).toBe(name);
  }
  await page.keyboard.press('Space');
  await untilRow('success', 2);
  // The button is gone, but the focus isn't lost.
  expect(await focused()).toBe('Remove: hall.png');
  await untilSaid('status', '2 of 2 images uploaded.');

  // Remove: the focus moves to a neighbor, and finally back to the button.
  await page.keyboard.press('Enter');
  expect(await focused()).toBe('Remove: kitchen.jpg');
  await page.keyboard.press('Enter');
  expect(await focused()).toBe('Remove: garden.jpg');
  await page.keyboard.press('Enter');
  expect(await focused()).toBe('Choose images');
  expect(await rows().count()).toBe(0);

  // Done, and ready for the next.
  answers = [];
  await choose(sampleImages.png({ name: 'next.png' }));
  await untilRow('success');
});
