import { setTimeout as sleep } from 'node:timers/promises';
import { fixtures } from './fixtures.js';
import { withPage } from './measure.js';

const FILES = 5000;
const LIMIT_MS = 60_000;
const SCROLL_MS = 2000;
const UPLOAD_MS = 3000;
const BETWEEN_INPUTS_MS = 40;

/**
 * Something that a person does with thousands of files, and the slowest response to it.
 *
 * @typedef {{ readonly stage: string, readonly slowestMs: number }} Stage
 */

/** Records the slowest event, measured from the input to the frame that shows its effect. */
const OBSERVE = `
  window.slowest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) slowest = Math.max(slowest, duration);
  }).observe({ type: 'event', durationThreshold: 16 });
`;

/**
 * Chooses, scrolls, uploads, cancels and clears 5,000 files, and keeps pressing a key meanwhile. How
 * long the page takes to respond to a key shows how long it was busy.
 *
 * @param {string} origin
 * @param {'ours' | 'noop'} contestant For `noop`, the files are only chosen, which shows the time that
 *   the browser itself takes.
 * @returns {Promise<Stage[]>}
 */
export async function measureResponses(origin, contestant) {
  const files = (await fixtures('many')).slice(0, FILES);
  return withPage(origin, contestant, async (page) => {
    await page.evaluate('bench.mount({ auto: true })');
    await page.waitForSelector('input[type=file]', { state: 'attached' });
    await page.evaluate(OBSERVE);
    const over = new AbortController();
    const pressing = (async () => {
      while (!over.signal.aborted) {
        await page.keyboard.press('F9');
        await sleep(BETWEEN_INPUTS_MS);
      }
    })();

    /** @type {Stage[]} */
    const stages = [];
    const stage = async (/** @type {string} */ name, /** @type {() => Promise<unknown>} */ act) => {
      await page.evaluate('slowest = 0');
      await act();
      // Entries arrive in batches, some frames after the events.
      await sleep(500);
      const slowestMs = /** @type {number} */ (await page.evaluate('slowest'));
      stages.push({ stage: name, slowestMs });
      console.log(`  ${name}: ${slowestMs} ms`);
    };
    const button = (/** @type {string} */ slot) => page.locator(`[data-slot="${slot}"]`);

    await stage('chosen and listed', async () => {
      await page.locator('input[type=file]').setInputFiles([...files], { timeout: LIMIT_MS });
      await page.evaluate(`bench.whenListed(${FILES}, ${LIMIT_MS})`);
    });
    const whole = contestant === 'ours';
    if (whole) {
      await stage('scrolled', async () => {
        await button('list').hover();
        const end = Date.now() + SCROLL_MS;
        while (Date.now() < end) await page.mouse.wheel(0, 900);
      });
      await stage('uploading', () => sleep(UPLOAD_MS));
      await stage('all canceled', () => button('cancel-all').click());
      await stage('cleared', async () => {
        await button('clear-finished').click();
        await page.waitForFunction('document.querySelector("[data-slot=item]") === null');
      });
    }
    over.abort();
    await pressing;
    return stages;
  });
}
