import { measurePairs } from '../pairs.js';
import { sendLarge } from './send.js';

/**
 * The cost of one large upload.
 *
 * @typedef Streaming
 * @property {number} bytesPerSecond
 * @property {number} cpuSecondsPerGigabyte Of the contender's process only.
 */

const PAIRS = 5;
const BYTES = 500_000_000;
const GIGABYTE = 1_000_000_000;

/**
 * Measures how fast large uploads pass through each contender, and their cost. The first one isn't
 * counted because its code isn't compiled yet.
 *
 * @param {import('./bench.js').Proxies} proxies
 */
export async function measureThroughput(proxies) {
  for (const proxy of Object.values(proxies)) await stream(proxy);
  return measurePairs(PAIRS, (name) => stream(proxies[name]));
}

/**
 * @param {import('./process.js').Server} proxy
 * @returns {Promise<Streaming>}
 */
async function stream({ origin, usage }) {
  const before = await usage();
  const startedAt = performance.now();
  await sendLarge(origin, BYTES);
  const seconds = (performance.now() - startedAt) / 1000;
  const after = await usage();
  return {
    bytesPerSecond: BYTES / seconds,
    cpuSecondsPerGigabyte: ((after.cpuSeconds - before.cpuSeconds) / BYTES) * GIGABYTE,
  };
}
