import { orientationIn } from '../tiff/exif.js';
import { hasText, viewOf } from '../bytes.js';
import type { Format } from '../format.js';
import { findBox } from './iso-boxes.js';
import { brandsOf } from './iso-brands.js';
import { readDirectory, readTiffHeader, sizeIn } from '../tiff/directory.js';

const BOX_HEAD_BYTES = 8;
const UUID_BYTES = 16;
const MOST_DIRECTORY_BYTES = 16_384;

/**
 * Canon's newer RAW format, after [Clevy](https://github.com/lclevy/canon_cr3): boxes as in a video, one
 * of which has the first EXIF directory. Canon's videos have the same brand and another version.
 *
 * Whether it holds one picture or a burst isn't determined.
 */
export const cr3: Format = {
  type: 'image/x-canon-cr3',
  matches(bytes) {
    if (brandsOf(bytes)[0] !== 'crx ') return false;
    const movie = viewOf(bytes).getUint32(0);
    const version = movie + 2 * BOX_HEAD_BYTES + UUID_BYTES;
    return (
      hasText(bytes, movie + 4, 'moov') &&
      hasText(bytes, movie + BOX_HEAD_BYTES + 4, 'uuid') &&
      hasText(bytes, version + 4, 'CNCVCanonCR3')
    );
  },
  async read(reader) {
    const file = { start: 0, end: reader.size };
    const canon = await findBox(reader, file, ['moov', 'uuid']);
    const exif =
      canon &&
      (await findBox(reader, { start: canon.start + UUID_BYTES, end: canon.end }, ['CMT1']));
    if (!exif) return {};
    const length = Math.min(exif.end - exif.start, MOST_DIRECTORY_BYTES);
    const bytes = (await reader.at(exif.start, length)).subarray(0, length);
    const header = readTiffHeader(bytes);
    const directory = header && readDirectory(bytes.subarray(header.directory), header);
    if (!directory?.isWhole) return {};
    return { orientation: orientationIn(directory) ?? 1, ...sizeIn(directory) };
  },
};
