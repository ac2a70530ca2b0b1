import { UploadError } from '../core/upload-error.js';
import type { Deadlines } from './deadlines.js';

/** Lets uploads through as fast as a vendor takes them; the others wait, first come, first served. */
export interface VendorPace {
  /**
   * Resolves when an upload may go to the vendor; rejects with the signal's reason once it is aborted.
   *
   * @throws UploadError `rate-limited` when the wait would be longer than five seconds.
   */
  readonly turn: (signal: AbortSignal) => Promise<void>;
}

const LONGEST_WAIT_MS = 5000;
/** Not every request takes the same time to arrive, so ours keep a little more distance. */
const MARGIN_MS = 50;

/** @param perSecond Uploads per second for the whole site; 0.5 is one in two seconds. */
export function createVendorPace(perSecond: number): VendorPace {
  const burst = Math.max(1, Math.floor(perSecond));
  const windowMs = (burst / perSecond) * 1000 + MARGIN_MS;
  /** When the latest uploads began, at most one burst of them. */
  const begun: number[] = [];
  const waiting: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function delayOf(place: number): number {
    if (begun.length < burst) return 0;
    const round = 1 + Math.floor(place / burst);
    return begun[place % burst]! + round * windowMs - performance.now();
  }

  function letThrough(): void {
    timer = undefined;
    while (waiting.length > 0 && delayOf(0) <= 0) {
      begun.push(performance.now());
      if (begun.length > burst) begun.shift();
      waiting.shift()!();
    }
    if (waiting.length > 0) timer = setTimeout(letThrough, delayOf(0));
  }

  return {
    async turn(signal) {
      signal.throwIfAborted();
      const waitMs = delayOf(waiting.length);
      if (waitMs > LONGEST_WAIT_MS) throw tooMany(waitMs);
      await new Promise<void>((resolve, reject) => {
        const leave = () => {
          waiting.splice(waiting.indexOf(go), 1);
          reject(signal.reason as Error);
        };
        const go = () => {
          signal.removeEventListener('abort', leave);
          resolve();
        };
        signal.addEventListener('abort', leave, { once: true });
        waiting.push(go);
        if (timer === undefined) letThrough();
      });
    },
  };
}

/** The turn of one upload, if its vendor has a pace at all. The clocks stand still meanwhile. */
export async function waitForTurn(
  pace: VendorPace | undefined,
  deadlines: Deadlines,
): Promise<void> {
  if (pace === undefined) return;
  deadlines.waitFor('turn');
  await pace.turn(deadlines.signal);
}

function tooMany(waitMs: number): UploadError {
  return new UploadError(
    'rate-limited',
    'The provider takes no more uploads per second from this site, and too many wait already.',
    { retryAfterMs: waitMs },
  );
}
