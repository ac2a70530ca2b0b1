import { raceAbort } from '../../core/signals.js';

/**
 * Reads the next piece of a stream. Returns `undefined` after the last one. An abort ends a pending read
 * here and cancels the stream, because neither streams nor `fetch` reliably do so.
 */
export async function readPiece(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  try {
    // guard: answers-are-not-read-for-ever
    const { value } = await raceAbort(reader.read(), signal);
    return value;
  } catch (error) {
    cancelQuietly(reader);
    throw error;
  }
}

/** Ends a stream that is no longer read. Its other side may already be gone. */
export function cancelQuietly(reader: ReadableStreamDefaultReader<Uint8Array>): void {
  reader.cancel().catch(() => {});
}
