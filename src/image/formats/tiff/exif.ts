import type { ByteReader } from '../../byte-reader.js';
import { dimensions, hasText, viewOf, type Sides } from '../bytes.js';
import {
  fetchDirectory,
  readFields,
  SHORT,
  type TiffDirectory,
  type TiffField,
} from './directory.js';
import { EXIF_DIRECTORY, ORIENTATION, PIXEL_X_DIMENSION, PIXEL_Y_DIMENSION } from './tags.js';

/**
 * Reads the orientation in an EXIF block that begins with its TIFF header, 1 to 8. Returns `undefined`
 * if it has no valid one.
 * [EXIF 2.32](https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf).
 *
 * Like Chromium (tried with 147), it doesn't require a version after the byte order, and skips invalid
 * values up to the next valid one.
 */
export function readOrientation(exif: Uint8Array): number | undefined {
  const littleEndian = hasText(exif, 0, 'II');
  if (exif.length < 8 || !(littleEndian || hasText(exif, 0, 'MM'))) return undefined;
  const directory = viewOf(exif).getUint32(4, littleEndian);
  const orientations = readFields(exif.subarray(directory), { directory, littleEndian })
    .filter(({ tag }) => tag === ORIENTATION)
    .map(({ field }) => orientationOf(field));
  return orientations.find((orientation) => orientation !== undefined);
}

/** Whether an orientation swaps width and height. */
export function isSideways(orientation: number): boolean {
  return orientation >= 5;
}

/** Returns the orientation of a directory, 1 to 8; `undefined` if it has no valid one. */
export function orientationIn({ fields }: TiffDirectory): number | undefined {
  return orientationOf(fields.get(ORIENTATION));
}

/** Browsers ignore any other form of the value, too. */
function orientationOf({ number = 0, type }: Partial<TiffField> = {}): number | undefined {
  return type === SHORT && number >= 1 && number <= 8 ? number : undefined;
}

/**
 * Reads the picture's size in a RAW file from its EXIF directory (EXIF 2.32, section 4.6.5,
 * PixelXDimension). It is neither a preview's size nor the sensor's with its margins.
 */
export async function fetchExifSize(
  reader: ByteReader,
  { fields, littleEndian }: TiffDirectory,
): Promise<Sides | undefined> {
  const directory = fields.get(EXIF_DIRECTORY)?.number;
  if (directory === undefined) return undefined;
  const exif = await fetchDirectory(reader, { directory, littleEndian });
  return dimensions(
    exif.fields.get(PIXEL_X_DIMENSION)?.number,
    exif.fields.get(PIXEL_Y_DIMENSION)?.number,
  );
}
