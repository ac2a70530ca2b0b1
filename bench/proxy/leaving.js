import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { measurePairs } from '../pairs.js';
import { beginUpload, SMALL_PNG } from './send.js';

const LEAVERS = 50;
const DECLARED_BYTES = 20_000_000;
const SENT_BYTES = 2_000_000;
/** After this long, a vendor that hasn't noticed counts as missed. */
const MISSED_AFTER_MS = 2000;

/**
 * Measures how many milliseconds after its client has left a contender aborts the vendor's request, or
 * `Infinity` if it doesn't.
 *
 * @param {import('./bench.js').Proxies} proxies
 * @param {import('./process.js').Server} vendor
 */
export function measureLeaving(proxies, vendor) {
  return measurePairs(LEAVERS, (name) => leave(proxies[name].origin, vendor));
}

/**
 * @param {string} origin
 * @param {import('./process.js').Server} vendor
 */
async function leave(origin, { events }) {
  const sending = beginUpload(origin, DECLARED_BYTES);
  // The broken connection is intended.
  sending.on('error', () => {});
  const begun = once(events, 'begun');
  sending.write(Buffer.concat([SMALL_PNG, Buffer.alloc(SENT_BYTES, 7)]));
  await begun;
  // By then every sent byte has been passed on, and both sides wait for more.
  await sleep(10);
  const stopped = once(events, 'stopped', { signal: AbortSignal.timeout(MISSED_AFTER_MS) });
  const leftAt = process.hrtime.bigint();
  sending.destroy();
  try {
    const [{ at }] = await stopped;
    return Number(at - leftAt) / 1_000_000;
  } catch {
    return Infinity;
  }
}
