import { UploadError } from '../../core/errors/upload-error.js';
import { wait } from '../../core/signals.js';
import { askLimiter, type Limiter } from './limiter.js';
import type { TransferTimeouts } from './timeouts.js';

/** Lets uploads through as fast as a vendor accepts them. The others wait for a slot. */
export interface Throttle {
  /**
   * Resolves when an upload may go to the vendor. Rejects with the signal's reason as soon as it aborts.
   *
   * @param subject The uploader. Callers without a name count as one subject.
   * @throws UploadError `rate-limited` if the wait would be longer than five seconds.
   */
  readonly slot: (signal: AbortSignal, subject?: string) => Promise<void>;
}

/** The longest wait of an upload for its slot, in milliseconds. */
export const LONGEST_WAIT_MS = 5000;

/** Waits for the slot of one upload if its vendor has a rate. No timeout runs in the meantime. */
export async function waitForSlot(
  throttle: Throttle | undefined,
  timeouts: TransferTimeouts,
  subject: string | undefined,
): Promise<void> {
  if (throttle === undefined) return;
  timeouts.waitFor('nobody');
  await throttle.slot(timeouts.signal, subject);
}

/** Returns the refusal of an upload whose slot is too far in the future. */
export function queueFull(waitMs: number): UploadError {
  return new UploadError(
    'rate-limited',
    "The provider's rate limit for this site has been reached, and the queue is full.",
    { retryAfterMs: waitMs },
  );
}

/** The largest share that is added to a wait, so that waiting uploads don't all ask at once. */
const MOST_SPREAD = 0.25;

/**
 * Creates a throttle from a limiter that several instances can share. Waiting uploads are in no
 * particular order because a limiter has none.
 *
 * @param key The name under which the limiter counts.
 */
export function createSharedThrottle(limiter: Limiter, key: string): Throttle {
  return {
    async slot(signal) {
      const last = performance.now() + LONGEST_WAIT_MS;
      for (;;) {
        signal.throwIfAborted();
        const waitMs = await askLimiter(limiter, key);
        if (waitMs === undefined) return;
        if (performance.now() + waitMs > last) throw queueFull(waitMs);
        await wait(waitMs * (1 + Math.random() * MOST_SPREAD), signal);
      }
    },
  };
}
