import { isBare, MARKER } from './segments.js';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Ends a stream after the first image of a JPEG. Phones append second pictures and videos, and a decoder
 * would keep those in memory until it has received the whole file.
 */
export function untilEndOfImage(file: ReadableStream<Bytes>): ReadableStream<Bytes> {
  const endIn = createEndFinder();
  const cut = new TransformStream<Bytes, Bytes>({
    transform(chunk, controller) {
      const end = endIn(chunk);
      controller.enqueue(end === undefined ? chunk : chunk.subarray(0, end));
      if (end !== undefined) controller.terminate();
    },
  });
  return file.pipeThrough(cut);
}

/** What the next byte is. `seek` is image data, and whatever else belongs to no segment. */
type Expected = 'seek' | 'marker' | 'length' | 'low-length';

/**
 * Returns a function that is called with each chunk and returns where in it the image ends. It finds
 * markers like `segmentsOf` and like decoders, also if the file is damaged.
 */
function createEndFinder(): (chunk: Bytes) => number | undefined {
  let expected: Expected = 'seek';
  let highLength = 0;
  let bytesToSkip = 0;

  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (bytesToSkip > 0) {
        const skipped = Math.min(bytesToSkip, chunk.length - at);
        bytesToSkip -= skipped;
        at += skipped;
        continue;
      }
      if (expected === 'seek') {
        const found = chunk.indexOf(0xff, at);
        if (found < 0) return undefined;
        at = found + 1;
        expected = 'marker';
        continue;
      }
      const byte = chunk[at]!;
      at += 1;
      if (expected === 'marker') {
        if (byte === MARKER.endOfImage) return at;
        if (byte === 0xff) continue;
        expected = byte === 0 || isBare(byte) ? 'seek' : 'length';
      } else if (expected === 'length') {
        highLength = byte;
        expected = 'low-length';
      } else {
        bytesToSkip = 256 * highLength + byte - 2;
        expected = 'seek';
      }
    }
    return undefined;
  };
}
