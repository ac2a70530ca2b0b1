import { raceAbort } from '../../core/signals.js';

/**
 * The next piece of a stream; undefined after the last one. Neither a stream nor `fetch` is relied on to
 * end a pending read, so an abort ends it here and cancels the stream.
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

/** Ends a stream that nobody reads any more. Its other side may already be gone. */
export function cancelQuietly(reader: ReadableStreamDefaultReader<Uint8Array>): void {
  reader.cancel().catch(() => {});
}
