import { UploadError } from '../../core/errors/upload-error.js';
import type { TransferTimeouts } from '../limits/timeouts.js';
import { cancelQuietly, readPiece } from './read-piece.js';

/** The body of a request, piece by piece. */
export interface BodyReader {
  /**
   * Reads the next piece. Returns `undefined` after the last one.
   *
   * @throws UploadError The transfer's failure, such as `client-timeout`, or `incomplete-body` if the
   *   connection breaks.
   */
  readonly read: () => Promise<Uint8Array | undefined>;
  /** Stops reading. */
  readonly cancel: () => void;
}

/**
 * Opens the body of a request. Returns `undefined` if it has none.
 *
 * @throws UploadError `body-already-read`.
 */
export function openBody(request: Request, timeouts: TransferTimeouts): BodyReader | undefined {
  if (request.bodyUsed) throw bodyAlreadyRead();
  const reader = request.body?.getReader();
  if (reader === undefined) return undefined;
  const cancel = () => cancelQuietly(reader);
  // A client that keeps sending after the transfer has failed must be stopped.
  timeouts.signal.addEventListener('abort', cancel);
  const throwFailure = () => {
    const failure = timeouts.failure();
    if (failure !== undefined) throw failure;
  };
  return {
    async read() {
      throwFailure();
      timeouts.waitFor('client');
      try {
        return await readPiece(reader, timeouts.signal);
      } catch (cause) {
        throw cause instanceof UploadError ? cause : incompleteBody(cause);
      } finally {
        throwFailure();
      }
    },
    cancel,
  };
}

/** Returns the refusal of a request whose body another handler has already read. */
export function bodyAlreadyRead(): UploadError {
  return new UploadError(
    'body-already-read',
    'Something read the body before the token proxy could, such as express.json() or a middleware. Mount the proxy before body parsers.',
  );
}

/** Returns the refusal of a body that differs from its declaration. */
export function incompleteBody(cause?: unknown): UploadError {
  return new UploadError(
    'incomplete-body',
    'The body was cut off or its length differed from the one declared. The provider received nothing complete.',
    { cause },
  );
}
