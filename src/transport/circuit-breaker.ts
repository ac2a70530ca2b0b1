import { backoffStep } from '../core/backoff-step.js';
import type { WaitReason } from '../core/items/upload-item.js';
import { isOffline } from './connectivity.js';

/** How a try ended, as far as the others care that go the same way. */
export type TryNews =
  /** It got past all limits. */
  | 'let-through'
  /** The way itself broke, so the next one would break as well. */
  | 'broken'
  | 'no-news';

/** Why nobody may go just now. */
export interface Obstacle {
  readonly reason: WaitReason;
  /** Milliseconds since the epoch; left out where nobody knows. */
  readonly until?: number;
}

/** How many may be under way at once: all, until there is trouble; then one, to see whether it is over. */
export interface Room {
  /** What is in the way of one more; undefined where nothing is. */
  readonly obstacle: () => Obstacle | undefined;
  readonly enter: () => void;
  readonly leave: (news: TryNews) => void;
  /**
   * Holds everybody back; never shortens what holds them back already.
   *
   * @returns When that ends, in milliseconds since the epoch.
   */
  readonly hold: (ms: number, reason: WaitReason) => number;
}

/** Short, since what waits too long is lost to whoever waits for it. */
const LONGEST_PAUSE_AFTER_BREAK_MS = 5000;

/** A room that nobody is in. */
export function createRoom(): Room {
  let inside = 0;
  /** It falls to one with every trouble and grows with every try let through. */
  let places = Infinity;
  let heldUntil = 0;
  let heldFor: WaitReason = 'backoff';
  /** How often in a row the way broke for all that were under way. */
  let breaks = 0;

  function hold(ms: number, reason: WaitReason): number {
    // guard: one-at-a-time-after-a-pause
    places = 1;
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
    obstacle() {
      if (isOffline()) return { reason: 'offline' };
      if (Date.now() < heldUntil) return { reason: heldFor, until: heldUntil };
      return inside < places ? undefined : { reason: heldFor };
    },
    enter() {
      inside += 1;
    },
    leave(news) {
      inside -= 1;
      if (news === 'let-through') {
        places += 1;
        breaks = 0;
      }
      // Those that were under way together break together, and count once.
      if (news === 'broken') hold(inside === 0 ? delayAfterBreaks(breaks++) : 0, 'backoff');
    },
  };
}

function delayAfterBreaks(breaks: number): number {
  return Math.random() * Math.min(backoffStep(breaks), LONGEST_PAUSE_AFTER_BREAK_MS);
}
