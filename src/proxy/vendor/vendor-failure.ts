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
  'provider-unavailable': 'failed and may have the image anyway',
};

/**
 * Returns the failure in a vendor's response, or `undefined` for a success. The vendor's own message is
 * left out because it can contain anything, including the key.
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
 * Returns the failure of the PUT to a storage URL, or `undefined` for a success.
 *
 * @param outcome The meaning of the response's status and body.
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

/** Another URL means another record at the vendor, so the page must ask a person first. */
function urlExpired({ profile }: Upstream, answer: VendorAnswer): UploadError {
  return new UploadError(
    'provider-unavailable',
    `${profile.label}'s storage URL has expired (HTTP ${answer.status}). A new one would create a second record.`,
    { provider: profile.name, params: { reason: URL_EXPIRED }, cause: wordsOf(answer) },
  );
}

/** Returns the refusal of a redirect. Fetch would send headers such as `x-api-key` to the other host. */
export function redirected({ profile }: Upstream): UploadError {
  return new UploadError(
    'upstream-redirect',
    `${profile.label} answered with a redirect. It was not followed, to keep the key from reaching another host.`,
    { provider: profile.name },
  );
}

function isRedirect(status: number): boolean {
  // A fetch that must not follow redirects hides the status and reports 0.
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

/** Returns a vendor's response for the operator only. */
export function wordsOf({ status, text }: VendorAnswer): Error {
  const words = text.length > MOST_WORDS ? `${text.slice(0, MOST_WORDS)}…` : text;
  return new Error(`The answer was HTTP ${status} with ${words === '' ? 'no body' : words}`);
}

/**
 * Returns the failure for a bug of ours. How far the upload got is unknown, so it must not be repeated
 * automatically.
 */
export function unexpectedFailure(cause: unknown): UploadError {
  return new UploadError('provider-unavailable', 'The token proxy failed unexpectedly.', {
    cause,
    status: 500,
  });
}
