/** Facts that are always true of an error code. */
interface ErrorCodeFacts {
  /**
   * The HTTP status of the token proxy's response. Left out if only the browser raises the code.
   */
  readonly status?: number;
  /** Whether the vendor has certainly not processed the upload and the same request may succeed later. */
  readonly retryable: boolean;
  /**
   * For codes that aren't retryable: whether the vendor may have started or finished processing the
   * upload, although its response is unknown.
   */
  readonly ambiguous?: boolean;
}

/** Every code of an {@link UploadError}. Codes are stable; sentences are not. */
export const ERROR_CODES = {
  'file-invalid-type': { status: 415, retryable: false },
  'file-type-mismatch': { status: 415, retryable: false },
  'file-too-large': { status: 413, retryable: false },
  'file-too-small': { status: 400, retryable: false },
  'file-empty': { status: 400, retryable: false },
  'too-many-files': { retryable: false },
  'duplicate-file': { retryable: false },
  'is-directory': { retryable: false },
  'file-unreadable': { retryable: false },
  'image-too-small': { retryable: false },
  'image-too-large': { retryable: false },
  'image-aspect-ratio': { retryable: false },
  'image-corrupt': { retryable: false },
  'metadata-not-removable': { retryable: false },
  custom: { retryable: false },
  'file-changed': { retryable: false },
  aborted: { retryable: false },
  network: { retryable: false },
  offline: { retryable: false },
  timeout: { retryable: false },
  stalled: { retryable: false },
  'outcome-unknown': { retryable: false },
  'headers-failed': { retryable: true },
  'loading-failed': { retryable: true },
  'not-a-proxy': { retryable: false, ambiguous: true },
  unauthorized: { status: 401, retryable: false },
  forbidden: { status: 403, retryable: false },
  'token-expired': { status: 401, retryable: true },
  'token-used': { status: 409, retryable: false },
  'in-progress': { status: 409, retryable: true },
  'key-reused': { status: 422, retryable: false },
  'rate-limited': { status: 429, retryable: true },
  'quota-exceeded': { status: 502, retryable: false },
  'upstream-auth': { status: 502, retryable: false },
  'provider-rejected': { status: 422, retryable: false },
  'provider-unavailable': { status: 502, retryable: false, ambiguous: true },
  'upstream-timeout': { status: 504, retryable: false, ambiguous: true },
  'bad-response': { status: 502, retryable: false, ambiguous: true },
  'upstream-redirect': { status: 502, retryable: false },
  'upload-url-refused': { status: 502, retryable: false },
  'incomplete-body': { status: 400, retryable: true, ambiguous: true },
  'client-timeout': { status: 408, retryable: true, ambiguous: true },
  'invalid-request': { status: 400, retryable: false },
  'body-already-read': { status: 500, retryable: false },
  'not-found': { status: 404, retryable: false },
  'method-not-allowed': { status: 405, retryable: false },
  'proxy-unavailable': { status: 503, retryable: true },
} as const satisfies Record<string, ErrorCodeFacts>;

/** The stable name of one kind of failure. */
export type UploadErrorCode = keyof typeof ERROR_CODES;

/** Whether a string from the network is one of our codes. */
export function isErrorCode(value: unknown): value is UploadErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERROR_CODES, value);
}

/** Returns the facts that are always true of a code. */
export function codeFacts(code: UploadErrorCode): ErrorCodeFacts {
  return ERROR_CODES[code];
}
