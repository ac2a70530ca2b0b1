import type { ImageFacts } from '../../../core/rules/image-facts.js';
import type { ByteReader } from '../../byte-reader.js';
import { dimensions, hasText, viewOf } from '../bytes.js';
import { checksum } from './checksum.js';
import { readOrientation } from '../tiff/exif.js';
import type { Format } from '../format.js';
import { isColorChunk, readColorChunk, type ColorChunks } from './color.js';

const SIGNATURE = '\u0089PNG\r\n\u001A\n';
const FIRST_CHUNK = 8;
const MOST_CHUNKS = 4096;
const PALETTE = 3;
const LONGEST_SIDE = 2_147_483_647;
/** Bytes. Far more than cameras write. The orientation of a longer block is unknown. */
const MOST_EXIF_BYTES = 1_048_576;

/** PNG and APNG: [PNG, third edition](https://www.w3.org/TR/png-3/). */
export const png: Format = {
  type: 'image/png',
  matches: (bytes) => hasText(bytes, 0, SIGNATURE) && hasText(bytes, 12, 'IHDR'),
  async read(reader) {
    const head = await reader.at(0, 26);
    if (head.length < 26) return {};
    const view = viewOf(head);
    const width = view.getUint32(16);
    const height = view.getUint32(20);
    if (width > LONGEST_SIDE || height > LONGEST_SIDE) return {};
    // Palette entries have eight bits, regardless of the bits of an index.
    const bitDepth = head[25] === PALETTE ? 8 : head[24]!;
    return { ...dimensions(width, height), bitDepth, ...(await readChunks(reader)) };
  },
};

/**
 * The PNG variant that Apple's tools put into apps. Its color channels are swapped and its data has no
 * checksum, so nothing else decodes it. Apple's own chunk comes before the header.
 */
export const cgbi: Format = {
  type: 'image/x-apple-cgbi',
  matches: (bytes) => hasText(bytes, 0, SIGNATURE) && hasText(bytes, 12, 'CgBI'),
  async read(reader) {
    const head = await reader.at(24, 16);
    if (!hasText(head, 4, 'IHDR') || head.length < 16) return {};
    const view = viewOf(head);
    return { animated: false, ...dimensions(view.getUint32(8), view.getUint32(12)) };
  },
};

/** The content of an `eXIf` chunk. A chunk with a wrong checksum is ignored, as in Chromium. */
type Exif = 'broken' | 'unknown' | number;

/**
 * Reads the chunks before the first image data. Chromium and Firefox turn a PNG by an `eXIf` chunk there
 * and ignore a later one ([web-platform-tests](https://wpt.fyi/results/png/exif-chunk.html)).
 */
async function readChunks(
  reader: ByteReader,
): Promise<Pick<ImageFacts, 'animated' | 'colorSpace' | 'orientation'>> {
  const colors: ColorChunks = new Map();
  let exif: Exif = 'broken';
  let animated: boolean | undefined;
  let isWhole = false;
  let offset = FIRST_CHUNK;
  for (let count = 0; count < MOST_CHUNKS; count += 1) {
    const chunk = await reader.at(offset, 12);
    if (chunk.length < 8 || hasText(chunk, 4, 'IEND')) break;
    if (hasText(chunk, 4, 'IDAT')) {
      isWhole = true;
      break;
    }
    const view = viewOf(chunk);
    if (hasText(chunk, 4, 'acTL') && chunk.length >= 12) animated ??= view.getUint32(8) > 1;
    const length = view.getUint32(0);
    if (hasText(chunk, 4, 'eXIf') && exif === 'broken') {
      exif = await readExif(reader, offset + 4, length);
    }
    const name = String.fromCharCode(...chunk.subarray(4, 8));
    if (isColorChunk(name)) colors.set(name, { start: offset + 8, length });
    offset += 12 + length;
  }
  const orientation = exif === 'broken' && isWhole ? 1 : exif;
  // A chunk with higher precedence may be in the missing part.
  const colorSpace = isWhole ? (await readColorChunk(reader, colors))?.name : undefined;
  return {
    ...(colorSpace !== undefined && { colorSpace }),
    ...(typeof orientation === 'number' && { orientation }),
    ...(isWhole ? { animated: animated ?? false } : animated !== undefined && { animated }),
  };
}

async function readExif(reader: ByteReader, start: number, length: number): Promise<Exif> {
  if (length > MOST_EXIF_BYTES) return 'unknown';
  const bytes = await reader.at(start, length + 8);
  if (bytes.length < length + 8) return 'unknown';
  const isSound = viewOf(bytes).getUint32(length + 4) === checksum(bytes.subarray(0, length + 4));
  return isSound ? (readOrientation(bytes.subarray(4, length + 4)) ?? 1) : 'broken';
}
