import { tellDeveloper } from '../core/errors/developer-console.js';
import { readStorageAnswer, storageErrorCode } from '../core/storage-answer.js';
import type { AnyProvider } from '../core/provider/provider.js';
import { UploadError, URL_EXPIRED } from '../core/errors/upload-error.js';
import { toUploadError } from './failure.js';

/**
 * Returns the failure of a PUT without a response. Sending the same bytes to the same place again is
 * harmless, so it may be retried even if bytes arrived.
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
      ? `The storage of ${provider.label} did not answer: the connection was lost, or the storage does not allow this page (CORS). If no upload succeeds, set delivery: 'relay' for "${provider.name}" in the token proxy.`
      : error.message;
  if (error.code === 'network') {
    try {
      if (process.env.NODE_ENV !== 'production') tellDeveloper('cors', () => message);
    } catch {}
  }
  return new UploadError(error.code, message, {
    provider: provider.name,
    retryable: true,
    cause: error.cause,
  });
}

/** Returns the failure in a storage's response, or `undefined` for a success. */
export function storageRefusal(
  status: number,
  body: string,
  { label, name }: AnyProvider,
): UploadError | undefined {
  const decision = readStorageAnswer(status, body);
  if (decision === 'stored') return undefined;
  const words = [`HTTP ${status}`, storageErrorCode(body)].filter(Boolean).join(', ');
  const said = { provider: name, status };
  if (decision === 'busy') {
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
  return decision === 'expired' ? urlExpired(refusal, label) : refusal;
}

/** A new URL means another record at the vendor, so a person is asked first. */
function urlExpired(cause: UploadError, label: string): UploadError {
  return new UploadError(
    'outcome-unknown',
    `${label}'s storage URL has expired. A new one would create a second record, so it is not requested automatically.`,
    { cause, provider: cause.provider, status: cause.status, params: { reason: URL_EXPIRED } },
  );
}
