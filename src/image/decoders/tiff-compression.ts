import { inflate } from '../formats/png/inflate.js';
import { inspectImage } from '../inspect.js';

const LZW = 5;
const JPEG = 7;
const DEFLATE: ReadonlySet<number> = new Set([8, 32_946]);

const CLEAR = 256;
const END = 257;
const SHORTEST_CODE = 9;
const LONGEST_CODE = 12;

/**
 * Whether a decoder can read a compressed strip or tile to its end. LZW with a code that has no entry
 * leads utif2 (4.1.0) around in circles, and a few bytes can stand for gigabytes.
 *
 * @param mostBytes What it may hold.
 */
export async function isCompressedSoundly(
  compression: number,
  piece: Uint8Array<ArrayBuffer>,
  mostBytes: number,
): Promise<boolean> {
  if (compression === LZW) return isLzwSound(piece, mostBytes);
  if (compression === JPEG) return (await pixelsIn(piece)) <= mostBytes;
  if (DEFLATE.has(compression)) return (await inflate(piece, mostBytes)) !== undefined;
  return true;
}

async function pixelsIn(jpeg: Uint8Array<ArrayBuffer>): Promise<number> {
  const { height = 0, width = 0 } = await inspectImage(new Blob([jpeg]));
  return height * width;
}

/** [TIFF 6.0, section 13](https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf) */
function isLzwSound(piece: Uint8Array, mostBytes: number): boolean {
  /** How many bytes each code stands for. */
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
    if (code === END) return true;
    if (code === CLEAR) {
      [isCleared, width, next, previous] = [true, SHORTEST_CODE, END + 1, undefined];
      continue;
    }
    // The first code stands for itself; a later one may name the entry that it completes.
    const isKnown = previous === undefined ? isCleared && code < CLEAR : code <= next;
    if (!isKnown) return false;
    if (previous !== undefined && next <= lengths.length - 1) {
      lengths[next] = lengths[previous]! + 1;
    }
    total += lengths[code]!;
    if (total > mostBytes) return false;
    if (previous !== undefined) {
      next += 1;
      if (next + 1 === 1 << width && width < LONGEST_CODE) width += 1;
    }
    previous = code;
  }
  return true;
}
