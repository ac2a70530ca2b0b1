import type { VendorAnswer } from '../../providers/upstream.js';
import { cancelQuietly, readPiece } from '../request/read-piece.js';

const MOST_BYTES = 1_048_576;

/**
 * Reads at most 1 MiB of a vendor's response, no matter what length it claims.
 *
 * @param signal Ends the reading. The signal that `fetch` got may no longer do so.
 */
export async function readVendorAnswer(
  response: Response,
  signal: AbortSignal,
): Promise<VendorAnswer> {
  const { text, whole } = await readText(response, signal);
  return { status: response.status, text, json: whole ? parseJson(text) : undefined };
}

async function readText(
  response: Response,
  signal: AbortSignal,
): Promise<{ text: string; whole: boolean }> {
  const reader = response.body?.getReader();
  if (reader === undefined) return { text: '', whole: true };
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const piece = await readPiece(reader, signal);
    if (piece === undefined) return { text: text + decoder.decode(), whole: true };
    bytes += piece.byteLength;
    // guard: vendor-answers-are-bounded
    if (bytes > MOST_BYTES) {
      cancelQuietly(reader);
      return { text, whole: false };
    }
    text += decoder.decode(piece, { stream: true });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
