import { Agent } from 'node:http';
import { median } from '../median.js';
import { sendSmall } from './send.js';

const ROUNDS = 5;
const UPLOADS = 200;

/**
 * Measures how many milliseconds a contender adds to a small upload that otherwise goes directly to
 * the vendor: the difference between the medians of each round. The three routes take turns for every
 * upload, so that other load on the machine affects all of them.
 *
 * @param {import('./bench.js').Proxies} proxies
 * @param {import('./process.js').Server} vendor
 * @returns {Promise<import('../pairs.js').Pair<number>[]>}
 */
export async function measureLatency(proxies, vendor) {
  const agent = new Agent({ keepAlive: true });
  const pairs = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    /** @type {{ direct: number[], floor: number[], ours: number[] }} */
    const times = { direct: [], floor: [], ours: [] };
    for (let upload = 0; upload < UPLOADS; upload += 1) {
      times.direct.push(await timeOf(vendor.origin, agent));
      times.floor.push(await timeOf(proxies.floor.origin, agent));
      times.ours.push(await timeOf(proxies.ours.origin, agent));
    }
    const direct = median(times.direct);
    pairs.push({ floor: median(times.floor) - direct, ours: median(times.ours) - direct });
  }
  agent.destroy();
  return pairs;
}

/**
 * @param {string} origin
 * @param {Agent} agent
 */
async function timeOf(origin, agent) {
  const startedAt = performance.now();
  await sendSmall(origin, agent);
  return performance.now() - startedAt;
}
