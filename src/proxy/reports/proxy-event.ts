import type { UploadErrorCode } from '../../core/errors/error-codes.js';

/** What happened to one request. It never holds a key, a token, a file name or a vendor's words. */
export interface ProxyEvent {
  /** What the request asked for; `preflight` is any OPTIONS. */
  readonly type: 'upload' | 'ticket' | 'status' | 'preflight';
  /** Also the answer's `X-Request-Id`. */
  readonly requestId: string;
  /** Its name on the wire; left out where the path names no provider. */
  readonly provider?: string;
  /** What `authorize` said; left out where it named no subject. */
  readonly subject?: string;
  /** The HTTP status of the answer. */
  readonly status: number;
  /** Why the request failed; left out on success. */
  readonly code?: UploadErrorCode;
  /** Bytes of the file read from the client. */
  readonly bytes: number;
  /** Milliseconds from the request to its answer. */
  readonly durationMs: number;
  /** Milliseconds of it that `authorize` took; left out where it was not asked. */
  readonly authorizeMs?: number;
  /**
   * Milliseconds of it in which the upload waited for its slot, was sent and the vendor answered; left
   * out where the vendor was not asked.
   */
  readonly deliveryMs?: number;
}

/** Which request an error belongs to. */
export interface ErrorContext {
  /** Its name on the wire; left out where the path names no provider. */
  readonly provider?: string;
  /** Also the answer's `X-Request-Id`, and in the event. */
  readonly requestId: string;
  /** The error's own. */
  readonly code: UploadErrorCode;
}
