import type { UploadErrorCode } from '../../core/errors/error-codes.js';

/**
 * What happened to one request. It never contains a key, a token, a file name or a vendor's
 * message.
 */
export interface ProxyEvent {
  /** What the request asked for; `preflight` is any OPTIONS. */
  readonly type: 'upload' | 'ticket' | 'status' | 'preflight';
  /** Also the response's `X-Request-Id`. */
  readonly requestId: string;
  /** Its name on the wire; left out where the path names no provider. */
  readonly provider?: string;
  /** The `subject` that `authorize` returned, if any. */
  readonly subject?: string;
  /** The HTTP status of the response. */
  readonly status: number;
  /** Why the request failed; left out on success. */
  readonly code?: UploadErrorCode;
  /** Bytes of the file read from the client. */
  readonly bytes: number;
  /** Milliseconds from the request to its response. */
  readonly durationMs: number;
  /** Of these, the milliseconds that `authorize` took; left out if it wasn't called. */
  readonly authorizeMs?: number;
  /**
   * Of these, the milliseconds for waiting for a slot, sending, and the vendor's response; left out
   * if the vendor wasn't called.
   */
  readonly deliveryMs?: number;
}

/** Which request an error belongs to. */
export interface ErrorContext {
  /** Its name on the wire; left out where the path names no provider. */
  readonly provider?: string;
  /** Also the response's `X-Request-Id`, and in the event. */
  readonly requestId: string;
  /** The error's code. */
  readonly code: UploadErrorCode;
}
