import { Agent } from 'node:http';
import { measurePairs } from '../pairs.js';
import { startProxy } from './process.js';
import { sendLarge, sendSmall } from './send.js';

/** Small uploads that load the code. A large one would allocate the memory that is to be measured. */
const WARM_UP_UPLOADS = 20;

/**
 * Measures how many bytes of memory a contender needs for one large upload: the peak during it minus
 * the memory before it. Every measurement uses a new process, since one that has grown may not grow again.
 *
 * @param {import('./bundle.js').Paths} paths
 * @param {import('./process.js').Server} vendor
 * @param {{ readonly pairs: number, readonly bytes: number }} size
 */
export function measureMemory(paths, vendor, { bytes, pairs }) {
  return measurePairs(pairs, (name) => growthOf(paths[name], vendor, bytes));
}

/**
 * @param {string} path
 * @param {import('./process.js').Server} vendor
 * @param {number} bytes
 */
async function growthOf(path, vendor, bytes) {
  const proxy = await startProxy(path, vendor);
  const agent = new Agent({ keepAlive: true });
  for (let sent = 0; sent < WARM_UP_UPLOADS; sent += 1) await sendSmall(proxy.origin, agent);
  agent.destroy();
  const before = await proxy.usage();
  await sendLarge(proxy.origin, bytes);
  const { peakRss } = await proxy.usage();
  await proxy.close();
  return peakRss - before.rss;
}
