import { Agent } from 'node:http';
import { measurePairs } from '../pairs.js';
import { sendSmall } from './send.js';

const PAIRS = 5;
const IN_FLIGHT = 16;
const LASTS_MS = 1000;

/**
 * Measures how many small uploads a contender finishes per second, sixteen at a time.
 *
 * @param {import('./bench.js').Proxies} proxies
 */
export async function measureRequests(proxies) {
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
  for (const { origin } of Object.values(proxies)) await uploadsPerSecond(origin, agent);
  const pairs = await measurePairs(PAIRS, (name) => uploadsPerSecond(proxies[name].origin, agent));
  agent.destroy();
  return pairs;
}

/**
 * @param {string} origin
 * @param {Agent} agent
 */
async function uploadsPerSecond(origin, agent) {
  const startedAt = performance.now();
  let finished = 0;
  const oneAfterAnother = async () => {
    while (performance.now() - startedAt < LASTS_MS) {
      await sendSmall(origin, agent);
      finished += 1;
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, oneAfterAnother));
  return (finished / (performance.now() - startedAt)) * 1000;
}
