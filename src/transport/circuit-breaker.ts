import { backoffStep } from '../core/retry-delay.js';
import type { WaitReason } from '../core/items/upload-item.js';
import { isOffline } from '../core/connectivity.js';

/** The end of an attempt, as it affects other requests to the same endpoint. */
export type AttemptOutcome =
  /** The attempt got past all limits. */
  | 'passed'
  /** The connection itself failed, so the next one would fail as well. */
  | 'network-error'
  | 'unknown';

/** The reason why no request may start right now. */
export interface Obstacle {
  readonly reason: WaitReason;
  /** Milliseconds since the epoch. Left out if unknown. */
  readonly until?: number;
}

/**
 * Limits how many requests may be in flight. There is no limit until something fails. Then one request
 * at a time shows whether the trouble is over.
 */
interface CircuitBreaker {
  /** Returns what keeps another request from starting, or `undefined` if nothing does. */
  readonly obstacle: () => Obstacle | undefined;
  /** Whether even a request that has entered but sent nothing must wait. */
  readonly isHeld: () => boolean;
  readonly enter: () => void;
  readonly leave: (outcome: AttemptOutcome) => void;
  /**
   * Holds all requests back. Never shortens an earlier hold.
   *
   * @returns The end of the hold, in milliseconds since the epoch.
   */
  readonly hold: (ms: number, reason: WaitReason) => number;
}

/** Short because people give up on uploads that wait too long. */
const LONGEST_PAUSE_AFTER_BREAK_MS = 5000;

/** Creates a closed circuit: no requests are in flight or held back. */
export function createCircuitBreaker(): CircuitBreaker {
  let running = 0;
  /** Drops to one after every failure and grows with every request that passes. */
  let slots = Infinity;
  let heldUntil = 0;
  let heldFor: WaitReason = 'backoff';
  /** How many times in a row the connection failed for all requests in flight. */
  let breaks = 0;

  function hold(ms: number, reason: WaitReason): number {
    // guard: one-at-a-time-after-a-pause
    slots = 1;
    const until = Date.now() + ms;
    if (until >= heldUntil) {
      // guard: shared-pause
      heldUntil = until;
      heldFor = reason;
    }
    return heldUntil;
  }

  return {
    hold,
    isHeld: () => isOffline() || Date.now() < heldUntil,
    obstacle() {
      if (isOffline()) return { reason: 'offline' };
      if (Date.now() < heldUntil) return { reason: heldFor, until: heldUntil };
      return running < slots ? undefined : { reason: heldFor };
    },
    enter() {
      running += 1;
    },
    leave(outcome) {
      running -= 1;
      if (outcome === 'passed') {
        slots += 1;
        breaks = 0;
      }
      // Requests in flight at the same time fail together and count once.
      if (outcome === 'network-error')
        hold(running === 0 ? delayAfterBreaks(breaks++) : 0, 'backoff');
    },
  };
}

function delayAfterBreaks(breaks: number): number {
  return Math.random() * Math.min(backoffStep(breaks), LONGEST_PAUSE_AFTER_BREAK_MS);
}
