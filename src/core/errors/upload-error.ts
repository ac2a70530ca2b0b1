import { codeFacts, type UploadErrorCode } from './error-codes.js';

/** What else is known about a failure; see the fields of {@link UploadError}. */
export interface UploadErrorDetails {
  readonly retryable?: boolean;
  readonly provider?: string | undefined;
  readonly status?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly requestId?: string | undefined;
  readonly params?: UploadErrorParams;
  readonly cause?: unknown;
}

/** The facts a person's sentence about the error is made from: limits, names, types. */
export type UploadErrorParams = Readonly<Record<string, string | number | readonly string[]>>;

/**
 * Every refusal and every failure of an upload, on both sides of the wire.
 *
 * `code` is for programs and never changes its meaning, `message` is for developers; people read
 * the sentence that `labels` has for the code.
 */
export class UploadError extends Error {
  /** Always `UploadError`. */
  override readonly name = 'UploadError';
  /** What happened, for programs; it never changes its meaning. */
  readonly code: UploadErrorCode;
  /** The vendor has not processed this upload, and the same request may succeed later. */
  readonly retryable: boolean;
  /** The provider's name on the wire. */
  declare readonly provider?: string;
  /** The HTTP status of the answer, where there was one. */
  declare readonly status?: number;
  /** Milliseconds to wait before another try, where the other side named them. */
  declare readonly retryAfterMs?: number;
  /** The proxy's id of the request, to find it in the server's log. */
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

/** The same error with another cause, and perhaps with the id of its request. */
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

/** The `params.reason` of an `outcome-unknown` whose file has not arrived, but has a record already. */
export const URL_EXPIRED = 'url-expired';

/** Whether a failure is that of a storage URL that has run out. */
export function isUrlExpired({ params }: Pick<UploadError, 'params'>): boolean {
  return params['reason'] === URL_EXPIRED;
}

/** The `params.reason` of a `not-a-proxy`: what answered in the proxy's place. */
export type ForeignAnswer =
  /** A web page, such as the sign-in page of a public network. */
  | 'page'
  /** Another address, to which the request was redirected. */
  | 'redirected'
  /** A gateway that got no answer from the server behind it. */
  | 'gateway'
  /** A server that has nothing at the endpoint. */
  | 'no-endpoint';

/** Whether the vendor may have processed the upload although nobody has its answer. */
export function isAmbiguous({ code, params, retryable }: UploadError): boolean {
  if (retryable || codeFacts(code).ambiguous !== true) return false;
  // A server that has nothing at the endpoint has handed nothing on.
  return params['reason'] !== ('no-endpoint' satisfies ForeignAnswer);
}
