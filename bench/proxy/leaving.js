import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { measurePairs } from '../pairs.js';
import { beginUpload, SMALL_PNG } from './send.js';

const LEAVERS = 50;
const DECLARED_BYTES = 20_000_000;
const SENT_BYTES = 2_000_000;
/** A vendor that has not noticed by then is taken not to notice at all. */
const MISSED_AFTER_MS = 2000;

/**
 * How long after a client has left in the middle of its file the vendor is left as well, in
 * milliseconds; Infinity for a vendor that was not.
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
  // The broken connection is what is wanted here.
  sending.on('error', () => {});
  const begun = once(events, 'begun');
  sending.write(Buffer.concat([SMALL_PNG, Buffer.alloc(SENT_BYTES, 7)]));
  await begun;
  // Every byte that was sent has passed by then, and both sides wait for more.
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
