import type { Counted, Counter } from './plurals.js';

/** The words for units of time. */
interface Units {
  readonly seconds: Counted<'other'>;
  readonly minutes: Counted<'other'>;
}

const MINUTE = 60;
/** A countdown is followed second by second for so long. */
const COUNTDOWN = 2 * MINUTE;
/** Seconds. A guess that changes at every step says more than it knows. */
const STEP = 5;

/** A time to wait, in seconds; rounded up, so that it is never over too late. */
export function waitingTime(wait: number, units: Units, counted: Counter): string {
  if (wait < COUNTDOWN) return counted(units.seconds, wait);
  return counted(units.minutes, Math.ceil(wait / MINUTE));
}

/** A guess of a time, in seconds. */
export function estimatedTime(estimate: number, units: Units, counted: Counter): string {
  const seconds = Math.max(Math.ceil(estimate / STEP) * STEP, STEP);
  if (seconds < MINUTE) return counted(units.seconds, seconds);
  return counted(units.minutes, Math.max(Math.round(estimate / MINUTE), 1));
}
