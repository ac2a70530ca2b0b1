import type { UploadErrorCode } from '../core/errors/error-codes.js';
import type { UploadError } from '../core/errors/upload-error.js';
import {
  count,
  countTries,
  delayAfter,
  isBreak,
  isUnreadableConflict,
  MOST_QUESTIONS_IN_PROGRESS,
  MOST_TOKEN_REFRESHES,
  reasonOf,
  UNTOLD_DELAY_MS,
  type RetryDecision,
} from './retry-rule.js';

const MOST_UNANSWERED = 2;

/**
 * Decides what to do after a failed status request. It starts nothing, so it may be repeated.
 *
 * @param before How the earlier status requests failed, oldest first.
 */
export function decideNextQuestion(
  error: UploadError,
  before: readonly UploadErrorCode[],
): RetryDecision {
  const delayMs = delayAfter(error, countTries(before));
  const fail: RetryDecision = { next: 'fail', error, delayMs };
  const askIn = (ms: number): RetryDecision => ({
    next: 'ask',
    delayMs: ms,
    reason: reasonOf(error),
  });
  switch (error.code) {
    case 'in-progress':
      return count(before, 'in-progress') < MOST_QUESTIONS_IN_PROGRESS
        ? askIn(error.retryAfterMs ?? UNTOLD_DELAY_MS)
        : fail;
    case 'token-expired':
      return count(before, 'token-expired') < MOST_TOKEN_REFRESHES ? askIn(0) : fail;
    default:
  }
  const mayPass =
    error.retryable || isBreak(error) || isUnreadableConflict(error) || (error.status ?? 0) >= 500;
  return mayPass && countTries(before) < MOST_UNANSWERED ? askIn(delayMs) : fail;
}
