import { big32, bytesOf, little16, little32, type Bytes, type Part } from './make-images.js';
import { field, makeTiffInside, type Field } from './make-tiffs.js';

const SHORT = 3;
const LONG = 4;
const DIRECTORY_AT = 8;
const BYTE_COUNTS = 0x1_17;
const STRIP_OFFSETS = 0x1_11;

export interface TiffPageOptions {
  readonly width: number;
  readonly height: number;
  /** As stored; by default repeated red, green and blue, 8 bits each. */
  readonly pixels: Part;
  /** Replace the fields with the same tags, or are added. */
  readonly fields?: readonly Field[];
  readonly littleEndian?: boolean;
}

/** A whole TIFF with one uncompressed strip. */
export function makeTiffPage(options: TiffPageOptions): Bytes {
  const { fields = [], height, littleEndian = true, pixels, width } = options;
  const strip = bytesOf(pixels);
  const build = (at: number) => {
    const plain: readonly Field[] = [
      field.width(width),
      field.height(height),
      [0x1_02, SHORT, [8, 8, 8]],
      field.compression(1),
      field.photometric(2),
      [STRIP_OFFSETS, LONG, [at]],
      [0x1_15, SHORT, [3]],
      [0x1_16, SHORT, [height]],
      [BYTE_COUNTS, LONG, [strip.length]],
    ];
    const own = new Set(fields.map(([tag]) => tag));
    const kept = plain.filter(([tag]) => !own.has(tag));
    const all = [...kept, ...fields].toSorted(([one], [other]) => one - other);
    return makeTiffInside(all, { littleEndian, directoryAt: DIRECTORY_AT });
  };
  return bytesOf(build(build(0).length), strip);
}

/** Additional pages after the first, by their `NewSubfileType`. */
export function withPages(tiff: Bytes, ...kinds: readonly number[]): Bytes {
  const pages = kinds.map((kind, index) => {
    const isLast = index === kinds.length - 1;
    const next = isLast ? 0 : tiff.length + (index + 1) * 18;
    return bytesOf(little16(1), [0xfe, 0, LONG, 0], little32(1), little32(kind), little32(next));
  });
  return withNext(bytesOf(tiff, ...pages), tiff.length);
}

/** The same file with a first page that points to another directory at this position. */
export function withNext(tiff: Bytes, next: number): Bytes {
  const littleEndian = tiff[0] === 0x49;
  const copy = tiff.slice();
  const count = new DataView(copy.buffer).getUint16(DIRECTORY_AT, littleEndian);
  copy.set(littleEndian ? little32(next) : big32(next), DIRECTORY_AT + 2 + count * 12);
  return copy;
}
