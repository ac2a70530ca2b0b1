import type { RequestListener } from 'node:http';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collectGarbage, leftoversOf, watchLeftovers } from '../support/count-leftovers.js';
import { launchChromium } from '../support/launch-chromium.js';
import type { Listening } from '../support/listen.js';
import { holdNetwork } from '../support/network.js';
import { servePage } from '../support/serve-page.js';
import type { Fate } from '../pages/leaks.js';

const CYCLES = 90;
const AT_ONCE = 5;
const BYTES_PER_SECOND = 3_000_000;

let browser: Browser;
let page: Page;
let site: Listening;

beforeAll(async () => {
  browser = await launchChromium();
  site = await servePage('leaks.tsx', answerByName);
  page = await browser.newPage();
  await watchLeftovers(page);
  await page.goto(site.origin);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

const answerByName: RequestListener = (request, response) => {
  const [word] = String(request.headers['x-upload-name']).split('-');
  request.resume().on('end', () => {
    if (word === 'taken') response.end('{"url":"https://cdn.example/1"}');
    else if (word === 'refused') response.writeHead(422).end();
    else if (word === 'busy') response.writeHead(503, { 'retry-after': '60' }).end();
    // Images named `stalls` get no answer.
  });
};

/** Every way to leave the list, from every status. */
const FATES: readonly Fate[] = [
  { name: 'stalls', until: 'checking', presses: ['cancel', 'remove'] },
  { name: 'stalls', until: 'checking', ms: 5, presses: ['cancel', 'remove'] },
  { name: 'stalls', until: 'uploading', presses: ['cancel', 'remove'] },
  { name: 'stalls', until: 'uploading', ms: 10, presses: ['cancel', 'remove'] },
  { name: 'stalls', until: 'uploading', ms: 20, presses: ['cancel', 'remove'] },
  { name: 'stalls', until: 'processing', presses: ['cancel', 'remove'] },
  { name: 'busy', until: 'waiting', presses: ['cancel', 'remove'] },
  { name: 'refused', until: 'error', presses: ['remove'] },
  { name: 'taken', until: 'success', presses: ['remove'] },
];

/** Adds and removes images this many times, a few at a time. */
function live(fates: readonly Fate[], times: number): Promise<void> {
  return page.evaluate(
    async ({ atOnce, each, last }) => {
      let next = 0;
      const liveOn = async () => {
        while (next < last) {
          const index = next++;
          const { name, ...fate } = each[index % each.length]!;
          await window.dropzone.live({ ...fate, name: `${name}-${index}.jpg` });
        }
      };
      await Promise.all(Array.from({ length: atOnce }, liveOn));
    },
    { atOnce: AT_ONCE, each: fates, last: times },
  );
}

async function rememberedImages(): Promise<number> {
  await collectGarbage(page);
  return page.evaluate(() => window.dropzone.remembered());
}

it('a dropzone leaves nothing behind after 90 images have been added and removed', async () => {
  const network = await holdNetwork(page);
  await network.throttle(BYTES_PER_SECOND);
  const beforeMount = await leftoversOf(page);
  await page.evaluate(() => window.dropzone.mount());
  await page.locator('[data-slot="zone"]').waitFor();
  // The engine is fetched once the page is idle.
  await expect.poll(async () => (await leftoversOf(page)).timers).toBe(0);
  const atFirst = await leftoversOf(page);
  expect(atFirst).toMatchObject({ objectUrls: 0, requests: 0, signals: 0 });

  await live([{ name: 'stalls', until: 'processing', presses: [] }], 1);
  const midway = await leftoversOf(page);
  expect(midway.requests).toBe(1);
  expect(Math.min(midway.listeners - atFirst.listeners, midway.signals, midway.timers)).not.toBe(0);
  await page.evaluate(() => window.dropzone.clear());

  // Things created for the first image stay, such as the listeners of the summary and the list.
  await live(FATES, FATES.length);
  await expect
    .poll(() => leftoversOf(page))
    .toMatchObject({ objectUrls: 0, requests: 0, signals: 0, timers: 0 });
  const settled = await leftoversOf(page);

  await live(FATES, CYCLES);
  await expect.poll(() => leftoversOf(page)).toEqual(settled);
  await expect.poll(rememberedImages).toBeLessThan(CYCLES * 0.05);

  // Images that stay in the list have nothing left to wait for either.
  await live([{ name: 'taken', until: 'success', presses: [] }], 20);
  // Except for the announcer's message, which is delayed for a moment.
  await expect.poll(() => leftoversOf(page)).toMatchObject({ requests: 0, signals: 0, timers: 0 });

  await page.evaluate(() => window.dropzone.unmount());
  // axios, which is loaded with the engine, listens to the window's messages until the page closes.
  const { listeners } = beforeMount;
  await expect.poll(() => leftoversOf(page)).toEqual({ ...beforeMount, listeners: listeners + 1 });
  await expect.poll(rememberedImages).toBeLessThan(CYCLES * 0.05);
});
