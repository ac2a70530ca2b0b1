import { wait } from '../../core/signals.js';
import { askLimiter } from './ask-limiter.js';
import type { Limiter } from '../config/options.js';
import { LONGEST_WAIT_MS, tooMany, type VendorPace } from './throttle.js';

/** The part of a wait that comes on top of it, so that those who wait do not all ask at once. */
const MOST_SPREAD = 0.25;

/**
 * The pace of a vendor as a limiter counts it, which several instances can share. Those who wait are
 * not in line: the limiter knows no order.
 *
 * @param key Under which name the limiter counts.
 */
export function createSharedPace(limiter: Limiter, key: string): VendorPace {
  return {
    async turn(signal) {
      const last = performance.now() + LONGEST_WAIT_MS;
      for (;;) {
        signal.throwIfAborted();
        const waitMs = await askLimiter(limiter, key);
        if (waitMs === undefined) return;
        if (performance.now() + waitMs > last) throw tooMany(waitMs);
        await wait(waitMs * (1 + Math.random() * MOST_SPREAD), signal);
      }
    },
  };
}
