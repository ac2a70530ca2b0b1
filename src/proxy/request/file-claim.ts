import { isRecord } from '../../core/is-record.js';
import { joinBytes } from '../../core/join-bytes.js';
import { UploadError } from '../../core/errors/upload-error.js';
import type { TransferTimeouts } from '../limits/timeouts.js';
import { openBody } from './body-reader.js';

/** A page's description of a file that it doesn't send along. None of it is proven. */
export interface FileClaim {
  /** From the page, so it must be cleaned before use. */
  readonly name: string;
  /** In lower case, or empty if it isn't a MIME type. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** More than the longest name in any file system needs, no matter how it is escaped. */
const MOST_BYTES = 16_384;

/** Types that may be repeated to the page. */
const MIME_TYPE = /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/;

/**
 * Reads `{ "name", "type", "size" }` and ignores everything else.
 *
 * @throws UploadError `invalid-request`, `body-already-read`, or the transfer's failure.
 */
export async function readFileClaim(
  request: Request,
  timeouts: TransferTimeouts,
): Promise<FileClaim> {
  const { headers } = request;
  const contentType = (headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  const encoding = headers.get('content-encoding') ?? 'identity';
  // Neither a form nor a `no-cors` fetch of another site can send this type.
  if (contentType !== 'application/json' || encoding.toLowerCase() !== 'identity') {
    throw invalid();
  }
  const claim = parseJson(await readBytes(request, timeouts));
  if (!isRecord(claim)) throw invalid();
  const { name, size, type } = claim;
  if (typeof name !== 'string' || typeof type !== 'string') throw invalid();
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) throw invalid();
  return { name, type: MIME_TYPE.test(type) ? type.toLowerCase() : '', size };
}

async function readBytes(request: Request, timeouts: TransferTimeouts): Promise<Uint8Array> {
  const body = openBody(request, timeouts);
  if (body === undefined) throw invalid();
  const pieces: Uint8Array[] = [];
  let count = 0;
  for (;;) {
    const piece = await body.read();
    if (piece === undefined) return joinBytes(...pieces);
    pieces.push(piece);
    count += piece.byteLength;
    if (count <= MOST_BYTES) continue;
    body.cancel();
    throw invalid();
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function invalid(): UploadError {
  return new UploadError(
    'invalid-request',
    'The body must be application/json: {"name": string, "type": MIME type, "size": bytes}.',
  );
}
