import type { Counted, Counter } from './plurals.js';

/** The words for units of time. */
interface Units {
  readonly seconds: Counted<'other'>;
  readonly minutes: Counted<'other'>;
}

const MINUTE = 60;
/** Up to here, a countdown shows every second. */
const COUNTDOWN = 2 * MINUTE;
/** Seconds. A finer estimate would suggest more precision than there is. */
const STEP = 5;

/** Formats a waiting time in seconds. Minutes are rounded, so five minutes and a second are "5 min". */
export function waitingTime(wait: number, units: Units, counted: Counter): string {
  if (wait < COUNTDOWN) return counted(units.seconds, wait);
  return counted(units.minutes, Math.round(wait / MINUTE));
}

/** Formats an estimated time in seconds. */
export function estimatedTime(estimate: number, units: Units, counted: Counter): string {
  const seconds = Math.max(Math.ceil(estimate / STEP) * STEP, STEP);
  if (seconds < MINUTE) return counted(units.seconds, seconds);
  return counted(units.minutes, Math.max(Math.round(estimate / MINUTE), 1));
}
