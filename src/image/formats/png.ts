import type { ImageFacts } from '../../core/image-facts.js';
import type { ByteReader } from '../byte-reader.js';
import { readOrientation } from './exif.js';
import { dimensions, hasText, viewOf } from './bytes.js';
import type { Format } from './format.js';

const SIGNATURE = '\u0089PNG\r\n\u001A\n';
const FIRST_CHUNK = 8;
const MOST_CHUNKS = 200;
const LONGEST_SIDE = 2_147_483_647;
/** Far more than an EXIF block needs, and little enough to read at once. */
const MOST_EXIF_BYTES = 65_536;

/** PNG and APNG: [PNG, third edition](https://www.w3.org/TR/png-3/). */
export const png: Format = {
  type: 'image/png',
  matches: (bytes) => hasText(bytes, 0, SIGNATURE) && hasText(bytes, 12, 'IHDR'),
  async read(reader) {
    const head = await reader.at(0, 24);
    if (head.length < 24) return {};
    const view = viewOf(head);
    const width = view.getUint32(16);
    const height = view.getUint32(20);
    if (width > LONGEST_SIDE || height > LONGEST_SIDE) return {};
    return { ...dimensions(width, height), ...(await readChunks(reader)) };
  },
};

/**
 * What stands before the first image data. Chromium and Firefox turn a PNG by an `eXIf` chunk there
 * and disregard a later one ([web-platform-tests](https://wpt.fyi/results/png/exif-chunk.html)).
 */
async function readChunks(
  reader: ByteReader,
): Promise<Pick<ImageFacts, 'orientation' | 'animated'>> {
  let orientation: number | undefined;
  let animated: boolean | undefined;
  let offset = FIRST_CHUNK;
  for (let count = 0; count < MOST_CHUNKS; count += 1) {
    const chunk = await reader.at(offset, 12);
    if (chunk.length < 8 || hasText(chunk, 4, 'IEND')) break;
    if (hasText(chunk, 4, 'IDAT')) {
      return { orientation: orientation ?? 1, animated: animated ?? false };
    }
    const view = viewOf(chunk);
    const length = view.getUint32(0);
    if (hasText(chunk, 4, 'acTL') && chunk.length >= 12) animated ??= view.getUint32(8) > 1;
    if (hasText(chunk, 4, 'eXIf') && length <= MOST_EXIF_BYTES) {
      const exif = (await reader.at(offset + 8, length)).subarray(0, length);
      if (exif.length < length) break;
      orientation ??= readOrientation(exif) ?? 1;
    }
    offset += 12 + length;
  }
  return {
    ...(orientation !== undefined && { orientation }),
    ...(animated !== undefined && { animated }),
  };
}
