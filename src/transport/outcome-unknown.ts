import type { UploadErrorCode } from '../core/errors/error-codes.js';
import { UploadError } from '../core/errors/upload-error.js';

/** Returns the failure of an upload that may have arrived but whose response was lost. */
export function outcomeUnknown(cause: UploadError): UploadError {
  return new UploadError(
    'outcome-unknown',
    `The upload may have arrived, but its answer was lost (${cause.code}). Sending it again could create a duplicate.`,
    {
      cause,
      provider: cause.provider,
      status: cause.status,
      requestId: cause.requestId,
      params: { ...cause.params, cause: cause.code },
    },
  );
}

/** Returns the failure of an upload that has waited so long that the proxy may have forgotten it. */
export function uploadForgotten(provider: string): UploadError {
  return new UploadError(
    'outcome-unknown',
    'This upload was first sent so long ago that the token proxy may have forgotten it. Sending it again could create a duplicate.',
    { provider },
  );
}

const VENDOR_REFUSALS: ReadonlySet<UploadErrorCode> = new Set([
  'file-invalid-type',
  'file-type-mismatch',
  'provider-rejected',
  'quota-exceeded',
  'upload-url-refused',
  'upstream-auth',
  'upstream-redirect',
]);

/** Whether the upload itself failed for certain, not only a request about it. */
export function isVendorRefusal({ code }: Pick<UploadError, 'code'>): boolean {
  return VENDOR_REFUSALS.has(code);
}
