import { inflate } from '../formats/inflate.js';
import { inspectImage } from '../inspect.js';

const LZW = 5;
const JPEG = 7;
const PACK_BITS = 32_773;
const DEFLATE: ReadonlySet<number> = new Set([8, 32_946]);

const CLEAR = 256;
const END = 257;
const SHORTEST_CODE = 9;
const LONGEST_CODE = 12;

/** PackBits stores a run of up to 128 bytes in two bytes. */
const MOST_EXPANSION = 64;

/**
 * Counts the bytes of pixels in a strip or tile; the count is an upper bound. Returns `undefined` if
 * there are more than allowed, or if a decoder can't read the piece to its end. An LZW code without an
 * entry sends utif2 (4.1.0) into an endless loop, and a few bytes can stand for gigabytes.
 */
export async function countPixelBytes(
  piece: Uint8Array<ArrayBuffer>,
  {
    bitsPerPixel,
    compression,
    mostBytes,
  }: {
    readonly bitsPerPixel: number;
    readonly compression: number;
    readonly mostBytes: number;
  },
): Promise<number | undefined> {
  if (compression === LZW) return countLzw(piece, mostBytes);
  if (DEFLATE.has(compression)) return (await inflate(piece, mostBytes))?.length;
  if (compression === JPEG) {
    const { height = 0, width = 0 } = await inspectImage(new Blob([piece]));
    const bytes = (height * width * bitsPerPixel) / 8;
    return bytes > mostBytes ? undefined : bytes;
  }
  return compression === PACK_BITS ? piece.length * MOST_EXPANSION : piece.length;
}

/** Counts the bytes in LZW data, [TIFF 6.0, section 13](https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf). */
function countLzw(piece: Uint8Array, mostBytes: number): number | undefined {
  /** The number of bytes that each code stands for. */
  const lengths = new Uint16Array((1 << LONGEST_CODE) + 1).fill(1, 0, CLEAR);
  let width = SHORTEST_CODE;
  let next = END + 1;
  let previous: number | undefined;
  let isCleared = false;
  let total = 0;
  for (let bit = 0; bit + width <= piece.length * 8;) {
    const at = bit >>> 3;
    const bits = (piece[at]! << 16) | ((piece[at + 1] ?? 0) << 8) | (piece[at + 2] ?? 0);
    const code = (bits >>> (24 - width - (bit & 7))) & ((1 << width) - 1);
    bit += width;
    if (code === END) return total;
    if (code === CLEAR) {
      [isCleared, width, next, previous] = [true, SHORTEST_CODE, END + 1, undefined];
      continue;
    }
    // The first code stands for itself. A later one may name the entry that it completes.
    const isKnown = previous === undefined ? isCleared && code < CLEAR : code <= next;
    if (!isKnown) return undefined;
    if (previous !== undefined && next <= lengths.length - 1) {
      lengths[next] = lengths[previous]! + 1;
    }
    total += lengths[code]!;
    if (total > mostBytes) return undefined;
    if (previous !== undefined) {
      next += 1;
      if (next + 1 === 1 << width && width < LONGEST_CODE) width += 1;
    }
    previous = code;
  }
  return total;
}
