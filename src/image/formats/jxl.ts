import type { ImageFacts } from '../../core/rules/image-facts.js';
import type { ByteReader } from '../byte-reader.js';
import { readBits, type Bits } from './bits.js';
import { dimensions, hasText, type Sides } from './bytes.js';
import type { Format } from './format.js';
import { boxesIn } from './heif/iso-boxes.js';

const CODESTREAM = '\u00FF\n';
const CONTAINER = '\0\0\0\u000CJXL \r\n\u0087\n';
/** Bytes. Far more than the size and metadata need. */
const HEADER_BYTES = 64;
/** The bytes before each part of a codestream that is split into parts. */
const PART_HEAD_BYTES = 4;

/** Ratios of width to height, by their code. */
const RATIOS = [undefined, [1, 1], [12, 10], [4, 3], [3, 2], [16, 9], [5, 4], [2, 1]] as const;

/**
 * JPEG XL: [ISO/IEC 18181](https://www.iso.org/standard/85066.html), as a bare codestream or in boxes.
 * Only the codestream turns the picture; EXIF orientation has no effect.
 */
export const jxl: Format = {
  type: 'image/jxl',
  matches: (bytes) =>
    hasText(bytes, 0, CONTAINER) ||
    (hasText(bytes, 0, CODESTREAM) && readHeader(bytes.subarray(0, HEADER_BYTES)) !== undefined),
  async read(reader) {
    const start = hasText(await reader.at(0, 2), 0, CODESTREAM) ? 0 : await findCodestream(reader);
    if (start === undefined) return {};
    return readHeader((await reader.at(start, HEADER_BYTES)).subarray(0, HEADER_BYTES)) ?? {};
  },
};

/** Finds the start of the codestream in a file of boxes, ISO/IEC 18181-2. */
async function findCodestream(reader: ByteReader): Promise<number | undefined> {
  for await (const { start, type } of boxesIn(reader, { start: 0, end: reader.size })) {
    if (type === 'jxlc') return start;
    if (type === 'jxlp') return start + PART_HEAD_BYTES;
  }
  return undefined;
}

/**
 * Reads the size and the fields after it, ISO/IEC 18181-1, annexes D.2 and D.3. Returns `undefined` if
 * the size is cut short.
 */
function readHeader(bytes: Uint8Array): Omit<ImageFacts, 'type'> | undefined {
  if (!hasText(bytes, 0, CODESTREAM)) return undefined;
  const bits = readBits(bytes.subarray(CODESTREAM.length));
  const size = readSize(bits);
  if (size === undefined) return undefined;
  if (bits.flag())
    return bits.isOver() ? { ...size } : { ...size, orientation: 1, animated: false };
  const facts = bits.flag() ? readExtraFields(bits) : { orientation: 1, animated: false };
  return bits.isOver() ? { ...size } : { ...size, ...facts };
}

function readExtraFields(bits: Bits): Omit<ImageFacts, 'type'> {
  const orientation = bits.number(3) + 1;
  if (bits.flag()) readSize(bits);
  // Fields after a preview aren't read, since no software writes JPEG XL with a preview.
  return bits.flag() ? { orientation } : { orientation, animated: bits.flag() };
}

function readSize(bits: Bits): Sides | undefined {
  const isSmall = bits.flag();
  const side = () =>
    isSmall ? (bits.number(5) + 1) * 8 : 1 + bits.number([9, 13, 18, 30][bits.number(2)]!);
  const height = side();
  const ratio = RATIOS[bits.number(3)];
  const width = ratio === undefined ? side() : Math.floor((height * ratio[0]) / ratio[1]);
  return bits.isOver() ? undefined : dimensions(width, height);
}
