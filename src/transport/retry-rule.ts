import { backoffStep } from '../core/retry-delay.js';
import type { UploadErrorCode } from '../core/errors/error-codes.js';
import type { AnyProvider } from '../core/provider/provider.js';
import { isAmbiguous, type UploadError } from '../core/errors/upload-error.js';
import type { WaitReason } from '../core/items/upload-item.js';
import { outcomeUnknown } from './outcome-unknown.js';
import type { AttemptPhase } from './upload-attempt.js';

/** How much of the file had been sent when an attempt failed, according to the browser. */
export type Sent = 'nothing' | 'something' | 'everything';

/** How failed uploads are retried automatically. */
export interface RetryPolicy {
  /** Automatic retries after the first attempt; 3 by default. */
  readonly retries: number;
  /** Whether to repeat uploads that may have arrived, if the provider says that this is harmless. */
  readonly retryAmbiguous: boolean;
}

/** What to do about a failed attempt. */
export type RetryDecision =
  | {
      readonly next: 'fail';
      readonly error: UploadError;
      /** Milliseconds that the rate limit asks to wait. The other uploads wait too. */
      readonly delayMs: number;
    }
  | {
      /** `ask` what became of the upload, or `retry` by sending it again. */
      readonly next: 'ask' | 'retry';
      readonly delayMs: number;
      readonly reason: WaitReason;
    };

/** A failed attempt and what came before it. */
export interface FailedTry {
  readonly error: UploadError;
  readonly sent: Sent;
  /** The place of the failure, by default the token proxy. */
  readonly at?: AttemptPhase;
  /** How the earlier attempts and status requests failed, oldest first. */
  readonly before: readonly UploadErrorCode[];
}

const MOST_TRIES_AFTER_BREAK = 2;
const MOST_TRIES_AFTER_SLOWNESS = 1;
export const MOST_QUESTIONS_IN_PROGRESS = 90;
// guard: one-token-refresh
export const MOST_TOKEN_REFRESHES = 1;
export const UNTOLD_DELAY_MS = 1000;
/**
 * The largest share that is added to a wait. It keeps pages with the same wait from returning at the
 * same time.
 */
const MOST_SPREAD = 0.25;

/** The failures without a response. */
const BREAKS: ReadonlySet<UploadErrorCode> = new Set(['network', 'offline', 'timeout', 'stalled']);

/** Whether an attempt ended without any response. */
export function isBreak({ code }: UploadError): boolean {
  return BREAKS.has(code);
}

/**
 * Whether an error is a conflict (409) whose body a gateway has emptied, cut or replaced. For a
 * request with our key, a conflict means that the upload is in progress or done.
 */
export function isUnreadableConflict({ code, status }: UploadError): boolean {
  return status === 409 && code !== 'in-progress' && code !== 'token-used';
}

/** Whether the vendor may have processed a failed attempt or may still process it. */
export function mayHaveArrived(
  { at = 'proxy', before, error, sent }: FailedTry,
  { repeat }: Pick<AnyProvider, 'repeat'>,
): boolean {
  // Sending the bytes to the same place in a storage again has no effect.
  if (at === 'storage') return false;
  if (isBreak(error)) {
    // guard: lost-answers-may-have-arrived
    if (sent === 'everything') return true;
    // Firefox reports no progress for a small file that arrived in full, so the lack of progress
    // proves nothing.
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
 * Decides whether to retry, so that people never pay twice. An upload that the vendor certainly hasn't
 * processed is retried. One that it may have processed is not, unless a repeat is harmless and the app
 * opted in.
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
  // A request for a ticket can be repeated, but the bytes of a file must not be sent again.
  const ask = (delayMs: number): RetryDecision => ({
    // guard: questions-bring-no-bytes
    next: at === 'ticket' ? 'retry' : 'ask',
    delayMs,
    reason: 'backoff',
  });
  const again = () => (triesBefore < retries ? retry(untilNextMs) : fail);
  const againUnless = (most: number, alike: (code: UploadErrorCode) => boolean) =>
    before.filter(alike).length < most ? again() : fail;

  // Sending bytes to the same place again creates no second upload, even if they had arrived.
  if (at === 'storage') return error.retryable ? again() : fail;
  switch (error.code) {
    case 'in-progress':
      // The first upload with this key is in progress. Asking for its result repeats nothing.
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

/** Counts the failures of the upload itself, without those of status requests and token refreshes. */
export function countTries(before: readonly UploadErrorCode[]): number {
  return before.length - count(before, 'in-progress') - count(before, 'token-expired');
}

/** Returns why an upload waits after a failure. */
export function reasonOf({ code }: UploadError): WaitReason {
  if (code === 'offline') return 'offline';
  return code === 'rate-limited' ? 'rate-limited' : 'backoff';
}

/**
 * Returns the milliseconds before the next attempt. That is what the server asked for plus a little,
 * or else a random part of 1, 2, 4 … seconds, so that a thousand pages that failed together don't
 * return together.
 */
export function delayAfter(error: UploadError, triesBefore: number): number {
  // The browser reports when it is back online.
  if (error.code === 'offline') return 0;
  const step = backoffStep(triesBefore);
  if (error.retryAfterMs === undefined && error.code !== 'rate-limited') {
    return Math.random() * step;
  }
  // A rate limit needs a pause, even if the response doesn't say for how long.
  return (error.retryAfterMs ?? step) * (1 + Math.random() * MOST_SPREAD);
}

/** Counts the occurrences of a code. */
export function count(codes: readonly UploadErrorCode[], wanted: UploadErrorCode): number {
  return codes.filter((code) => code === wanted).length;
}
