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

/** The place of one upload in time. */
interface Turn {
  /** When it may go, or when it went. */
  at: number;
  /** Makes it look again when it may go. */
  wake: () => void;
}

/** The longest that an upload waits for its turn, in milliseconds. */
export const LONGEST_WAIT_MS = 5000;
/** Not every request takes the same time to arrive, so ours keep a little more distance. */
const MARGIN_MS = 50;

/**
 * Every upload waits by a timer of its own: in workerd a timer dies with the request that has set it,
 * and must not take the others' turns along.
 *
 * @param perSecond Uploads per second for the whole site; 0.5 is one in two seconds.
 */
export function createVendorPace(perSecond: number): VendorPace {
  // Two at once are one too many where the vendor takes one and a half in a second.
  const burst = Number.isInteger(perSecond) ? perSecond : 1;
  const windowMs = (burst / perSecond) * 1000 + MARGIN_MS;
  const turns: Turn[] = [];

  function dueAt(place: number): number {
    const earlier = turns[place - burst];
    return Math.max(performance.now(), earlier === undefined ? 0 : earlier.at + windowMs);
  }

  function forgetPast(): void {
    while (turns[0] !== undefined && turns[0].at + windowMs <= performance.now()) turns.shift();
  }

  function leave(turn: Turn): void {
    const place = turns.indexOf(turn);
    turns.splice(place, 1);
    // In their order: each goes by the one before it.
    for (let behind = place; behind < turns.length; behind += 1) {
      turns[behind]!.at = dueAt(behind);
      turns[behind]!.wake();
    }
  }

  return {
    async turn(signal) {
      signal.throwIfAborted();
      forgetPast();
      const at = dueAt(turns.length);
      const waitMs = at - performance.now();
      if (waitMs > LONGEST_WAIT_MS) throw tooMany(waitMs);
      const turn: Turn = { at, wake: () => {} };
      turns.push(turn);
      const onAbort = () => leave(turn);
      signal.addEventListener('abort', onAbort);
      try {
        for (;;) {
          turn.at = dueAt(turns.indexOf(turn));
          const delayMs = turn.at - performance.now();
          if (delayMs <= 0) return;
          await sleep(delayMs, turn, signal);
        }
      } finally {
        signal.removeEventListener('abort', onAbort);
      }
    },
  };
}

function sleep(ms: number, turn: Turn, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const timer = setTimeout(end, ms);
    turn.wake = end;
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** The turn of one upload, if its vendor has a pace at all. The clocks stand still meanwhile. */
export async function waitForTurn(
  pace: VendorPace | undefined,
  deadlines: Deadlines,
): Promise<void> {
  if (pace === undefined) return;
  deadlines.waitFor('nobody');
  await pace.turn(deadlines.signal);
}

/** The refusal of an upload whose turn is too far away. */
export function tooMany(waitMs: number): UploadError {
  return new UploadError(
    'rate-limited',
    'The provider takes no more uploads per second from this site, and too many wait already.',
    { retryAfterMs: waitMs },
  );
}
