import { UploadError } from '../../core/errors/upload-error.js';
import type { Deadlines } from './deadlines.js';

/** Lets uploads through as fast as a vendor takes them; the others wait. */
export interface VendorPace {
  /**
   * Resolves when an upload may go to the vendor; rejects with the signal's reason once it is aborted.
   *
   * @param subject Who uploads; callers that nobody tells apart are one.
   * @throws UploadError `rate-limited` when the wait would be longer than five seconds.
   */
  readonly turn: (signal: AbortSignal, subject?: string) => Promise<void>;
}

/** The place of one upload in time. */
interface Turn {
  readonly subject: string | undefined;
  /** The how-manieth upload of its subject it is, counted from where all others are. */
  readonly round: number;
  readonly cameAt: number;
  /** When it may go, or when it went. */
  at: number;
  hasBegun: boolean;
  /** Why it may not go after all. */
  refusal?: UploadError;
  /** Makes it look again when it may go. */
  wake: () => void;
}

/** The longest that an upload waits for its turn, in milliseconds. */
export const LONGEST_WAIT_MS = 5000;
/** Not every request takes the same time to arrive, so ours keep a little more distance. */
const MARGIN_MS = 50;

/**
 * Serves subjects in rounds, one upload of each, so that nobody's many uploads keep another one waiting;
 * within a subject first come, first served.
 *
 * Every upload waits by a timer of its own: in workerd a timer dies with the request that has set it,
 * and must not take the others' turns along.
 *
 * @param perSecond Uploads per second for the whole site; 0.5 is one in two seconds.
 */
export function createVendorPace(perSecond: number): VendorPace {
  // Two at once are one too many where the vendor takes one and a half in a second.
  const burst = Number.isInteger(perSecond) ? perSecond : 1;
  const windowMs = (burst / perSecond) * 1000 + MARGIN_MS;
  /** Those that have begun within the window, then those that wait, in the order of their turns. */
  const turns: Turn[] = [];
  let currentRound = 0;

  function dueAt(place: number): number {
    const earlier = turns[place - burst];
    return Math.max(performance.now(), earlier === undefined ? 0 : earlier.at + windowMs);
  }

  function forgetPast(): void {
    const now = performance.now();
    const kept = turns.findIndex(({ at, hasBegun }) => !hasBegun || at + windowMs > now);
    turns.splice(0, kept === -1 ? turns.length : kept);
  }

  /** Behind those of earlier rounds, and those of the same round that came before. */
  function placeOf(round: number): number {
    return turns.findLastIndex((turn) => turn.hasBegun || turn.round <= round) + 1;
  }

  /** In their order, since each goes by the one before it. */
  function reschedule(from: number): void {
    for (let place = from; place < turns.length; place += 1) {
      const turn = turns[place]!;
      turn.at = dueAt(place);
      turn.wake();
    }
  }

  function leave(turn: Turn): void {
    const place = turns.indexOf(turn);
    turns.splice(place, 1);
    reschedule(place);
  }

  /** Only uploads of later rounds can wait too long for a newcomer: their subjects have had a turn. */
  function refuseLate(): void {
    // guard: late-turns-are-refused
    const late = turns.filter(
      ({ at, cameAt, hasBegun }) => !hasBegun && at - cameAt > LONGEST_WAIT_MS,
    );
    for (const turn of late) {
      turn.refusal = tooMany(turn.at - performance.now());
      leave(turn);
      turn.wake();
    }
  }

  return {
    async turn(signal, subject) {
      signal.throwIfAborted();
      forgetPast();
      const last = turns.findLast((turn) => turn.subject === subject)?.round ?? 0;
      // guard: subjects-take-turns
      const round = Math.max(currentRound, last) + 1;
      const place = placeOf(round);
      const at = dueAt(place);
      const cameAt = performance.now();
      if (at - cameAt > LONGEST_WAIT_MS) throw tooMany(at - cameAt);
      const turn: Turn = { subject, round, cameAt, at, hasBegun: false, wake: () => {} };
      turns.splice(place, 0, turn);
      reschedule(place + 1);
      refuseLate();
      const onAbort = () => leave(turn);
      signal.addEventListener('abort', onAbort);
      try {
        for (;;) {
          signal.throwIfAborted();
          if (turn.refusal !== undefined) throw turn.refusal;
          turn.at = dueAt(turns.indexOf(turn));
          const delayMs = turn.at - performance.now();
          if (delayMs <= 0) break;
          await sleep(delayMs, turn, signal);
        }
        turn.hasBegun = true;
        currentRound = Math.max(currentRound, turn.round);
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
  subject: string | undefined,
): Promise<void> {
  if (pace === undefined) return;
  deadlines.waitFor('nobody');
  await pace.turn(deadlines.signal, subject);
}

/** The refusal of an upload whose turn is too far away. */
export function tooMany(waitMs: number): UploadError {
  return new UploadError(
    'rate-limited',
    "The provider's rate limit for this site is reached, and the queue is full.",
    { retryAfterMs: waitMs },
  );
}
