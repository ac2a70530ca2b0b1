const FIRST_STEP_MS = 1000;
const LONGEST_STEP_MS = 30_000;

/** Returns the longest wait after that many failures in milliseconds: 1, 2, 4 … seconds, at most 30. */
export function backoffStep(failuresBefore: number): number {
  return Math.min(FIRST_STEP_MS * 2 ** failuresBefore, LONGEST_STEP_MS);
}

/** The longest wait that is honored, in milliseconds: five minutes. */
export const LONGEST_RETRY_AFTER_MS = 300_000;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

// The three date forms of HTTP; `Date.parse` would also accept ISO dates, which aren't valid here.
const DATE_FORMS = [
  /^(?:mon|tue|wed|thu|fri|sat|sun), (?<day>\d{1,2}) (?<month>[a-z]{3}) (?<year>\d{4}) (?<time>\d{2}:\d{2}:\d{2}) gmt$/i,
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day, (?<day>\d{2})-(?<month>[a-z]{3})-(?<year>\d{2}) (?<time>\d{2}:\d{2}:\d{2}) gmt$/i,
  /^(?:mon|tue|wed|thu|fri|sat|sun) (?<month>[a-z]{3}) (?<day>[ \d]\d) (?<time>\d{2}:\d{2}:\d{2}) (?<year>\d{4})$/i,
];

/**
 * Returns the wait that a `Retry-After` header asks for, in milliseconds, at most five minutes.
 *
 * Accepts delta-seconds and the three date forms of [RFC
 * 9110](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7). For anything else, it returns `undefined`,
 * and the caller's own backoff applies.
 */
export function parseRetryAfter(
  header: string | null | undefined,
  now = Date.now(),
): number | undefined {
  const text = header?.trim() ?? '';
  // guard: retry-after-is-bounded
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_RETRY_AFTER_MS);
  const time = parseHttpDate(text, now);
  if (time === undefined) return undefined;
  return Math.min(Math.max(time - now, 0), LONGEST_RETRY_AFTER_MS);
}

function parseHttpDate(text: string, now: number): number | undefined {
  for (const form of DATE_FORMS) {
    const parts = form.exec(text)?.groups;
    if (parts === undefined) continue;
    const month = MONTHS.indexOf(parts['month']!.toLowerCase());
    const [hours, minutes, seconds] = parts['time']!.split(':').map(Number);
    const year = fullYear(parts['year']!, now);
    const time = Date.UTC(year, month, Number(parts['day']), hours, minutes, seconds);
    return month === -1 || Number.isNaN(time) ? undefined : time;
  }
  return undefined;
}

/** A two-digit year more than 50 years ahead means the past century (RFC 9110). */
function fullYear(digits: string, now: number): number {
  if (digits.length === 4) return Number(digits);
  const thisYear = new Date(now).getUTCFullYear();
  const year = thisYear - (thisYear % 100) + Number(digits);
  return year > thisYear + 50 ? year - 100 : year;
}
