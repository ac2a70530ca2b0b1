import { raceAbort } from '../../core/signals.js';
import { joinBytes } from '../../core/join-bytes.js';
import { SNIFF_BYTES } from '../../image/sniff.js';
import { UploadError } from '../../core/errors/upload-error.js';
import type { Deadlines } from '../limits/deadlines.js';
import { emptyFile, fileTooLarge } from './request-head.js';

/** A file of undeclared size that ends within these has a known size after all. */
const UNDECLARED_PEEK_BYTES = 65_536;

/** The client's file as it comes in, with its first bytes in hand. */
export interface IncomingFile {
  /** Enough to prove the type, or the whole file where it is shorter. */
  readonly firstBytes: Uint8Array;
  /** The exact size in bytes; undefined where the client did not declare it and it is not all here yet. */
  readonly size: number | undefined;
  /** The next piece; undefined after the last one. Rejects where the file is not what was declared. */
  readonly read: () => Promise<Uint8Array | undefined>;
  /** Bytes read so far. */
  readonly bytesRead: () => number;
  /** Whether every byte has come in. */
  readonly isComplete: () => boolean;
}

/** What the file has to keep to. */
export interface FileLimits {
  readonly declaredBytes: number | undefined;
  readonly maxBytes: number;
}

/**
 * Opens the body of a request and reads its first bytes.
 *
 * @throws UploadError `body-already-read`, `file-empty`, `file-too-large`, `incomplete-body`, or the
 *   failure of the clocks, such as `client-timeout`.
 */
export async function openIncomingFile(
  request: Request,
  limits: FileLimits,
  deadlines: Deadlines,
): Promise<IncomingFile> {
  if (request.bodyUsed) throw bodyAlreadyRead();
  if (request.body === null) throw emptyFile();
  const source = readCounted(request.body.getReader(), limits, deadlines);
  const pieces: Uint8Array[] = [];
  let peeked = 0;
  const enough = limits.declaredBytes === undefined ? UNDECLARED_PEEK_BYTES : SNIFF_BYTES;
  while (peeked < enough) {
    const piece = await source.read();
    if (piece === undefined) break;
    pieces.push(piece);
    peeked += piece.byteLength;
  }
  if (peeked === 0) throw emptyFile();
  const firstBytes = joinBytes(...pieces);
  let isFirst = true;
  return {
    firstBytes,
    size: limits.declaredBytes ?? (source.isComplete() ? peeked : undefined),
    // guard: tiny-chunks-are-joined
    read: async () => {
      if (!isFirst) return source.read();
      isFirst = false;
      return firstBytes;
    },
    bytesRead: source.bytesRead,
    isComplete: source.isComplete,
  };
}

function readCounted(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  { declaredBytes, maxBytes }: FileLimits,
  deadlines: Deadlines,
) {
  let count = 0;
  let complete = false;
  // Canceling ends a pending read: without it, a client that stalls would be waited for for ever.
  deadlines.signal.addEventListener('abort', () => {
    // The client may already be gone; there is nothing left to do about it.
    reader.cancel().catch(() => {});
  });

  async function next(): Promise<Uint8Array | undefined> {
    throwFailure(deadlines);
    deadlines.waitFor('client');
    const { done, value } = await raceAbort(reader.read(), deadlines.signal).catch(
      (cause: unknown) => {
        throwFailure(deadlines);
        throw cause instanceof UploadError ? cause : incompleteBody(cause);
      },
    );
    throwFailure(deadlines);
    if (done) {
      // guard: short-bodies-are-incomplete
      if (declaredBytes !== undefined && count !== declaredBytes) throw incompleteBody();
      complete = true;
      return undefined;
    }
    count += value.byteLength;
    if (declaredBytes !== undefined && count > declaredBytes) throw incompleteBody();
    // guard: undeclared-bodies-are-counted
    if (count > maxBytes) throw fileTooLarge(maxBytes);
    return value;
  }

  return {
    bytesRead: () => count,
    isComplete: () => complete,
    async read(): Promise<Uint8Array | undefined> {
      if (complete) return undefined;
      let piece = await next();
      while (piece?.byteLength === 0) piece = await next();
      // The last piece is handed on only when nothing follows it: a vendor must never get a complete
      // request for a body that turns out longer than it declared.
      if (piece !== undefined && count === declaredBytes) {
        while (!complete) await next();
      }
      return piece;
    },
  };
}

function throwFailure({ failure }: Deadlines): void {
  const error = failure();
  if (error !== undefined) throw error;
}

/** The refusal of a request whose body another handler has eaten. */
export function bodyAlreadyRead(): UploadError {
  return new UploadError(
    'body-already-read',
    'Something read the body before the token proxy could, such as express.json() or a middleware. Mount the proxy before body parsers.',
  );
}

/** The refusal of a body that is not what was declared. */
export function incompleteBody(cause?: unknown): UploadError {
  return new UploadError(
    'incomplete-body',
    'The body was cut off or its length differed from the one declared. The provider received nothing complete.',
    { cause },
  );
}
