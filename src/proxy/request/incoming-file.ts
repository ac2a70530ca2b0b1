import { joinBytes } from '../../core/join-bytes.js';
import { SNIFF_BYTES } from '../../image/formats/format.js';
import type { TransferTimeouts } from '../limits/timeouts.js';
import { incompleteBody, openBody, type BodyReader } from './body-reader.js';
import { emptyFile, fileTooLarge } from './request-head.js';

/** A file of undeclared size that ends within this many bytes has a known size after all. */
const UNDECLARED_PEEK_BYTES = 65_536;

/** The incoming file of a client, with its first bytes already read. */
export interface IncomingFile {
  /** Enough bytes to prove the type, or the whole file if it is shorter. */
  readonly firstBytes: Uint8Array;
  /** The exact size in bytes, or `undefined` if it wasn't declared and the file isn't complete yet. */
  readonly size: number | undefined;
  /** Reads the next piece, `undefined` after the last. Rejects if the file differs from its declaration. */
  readonly read: () => Promise<Uint8Array | undefined>;
  /** Returns the number of bytes read so far. */
  readonly bytesRead: () => number;
  /** Whether all bytes have arrived. */
  readonly isComplete: () => boolean;
}

/** The limits of a file. */
interface FileLimits {
  readonly declaredBytes: number | undefined;
  readonly maxBytes: number;
}

/**
 * Opens the body of a request and reads its first bytes.
 *
 * @throws UploadError `body-already-read`, `file-empty`, `file-too-large`, `incomplete-body`, or the
 *   transfer's failure, such as `client-timeout`.
 */
export async function openIncomingFile(
  request: Request,
  limits: FileLimits,
  timeouts: TransferTimeouts,
): Promise<IncomingFile> {
  const body = openBody(request, timeouts);
  if (body === undefined) throw emptyFile();
  const source = readCounted(body, limits);
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

function readCounted(body: BodyReader, { declaredBytes, maxBytes }: FileLimits) {
  let count = 0;
  let complete = false;

  async function next(): Promise<Uint8Array | undefined> {
    const piece = await body.read();
    if (piece === undefined) {
      // guard: short-bodies-are-incomplete
      if (declaredBytes !== undefined && count !== declaredBytes) throw incompleteBody();
      complete = true;
      return undefined;
    }
    count += piece.byteLength;
    if (declaredBytes !== undefined && count > declaredBytes) throw incompleteBody();
    // guard: undeclared-bodies-are-counted
    if (count > maxBytes) throw fileTooLarge(maxBytes);
    return piece;
  }

  return {
    bytesRead: () => count,
    isComplete: () => complete,
    async read(): Promise<Uint8Array | undefined> {
      if (complete) return undefined;
      let piece = await next();
      while (piece?.byteLength === 0) piece = await next();
      // The last piece is passed on only when nothing follows it. A vendor must never get a complete
      // request for a body that turns out to be longer than declared.
      if (piece !== undefined && count === declaredBytes) {
        while (!complete) await next();
      }
      return piece;
    },
  };
}
