import { box } from './make-heifs.js';
import { bytesOf, type Bytes } from './make-images.js';

export interface JxlOptions {
  readonly width: number;
  readonly height: number;
  /** Written if the codestream says more than it has to. */
  readonly orientation?: number;
  readonly frames?: number;
  /** In boxes, as most encoders write it, instead of a bare codestream. */
  readonly isBoxed?: boolean;
}

/** The header of a JPEG XL without image data. */
export function makeJxl(options: JxlOptions): Bytes {
  const { frames = 1, height, isBoxed = false, orientation, width } = options;
  const hasMore = orientation !== undefined || frames > 1;
  const more = hasMore
    ? [
        [1, 1],
        [3, (orientation ?? 1) - 1],
        [2, 0],
        [1, frames > 1 ? 1 : 0],
      ]
    : [[1, 0]];
  const codestream = bytesOf(
    [0xff, 0x0a],
    pack([[1, 0], [2, 3], [30, height - 1], [3, 0], [2, 3], [30, width - 1], [1, 0], ...more]),
    new Uint8Array(20),
  );
  if (!isBoxed) return codestream;
  const signature = box('JXL ', '\r\n\x87\n');
  return bytesOf(
    signature,
    box('ftyp', 'jxl ', [0, 0, 0, 0], 'jxl '),
    box('jxlp', [0, 0, 0, 0], codestream),
  );
}

/** Numbers with this many bits each, starting at the lowest bit of the first byte. */
function pack(fields: readonly (readonly number[])[]): Bytes {
  const bits = fields.flatMap(([length = 0, value = 0]) =>
    Array.from({ length }, (_, index) => Math.floor(value / 2 ** index) % 2),
  );
  const bytes = new Uint8Array(Math.ceil(bits.length / 8));
  for (const [index, bit] of bits.entries()) bytes[index >>> 3]! |= bit << (index & 7);
  return bytes;
}
