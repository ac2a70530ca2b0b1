import type { UploadError } from '../../core/errors/upload-error.js';
import { LONGEST_WAIT_MS, queueFull, type Throttle } from './throttle.js';

/** The time slot of one upload. */
interface Slot {
  readonly subject: string | undefined;
  /** The round in which its subject has its turn. A subject has one upload per round. */
  readonly round: number;
  readonly arrivedAt: number;
  /** The time when it may start, or when it started. */
  startsAt: number;
  hasStarted: boolean;
  /** The reason why it may not start after all. */
  refusal?: UploadError;
  /** Makes it check again whether it may start. */
  wake: () => void;
}

/** Requests don't all take the same time to arrive, so ours are spaced a little further apart. */
const MARGIN_MS = 50;

/**
 * Creates a throttle for this process. It serves subjects in rounds with one upload each, so that one
 * subject's many uploads don't keep the others waiting. Within a subject it is first come, first served.
 *
 * Every upload waits with its own timer. In workerd, a timer dies with the request that set it, which
 * must not affect the slots of other uploads.
 *
 * @param perSecond Uploads per second for the whole site. 0.5 is one in two seconds.
 */
export function createFairThrottle(perSecond: number): Throttle {
  // Two at once are one too many if the vendor accepts one and a half per second.
  const burst = Number.isInteger(perSecond) ? perSecond : 1;
  const windowMs = (burst / perSecond) * 1000 + MARGIN_MS;
  /** The uploads that started within the window, then the waiting ones, in order. */
  const slots: Slot[] = [];
  let currentRound = 0;

  function startOf(place: number): number {
    const earlier = slots[place - burst];
    return Math.max(performance.now(), earlier === undefined ? 0 : earlier.startsAt + windowMs);
  }

  function forgetPast(): void {
    const now = performance.now();
    const firstKept = slots.findIndex(
      ({ hasStarted, startsAt }) => !hasStarted || startsAt + windowMs > now,
    );
    slots.splice(0, firstKept === -1 ? slots.length : firstKept);
  }

  /** Returns the place after all uploads of earlier rounds and after earlier ones of the same round. */
  function placeOf(round: number): number {
    return slots.findLastIndex((slot) => slot.hasStarted || slot.round <= round) + 1;
  }

  /** Updates the starts in order, because each depends on an earlier one. */
  function reschedule(from: number): void {
    for (let place = from; place < slots.length; place += 1) {
      const slot = slots[place]!;
      slot.startsAt = startOf(place);
      slot.wake();
    }
  }

  function giveUp(slot: Slot): void {
    const place = slots.indexOf(slot);
    slots.splice(place, 1);
    reschedule(place);
  }

  /**
   * Refuses uploads that would now start too late. A newcomer can delay only uploads of later rounds,
   * whose subjects have already been served.
   */
  function refuseLate(): void {
    // guard: late-turns-are-refused
    const late = slots.filter(
      ({ arrivedAt, hasStarted, startsAt }) =>
        !hasStarted && startsAt - arrivedAt > LONGEST_WAIT_MS,
    );
    for (const slot of late) {
      slot.refusal = queueFull(slot.startsAt - performance.now());
      giveUp(slot);
      slot.wake();
    }
  }

  function enqueue(subject: string | undefined): Slot {
    forgetPast();
    const last = slots.findLast((slot) => slot.subject === subject)?.round ?? 0;
    // guard: subjects-take-turns
    const round = Math.max(currentRound, last) + 1;
    const place = placeOf(round);
    const startsAt = startOf(place);
    const arrivedAt = performance.now();
    if (startsAt - arrivedAt > LONGEST_WAIT_MS) throw queueFull(startsAt - arrivedAt);
    const slot: Slot = { subject, round, arrivedAt, startsAt, hasStarted: false, wake: () => {} };
    slots.splice(place, 0, slot);
    reschedule(place + 1);
    refuseLate();
    return slot;
  }

  return {
    async slot(signal, subject) {
      signal.throwIfAborted();
      const slot = enqueue(subject);
      const onAbort = () => giveUp(slot);
      signal.addEventListener('abort', onAbort);
      try {
        for (;;) {
          signal.throwIfAborted();
          if (slot.refusal !== undefined) throw slot.refusal;
          slot.startsAt = startOf(slots.indexOf(slot));
          const delayMs = slot.startsAt - performance.now();
          if (delayMs <= 0) break;
          await sleep(delayMs, slot, signal);
        }
        slot.hasStarted = true;
        currentRound = Math.max(currentRound, slot.round);
      } finally {
        signal.removeEventListener('abort', onAbort);
      }
    },
  };
}

function sleep(ms: number, slot: Slot, signal: AbortSignal): Promise<void> {
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
    slot.wake = end;
    signal.addEventListener('abort', stop, { once: true });
  });
}
