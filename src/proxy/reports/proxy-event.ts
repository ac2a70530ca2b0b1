import type { UploadErrorCode } from '../../core/errors/error-codes.js';

/**
 * A report about one request. It never contains a key, a token, a file name or a vendor's message.
 */
export interface ProxyEvent {
  /** The purpose of the request. `preflight` is any OPTIONS request. */
  readonly type: 'upload' | 'ticket' | 'status' | 'preflight';
  /** The id of the request, also sent in the response's `X-Request-Id`. */
  readonly requestId: string;
  /** The provider's name on the wire. Left out if the path names no provider. */
  readonly provider?: string;
  /** The `subject` that `authorize` returned, if any. */
  readonly subject?: string;
  /** The HTTP status of the response. */
  readonly status: number;
  /** The code of the failure. Left out on success. */
  readonly code?: UploadErrorCode;
  /** Bytes of the file read from the client. */
  readonly bytes: number;
  /** Milliseconds from the request to its response. */
  readonly durationMs: number;
  /** Of these, the milliseconds that `authorize` took. Left out if it wasn't called. */
  readonly authorizeMs?: number;
  /**
   * Of these, the milliseconds for waiting for a slot, sending, and the vendor's response. Left out if
   * the vendor wasn't called.
   */
  readonly deliveryMs?: number;
}

/** The request that an error belongs to. */
export interface ErrorContext {
  /** The provider's name on the wire. Left out if the path names no provider. */
  readonly provider?: string;
  /** The id of the request, also in the response's `X-Request-Id` and in the event. */
  readonly requestId: string;
  /** The error's code. */
  readonly code: UploadErrorCode;
}
