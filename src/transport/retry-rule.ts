import { backoffStep } from '../core/backoff-step.js';
import type { UploadErrorCode } from '../core/error-codes.js';
import type { AnyProvider } from '../core/provider.js';
import { isAmbiguous, UploadError } from '../core/upload-error.js';
import type { WaitReason } from '../core/upload-item.js';

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
export type RetryVerdict =
  | { readonly next: 'fail'; readonly error: UploadError }
  | { readonly next: 'retry'; readonly delayMs: number; readonly reason: WaitReason };

/** A failed try and what went before it. */
export interface FailedTry {
  readonly error: UploadError;
  readonly sent: Sent;
  /** Who failed to take it: the token proxy, or the storage that a ticket named. */
  readonly at?: 'proxy' | 'storage';
  /** How the tries before this one failed, oldest first. */
  readonly before: readonly UploadErrorCode[];
}

const MOST_TRIES_AFTER_BREAK = 2;
const MOST_TRIES_AFTER_SLOWNESS = 1;
const MOST_TRIES_WHILE_IN_PROGRESS = 90;
// guard: one-token-refresh
const MOST_TOKEN_REFRESHES = 1;
const UNTOLD_DELAY_MS = 1000;
/** The part of a wait that comes on top of it, so that pages told the same do not return together. */
const MOST_SPREAD = 0.25;

/** The failures that come without an answer. */
const BREAKS: ReadonlySet<UploadErrorCode> = new Set(['network', 'offline', 'timeout', 'stalled']);

/** Whether a try ended without an answer of anybody. */
export function isBreak({ code }: UploadError): boolean {
  return BREAKS.has(code);
}

/** Whether the vendor may have processed a failed try, or be about to. */
export function mayHaveArrived({ at = 'proxy', before, error, sent }: FailedTry): boolean {
  // A file that a storage has got is in its place, and will be once more.
  if (at === 'storage') return false;
  // guard: lost-answers-may-have-arrived
  if (isBreak(error)) return sent === 'everything';
  if (error.code === 'token-used') return before.length > 0;
  return error.code === 'in-progress' || isAmbiguous(error);
}

/**
 * The rule that keeps people from paying twice: what the vendor certainly has not processed is tried
 * again; what it may have processed is not, unless a repeat is harmless and the app asked for it.
 */
export function judgeFailure(
  failed: FailedTry,
  provider: AnyProvider,
  { retries, retryAmbiguous }: RetryPolicy,
): RetryVerdict {
  const { at = 'proxy', before, error, sent } = failed;
  const questions = count(before, 'in-progress');
  const refreshes = count(before, 'token-expired');
  // Neither of these two was a try of the upload itself.
  const triesBefore = before.length - questions - refreshes;
  const harmless = provider.repeat === 'harmless';
  const fail: RetryVerdict = { next: 'fail', error };
  const unknown: RetryVerdict = { next: 'fail', error: outcomeUnknown(error) };
  const retry = (delayMs: number): RetryVerdict => ({
    next: 'retry',
    delayMs,
    reason: reasonOf(error),
  });
  const again = () => (triesBefore < retries ? retry(delayAfter(error, triesBefore)) : fail);
  const againUnless = (most: number, alike: (code: UploadErrorCode) => boolean) =>
    before.filter(alike).length < most ? again() : fail;

  // Bytes that are put at the same place again make no second upload, whatever had arrived.
  if (at === 'storage') return error.retryable ? again() : fail;
  switch (error.code) {
    case 'in-progress':
      // The first upload with this key is under way: asking for its answer repeats nothing.
      return questions < MOST_TRIES_WHILE_IN_PROGRESS
        ? retry(error.retryAfterMs ?? UNTOLD_DELAY_MS)
        : fail;
    case 'token-expired':
      return refreshes < MOST_TOKEN_REFRESHES ? retry(0) : fail;
    default:
  }
  if (mayHaveArrived(failed)) {
    // guard: ambiguous-failures-are-not-repeated
    return harmless && retryAmbiguous && triesBefore < retries
      ? retry(delayAfter(error, triesBefore))
      : unknown;
  }
  if (isBreak(error)) {
    // guard: costly-uploads-are-not-repeated
    if (harmless) return againUnless(MOST_TRIES_AFTER_BREAK, (code) => BREAKS.has(code));
    // Firefox reports no progress of a small file that arrived whole, so none seen proves nothing.
    return error.code === 'offline' && sent === 'nothing' ? fail : unknown;
  }
  if (!error.retryable) return fail;
  return error.code === 'client-timeout'
    ? againUnless(MOST_TRIES_AFTER_SLOWNESS, (code) => code === 'client-timeout')
    : again();
}

function reasonOf({ code }: UploadError): WaitReason {
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
  // Who limits a rate wants to be left alone for a while, also where it does not say for how long.
  return (error.retryAfterMs ?? step) * (1 + Math.random() * MOST_SPREAD);
}

function count(codes: readonly UploadErrorCode[], wanted: UploadErrorCode): number {
  return codes.filter((code) => code === wanted).length;
}

/** The failure of an upload that may have arrived although nobody has its answer. */
export function outcomeUnknown(cause: UploadError): UploadError {
  return new UploadError(
    'outcome-unknown',
    `The upload may have arrived, but its answer was lost (${cause.code}). A repeat could make a second one.`,
    {
      cause,
      provider: cause.provider,
      status: cause.status,
      requestId: cause.requestId,
      params: { ...cause.params, cause: cause.code },
    },
  );
}
