import { backoffStep } from '../core/retry-delay.js';
import type { UploadErrorCode } from '../core/errors/error-codes.js';
import type { AnyProvider } from '../core/provider/provider.js';
import { isAmbiguous, type UploadError } from '../core/errors/upload-error.js';
import type { WaitReason } from '../core/items/upload-item.js';
import { outcomeUnknown } from './outcome-unknown.js';
import type { AttemptPhase } from './upload-attempt.js';

/** How much of the file had left when a try failed, as far as the browser knows. */
export type Sent = 'nothing' | 'something' | 'everything';

/** How often an app lets a failed upload be tried again without asking. */
export interface RetryPolicy {
  /** Automatic tries after the first; 3. */
  readonly retries: number;
  /** Also repeat what may have arrived, where the provider calls that harmless. */
  readonly retryAmbiguous: boolean;
}

/** What is to be done about a failed try. */
export type RetryDecision =
  | {
      readonly next: 'fail';
      readonly error: UploadError;
      /** How long whoever limits a rate wants to be left alone; the other uploads wait for it. */
      readonly delayMs: number;
    }
  | {
      /** `ask` what became of it, or `retry`: send it again. */
      readonly next: 'ask' | 'retry';
      readonly delayMs: number;
      readonly reason: WaitReason;
    };

/** A failed try and what went before it. */
export interface FailedTry {
  readonly error: UploadError;
  readonly sent: Sent;
  /** Who failed to take it; the token proxy, unless it says otherwise. */
  readonly at?: AttemptPhase;
  /** How the tries and the questions before this one failed, oldest first. */
  readonly before: readonly UploadErrorCode[];
}

const MOST_TRIES_AFTER_BREAK = 2;
const MOST_TRIES_AFTER_SLOWNESS = 1;
export const MOST_QUESTIONS_IN_PROGRESS = 90;
// guard: one-token-refresh
export const MOST_TOKEN_REFRESHES = 1;
export const UNTOLD_DELAY_MS = 1000;
/** The part of a wait that comes on top of it, so that pages told the same do not return together. */
const MOST_SPREAD = 0.25;

/** The failures that come without an answer. */
const BREAKS: ReadonlySet<UploadErrorCode> = new Set(['network', 'offline', 'timeout', 'stalled']);

/** Whether a try ended without an answer of anybody. */
export function isBreak({ code }: UploadError): boolean {
  return BREAKS.has(code);
}

/**
 * Whether it is a conflict that nobody can read, because a gateway has emptied, cut or replaced it. To
 * a request with our key, a conflict says that the upload is under way or done.
 */
export function isUnreadableConflict({ code, status }: UploadError): boolean {
  return status === 409 && code !== 'in-progress' && code !== 'token-used';
}

/** Whether the vendor may have processed a failed try, or be about to. */
export function mayHaveArrived(
  { at = 'proxy', before, error, sent }: FailedTry,
  { repeat }: Pick<AnyProvider, 'repeat'>,
): boolean {
  // A file that a storage has got is in its place, and will be once more.
  if (at === 'storage') return false;
  if (isBreak(error)) {
    // guard: lost-answers-may-have-arrived
    if (sent === 'everything') return true;
    // Firefox reports no progress of a small file that arrived whole, so none seen proves nothing.
    // guard: costly-uploads-are-not-repeated
    return repeat === 'never' && !(error.code === 'offline' && sent === 'nothing');
  }
  if (error.code === 'token-used') return before.length > 0;
  if (error.code === 'in-progress' || error.code === 'outcome-unknown') return true;
  // guard: unreadable-conflicts-are-asked-about
  if (isUnreadableConflict(error)) return true;
  return isAmbiguous(error);
}

/**
 * The rule that keeps people from paying twice: what the vendor certainly has not processed is tried
 * again; what it may have processed is not, unless a repeat is harmless and the app asked for it.
 */
export function decideRetry(
  failed: FailedTry,
  provider: AnyProvider,
  { retries, retryAmbiguous }: RetryPolicy,
): RetryDecision {
  const { at = 'proxy', before, error } = failed;
  const questions = count(before, 'in-progress');
  const refreshes = count(before, 'token-expired');
  const triesBefore = countTries(before);
  const harmless = provider.repeat === 'harmless';
  const untilNextMs = delayAfter(error, triesBefore);
  const fail: RetryDecision = { next: 'fail', error, delayMs: untilNextMs };
  const retry = (delayMs: number): RetryDecision => ({
    next: 'retry',
    delayMs,
    reason: reasonOf(error),
  });
  // A ticket is asked for again with the same question; the bytes of a file are not.
  const ask = (delayMs: number): RetryDecision => ({
    // guard: questions-bring-no-bytes
    next: at === 'ticket' ? 'retry' : 'ask',
    delayMs,
    reason: 'backoff',
  });
  const again = () => (triesBefore < retries ? retry(untilNextMs) : fail);
  const againUnless = (most: number, alike: (code: UploadErrorCode) => boolean) =>
    before.filter(alike).length < most ? again() : fail;

  // Bytes that are put at the same place again make no second upload, whatever had arrived.
  if (at === 'storage') return error.retryable ? again() : fail;
  switch (error.code) {
    case 'in-progress':
      // The first upload with this key is under way: asking for its answer repeats nothing.
      return questions < MOST_QUESTIONS_IN_PROGRESS
        ? ask(error.retryAfterMs ?? UNTOLD_DELAY_MS)
        : fail;
    case 'token-expired':
      return refreshes < MOST_TOKEN_REFRESHES ? retry(0) : fail;
    case 'outcome-unknown':
      return fail;
    default:
  }
  if (isUnreadableConflict(error) && !before.includes(error.code)) return ask(UNTOLD_DELAY_MS);
  if (mayHaveArrived(failed, provider)) {
    // guard: ambiguous-failures-are-not-repeated
    return harmless && retryAmbiguous && triesBefore < retries
      ? retry(untilNextMs)
      : { ...fail, error: outcomeUnknown(error) };
  }
  if (isBreak(error)) {
    return harmless ? againUnless(MOST_TRIES_AFTER_BREAK, (code) => BREAKS.has(code)) : fail;
  }
  if (!error.retryable) return fail;
  return error.code === 'client-timeout'
    ? againUnless(MOST_TRIES_AFTER_SLOWNESS, (code) => code === 'client-timeout')
    : again();
}

/** How many of the failures were those of the upload itself: neither questions nor token refreshes. */
export function countTries(before: readonly UploadErrorCode[]): number {
  return before.length - count(before, 'in-progress') - count(before, 'token-expired');
}

/** Why an upload waits after a failure. */
export function reasonOf({ code }: UploadError): WaitReason {
  if (code === 'offline') return 'offline';
  return code === 'rate-limited' ? 'rate-limited' : 'backoff';
}

/**
 * Milliseconds before another try: those the other side asked for and a little more; else any part of
 * 1, 2, 4 … seconds, since a thousand pages that failed together must not come back together.
 */
export function delayAfter(error: UploadError, triesBefore: number): number {
  // The network says itself when it is back.
  if (error.code === 'offline') return 0;
  const step = backoffStep(triesBefore);
  if (error.retryAfterMs === undefined && error.code !== 'rate-limited') {
    return Math.random() * step;
  }
  // A rate limit needs a pause, even where the answer does not say for how long.
  return (error.retryAfterMs ?? step) * (1 + Math.random() * MOST_SPREAD);
}

/** How often a code is among others. */
export function count(codes: readonly UploadErrorCode[], wanted: UploadErrorCode): number {
  return codes.filter((code) => code === wanted).length;
}
