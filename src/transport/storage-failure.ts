import type { AnyProvider } from '../core/provider.js';
import { UploadError, URL_EXPIRED } from '../core/upload-error.js';
import { toUploadError } from './failure.js';

const FORBIDDEN = 403;

/**
 * The failure of a PUT without an answer. Putting the same bytes at the same place again harms
 * nothing, so it may be tried again whatever had arrived.
 */
export function storageBreak(
  thrown: unknown,
  provider: AnyProvider,
  signal: AbortSignal,
): UploadError {
  const error = toUploadError(thrown, provider.name, signal);
  if (error.code === 'aborted') return error;
  const message =
    error.code === 'network'
      ? `The storage of ${provider.label} gave no answer: the connection broke, or the storage does not let this page upload (CORS). If no upload gets through, set delivery: 'relay' for "${provider.name}" in the token proxy.`
      : error.message;
  return new UploadError(error.code, message, {
    provider: provider.name,
    retryable: true,
    cause: error.cause,
  });
}

/**
 * The failure that a storage's answer tells of; undefined for a success, whatever its body says.
 * [S3's error codes](https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html).
 */
export function storageRefusal(
  status: number,
  body: string,
  { label, name }: AnyProvider,
): UploadError | undefined {
  if (status >= 200 && status < 300) return undefined;
  const code = /<Code>(\w+)<\/Code>/.exec(body)?.[1];
  const said = { provider: name, status };
  const words = `HTTP ${status}${code === undefined ? '' : `, ${code}`}`;
  if (status >= 500 || status === 408 || status === 429 || code === 'RequestTimeout') {
    return new UploadError('provider-unavailable', `The storage of ${label} failed (${words}).`, {
      ...said,
      retryable: true,
    });
  }
  const refusal = new UploadError(
    'provider-rejected',
    `The storage of ${label} refused the file (${words}).`,
    said,
  );
  const expired = code === 'ExpiredToken' || (status === FORBIDDEN && isAboutTime(code));
  return expired ? urlExpired(refusal, label) : refusal;
}

/** A wrong signature is wrong for ever; any other 403 is, as far as anybody can tell, about time. */
function isAboutTime(code: string | undefined): boolean {
  return code === undefined || code === 'AccessDenied' || code === 'RequestTimeTooSkewed';
}

/** Another URL means another record at the vendor, so a person is asked first. */
function urlExpired(cause: UploadError, label: string): UploadError {
  return new UploadError(
    'outcome-unknown',
    `The storage URL of ${label} is no longer good. Another one would make a second record, so nobody gets it unasked.`,
    { cause, provider: cause.provider, status: cause.status, params: { reason: URL_EXPIRED } },
  );
}
