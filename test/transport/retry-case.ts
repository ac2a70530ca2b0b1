import { UploadError } from '../../src/core/errors/upload-error.js';
import type { UploadErrorCode } from '../../src/core/errors/error-codes.js';
import { apimart, autoenhance } from '../../src/index.js';
import { decideRetry, type Sent } from '../../src/transport/retry-rule.js';

/** A failed attempt; by default the first one, to APIMart, with everything sent. */
export interface Case {
  readonly code: UploadErrorCode;
  readonly retryable?: boolean;
  readonly sent?: Sent;
  readonly repeat?: 'harmless' | 'never';
  readonly retryAmbiguous?: boolean;
  readonly retries?: number;
  readonly before?: readonly UploadErrorCode[];
  readonly retryAfterMs?: number;
}

/** `retry`, `ask`, or the code the upload fails with. */
export function decisionOn(given: Case): string {
  const decision = decide(given);
  return decision.next === 'fail' ? decision.error.code : decision.next;
}

/** The whole decision. */
export function decide({ code, repeat, retryable, retryAfterMs, ...given }: Case) {
  const error = new UploadError(code, 'It failed.', {
    ...(retryable !== undefined && { retryable }),
    retryAfterMs,
  });
  const { before = [], retries = 3, retryAmbiguous = false, sent = 'everything' } = given;
  const provider = repeat === 'never' ? autoenhance : apimart;
  return decideRetry({ error, sent, before }, provider, { retries, retryAmbiguous });
}

/** This many attempts that failed alike. */
export function times(count: number, code: UploadErrorCode): UploadErrorCode[] {
  return Array.from({ length: count }, () => code);
}
