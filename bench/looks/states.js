import { setTimeout as sleep } from 'node:timers/promises';
import { choose } from '../browser/measure.js';
import { documentPath, photoPaths } from './photos.js';

/** @typedef {import('playwright').Page} Page */

/**
 * How each state is brought about, as a person would: with the browser's own drag, and with a network
 * that is slow. For `failed`, the server refuses some.
 *
 * @type {Readonly<Record<string, (page: Page) => Promise<unknown>>>}
 */
export const STATES = {
  empty: (page) => mount(page),

  async dragging(page) {
    await mount(page);
    const target = page.locator(await page.evaluate('bench.target')).first();
    const box = await target.boundingBox();
    if (box === null) throw new Error('There is nothing to drag onto.');
    const session = await page.context().newCDPSession(page);
    const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 60)];
    const data = { items: [], files: photoPaths(), dragOperationsMask: 1 };
    for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'dragOver'])) {
      await session.send('Input.dispatchDragEvent', { type, x, y, data });
    }
  },

  async filled(page) {
    await mount(page);
    await choose(page, photoPaths());
    await whenDone(page);
  },

  async uploading(page) {
    await mount(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 20,
      downloadThroughput: -1,
      uploadThroughput: BYTES_PER_SECOND,
    });
    await choose(page, photoPaths());
    await sleep(UPLOADING_MS);
  },

  async failed(page) {
    await mount(page);
    await choose(page, [...photoPaths(), documentPath()]);
    await whenDone(page);
  },
};

/** The photos are 2.8 MB together, of which a part is sent when the picture is taken. */
const BYTES_PER_SECOND = 250_000;
const UPLOADING_MS = 4500;
/** A component that doesn't upload, or has a failure, is never done. */
const DONE_MS = 5000;

/** @param {Page} page */
async function mount(page) {
  await page.evaluate('bench.mount({ auto: true })');
  await page.waitForSelector('input[type=file]', { state: 'attached' });
  await sleep(400);
}

/** @param {Page} page */
async function whenDone(page) {
  await page.evaluate(`bench.whenDone(${DONE_MS})`);
  // Previews may come later.
  await sleep(2000);
}
