import { codeFacts, type UploadErrorCode } from './error-codes.js';

/** Details about a failure. See the fields of {@link UploadError}. */
export interface UploadErrorDetails {
  readonly retryable?: boolean;
  readonly provider?: string | undefined;
  readonly status?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly requestId?: string | undefined;
  readonly params?: UploadErrorParams;
  readonly cause?: unknown;
}

/** Facts for the sentence that people read, such as limits, names and types. */
export type UploadErrorParams = Readonly<Record<string, string | number | readonly string[]>>;

/**
 * Every refusal and every failure of an upload, in the browser and in the token proxy.
 *
 * `code` is for programs and never changes its meaning. `message` is for developers. People read the
 * sentence that `labels` has for the code.
 */
export class UploadError extends Error {
  /** Always `UploadError`. */
  override readonly name = 'UploadError';
  /** The kind of failure, for programs. It never changes its meaning. */
  readonly code: UploadErrorCode;
  /** Whether the vendor has not processed this upload and the same request may succeed later. */
  readonly retryable: boolean;
  /** The provider's name on the wire. */
  declare readonly provider?: string;
  /** The HTTP status of the response, if there was one. */
  declare readonly status?: number;
  /** Milliseconds to wait before the next attempt, if the server asked for a wait. */
  declare readonly retryAfterMs?: number;
  /** The proxy's id for the request, to find it in the server's log. */
  declare readonly requestId?: string;
  /** The facts behind the code, such as `limit` (bytes) or `type` (MIME type). */
  readonly params: UploadErrorParams;

  constructor(code: UploadErrorCode, message: string, details: UploadErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.retryable = details.retryable ?? codeFacts(code).retryable;
    this.params = details.params ?? {};
    if (details.provider !== undefined) this.provider = details.provider;
    if (details.status !== undefined) this.status = details.status;
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
    if (details.requestId !== undefined) this.requestId = details.requestId;
  }
}

/** Returns the same error with another cause and, optionally, the id of its request. */
export function withCause(error: UploadError, cause: unknown, requestId?: string): UploadError {
  const { code, message, params, provider, retryAfterMs, retryable, status } = error;
  return new UploadError(code, message, {
    cause,
    params,
    provider,
    requestId: requestId ?? error.requestId,
    retryable,
    retryAfterMs,
    status,
  });
}

/**
 * The `params.reason` of an `outcome-unknown` whose file hasn't arrived but already has a record.
 */
export const URL_EXPIRED = 'url-expired';

/** Whether a storage URL has expired. */
export function isUrlExpired({ params }: Pick<UploadError, 'params'>): boolean {
  return params['reason'] === URL_EXPIRED;
}

/** The `params.reason` of a `not-a-proxy`: what answered instead of the proxy. */
export type ForeignAnswer =
  /** A web page, such as the sign-in page of a public network. */
  | 'page'
  /** Another address, to which the request was redirected. */
  | 'redirected'
  /** A gateway that got no answer from the server behind it. */
  | 'gateway'
  /** A server that has nothing at the endpoint. */
  | 'no-endpoint';

/** Whether the vendor may have processed the upload, although its response is unknown. */
export function isAmbiguous({ code, params, retryable }: UploadError): boolean {
  if (retryable || codeFacts(code).ambiguous !== true) return false;
  // A server with nothing at the endpoint hasn't forwarded anything.
  return params['reason'] !== ('no-endpoint' satisfies ForeignAnswer);
}
