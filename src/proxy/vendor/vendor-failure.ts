import type { UploadErrorCode } from '../../core/errors/error-codes.js';
import type { StorageOutcome } from '../../core/storage-answer.js';
import { parseRetryAfter } from '../../core/retry-delay.js';
import { UploadError, URL_EXPIRED } from '../../core/errors/upload-error.js';
import type { Upstream, VendorAnswer } from '../../providers/upstream.js';

const BY_STATUS: Readonly<Record<number, UploadErrorCode>> = {
  401: 'upstream-auth',
  402: 'quota-exceeded',
  403: 'upstream-auth',
  408: 'client-timeout',
  413: 'file-too-large',
  415: 'file-invalid-type',
  425: 'client-timeout',
  429: 'rate-limited',
};

const SENTENCES: Partial<Record<UploadErrorCode, string>> = {
  'upstream-auth': "rejected this site's API key",
  'quota-exceeded': 'has no credit left for this site',
  'file-too-large': 'rejected the file as too large',
  'file-invalid-type': 'does not accept this image type',
  'rate-limited': 'is receiving too many uploads right now',
  'client-timeout': 'timed out while receiving the upload',
  'provider-rejected': 'rejected the file or its options',
  'provider-unavailable': 'failed and may still have the image',
};

/**
 * The failure in a vendor's response; undefined for a success. The vendor's own message is left
 * out: they can hold anything, the key included.
 */
export function vendorFailure(
  upstream: Upstream,
  answer: VendorAnswer,
  headers: Headers,
): UploadError | undefined {
  if (isRedirect(answer.status)) return redirected(upstream);
  const succeeded = answer.status >= 200 && answer.status < 300;
  const code = upstream.refusal?.(answer) ?? (succeeded ? undefined : codeOf(answer.status));
  return code === undefined ? undefined : failureOf(upstream, code, answer, headers);
}

/**
 * The failure of the PUT to a storage URL; undefined for a success.
 *
 * @param outcome What the answer's status and body come to.
 */
export function storageFailure(
  upstream: Upstream,
  answer: VendorAnswer,
  outcome: StorageOutcome,
): UploadError | undefined {
  if (isRedirect(answer.status)) return redirected(upstream);
  if (outcome === 'stored') return undefined;
  if (outcome === 'expired') return urlExpired(upstream, answer);
  const code = outcome === 'busy' ? 'provider-unavailable' : 'provider-rejected';
  return failureOf(upstream, code, answer, new Headers());
}

/** Another URL means another record at the vendor, so the page has to ask a person first. */
function urlExpired({ profile }: Upstream, answer: VendorAnswer): UploadError {
  return new UploadError(
    'provider-unavailable',
    `${profile.label}'s storage URL has expired (HTTP ${answer.status}). A new one would create a second record.`,
    { provider: profile.name, params: { reason: URL_EXPIRED }, cause: wordsOf(answer) },
  );
}

/** A redirect is refused: fetch would carry headers such as `x-api-key` to the other host. */
export function redirected({ profile }: Upstream): UploadError {
  return new UploadError(
    'upstream-redirect',
    `${profile.label} answered with a redirect. It was not followed, to keep the key from reaching another host.`,
    { provider: profile.name },
  );
}

function isRedirect(status: number): boolean {
  // A fetch that is told not to follow hides the status and shows 0.
  return status === 0 || (status >= 300 && status < 400);
}

function codeOf(status: number): UploadErrorCode {
  if (status >= 500) return 'provider-unavailable';
  return BY_STATUS[status] ?? 'provider-rejected';
}

function failureOf(
  { profile, rateLimitedMs }: Upstream,
  code: UploadErrorCode,
  answer: VendorAnswer,
  headers: Headers,
): UploadError {
  const { status } = answer;
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'));
  const turnedAway = status === 503 && retryAfterMs !== undefined;
  return new UploadError(
    code,
    `${profile.label} ${SENTENCES[code] ?? 'refused the upload'} (HTTP ${status}).`,
    {
      provider: profile.name,
      cause: wordsOf(answer),
      ...(code === 'provider-unavailable' && turnedAway && { retryable: true, status: 503 }),
      ...(turnedAway && { retryAfterMs }),
      ...(code === 'rate-limited' && { retryAfterMs: retryAfterMs ?? rateLimitedMs }),
    },
  );
}

const MOST_WORDS = 1000;

/** What a vendor answered, for the operator alone. */
export function wordsOf({ status, text }: VendorAnswer): Error {
  const words = text.length > MOST_WORDS ? `${text.slice(0, MOST_WORDS)}…` : text;
  return new Error(`The answer was HTTP ${status} with ${words === '' ? 'no body' : words}`);
}

/** A fault of ours; nobody knows how far the upload was, so nobody may repeat it unasked. */
export function unexpectedFailure(cause: unknown): UploadError {
  return new UploadError('provider-unavailable', 'The token proxy failed unexpectedly.', {
    cause,
    status: 500,
  });
}
