import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../median.js';
import { collectGarbage, withPage } from './measure.js';

const CYCLES = 200;

/**
 * The time that mounting a component takes, and what each cycle of mounting and unmounting leaks.
 *
 * @typedef {{
 *   readonly mountMs: number,
 *   readonly leakedNodes: number,
 *   readonly leakedListeners: number,
 *   readonly leakedBytes: number,
 * }} MountFigures
 */

/**
 * @param {string} origin
 * @param {import('./contestants.js').Contestant} contestant
 * @returns {Promise<MountFigures>}
 */
export function measureMount(origin, contestant) {
  return withPage(origin, contestant, async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const count = async () => {
      await sleep(300);
      await collectGarbage(page);
      await collectGarbage(page);
      const { metrics } = await session.send('Performance.getMetrics');
      return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    };
    await page.evaluate('bench.mountTimes(1), bench.unmountAll()');
    const times = /** @type {number[]} */ (await page.evaluate('bench.mountTimes(100)'));
    await page.evaluate('bench.unmountAll()');
    await page.evaluate('bench.cycle(20)');
    const before = await count();
    await page.evaluate(`bench.cycle(${CYCLES})`);
    const after = await count();
    // In tenths: one or two of all cycles are left for the next collection of garbage.
    const each = (/** @type {string} */ name) =>
      Math.round((10 * ((after[name] ?? NaN) - (before[name] ?? NaN))) / CYCLES) / 10;
    return {
      mountMs: median(times),
      leakedNodes: each('Nodes'),
      leakedListeners: each('JSEventListeners'),
      leakedBytes: each('JSHeapUsedSize'),
    };
  });
}
