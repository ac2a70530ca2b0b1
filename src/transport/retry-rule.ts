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
const MOST_TOKEN_REFRESHES = 1;
const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 30_000;

/**
 * The rule that keeps people from paying twice: what the vendor certainly has not processed is tried
 * again; what it may have processed is not, unless a repeat is harmless and the app asked for it.
 */
export function judgeFailure(
  { at = 'proxy', before, error, sent }: FailedTry,
  provider: AnyProvider,
  { retries, retryAmbiguous }: RetryPolicy,
): RetryVerdict {
  const questions = count(before, 'in-progress');
  const refreshes = count(before, 'token-expired');
  // Neither of these two was a try of the upload itself.
  const triesBefore = before.length - questions - refreshes;
  const harmless = provider.repeat === 'harmless';
  const fail: RetryVerdict = { next: 'fail', error };
  const again = (most: number): RetryVerdict =>
    triesBefore < most ? retryLater(error, backoff(triesBefore)) : fail;
  const perhapsProcessed = (): RetryVerdict =>
    harmless && retryAmbiguous && triesBefore < retries
      ? retryLater(error, backoff(triesBefore))
      : { next: 'fail', error: outcomeUnknown(error) };

  // Bytes that are put at the same place again make no second upload, whatever had arrived.
  if (at === 'storage') return error.retryable ? again(retries) : fail;
  switch (error.code) {
    case 'in-progress':
      // The first upload with this key is under way: asking for its answer repeats nothing.
      return questions < MOST_TRIES_WHILE_IN_PROGRESS ? retryLater(error, FIRST_DELAY_MS) : fail;
    case 'token-expired':
      return refreshes < MOST_TOKEN_REFRESHES ? retryLater(error, 0) : fail;
    case 'token-used':
      return before.length > 0 ? perhapsProcessed() : fail;
    case 'client-timeout':
      return error.retryable
        ? again(Math.min(retries, MOST_TRIES_AFTER_SLOWNESS))
        : perhapsProcessed();
    case 'network':
    case 'offline':
    case 'timeout':
    case 'stalled':
      if (sent === 'everything') return perhapsProcessed();
      if (harmless) return again(Math.min(retries, MOST_TRIES_AFTER_BREAK));
      // Firefox reports no progress of a small file that arrived whole, so none seen proves nothing.
      return {
        next: 'fail',
        error: error.code === 'offline' && sent === 'nothing' ? error : outcomeUnknown(error),
      };
    default:
      if (error.retryable) return again(retries);
      return isAmbiguous(error) ? perhapsProcessed() : fail;
  }
}

function retryLater(error: UploadError, unlessTold: number): RetryVerdict {
  return {
    next: 'retry',
    delayMs: error.retryAfterMs ?? unlessTold,
    reason: error.code === 'rate-limited' ? 'rate-limited' : 'backoff',
  };
}

/** Full jitter: a thousand pages that failed together must not come back together. */
function backoff(triesBefore: number): number {
  return Math.random() * Math.min(FIRST_DELAY_MS * 2 ** triesBefore, LONGEST_DELAY_MS);
}

function count(codes: readonly UploadErrorCode[], wanted: UploadErrorCode): number {
  return codes.filter((code) => code === wanted).length;
}

function outcomeUnknown(cause: UploadError): UploadError {
  return new UploadError(
    'outcome-unknown',
    `The upload may have arrived, but its answer was lost (${cause.code}). A repeat could make a second one.`,
    {
      cause,
      provider: cause.provider,
      status: cause.status,
      requestId: cause.requestId,
    },
  );
}
