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
 * The orientation in an EXIF block that begins with its TIFF header, 1 to 8; undefined where there is
 * none that makes sense. [EXIF 2.32](https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf).
 *
 * Like Chromium (tried with 147) it asks for no version behind the byte order, and passes over a value
 * that makes no sense for the next one that does.
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

/** Whether an orientation lies on its side, so that width and height change places. */
export function isSideways(orientation: number): boolean {
  return orientation >= 5;
}

/** The orientation that a directory holds, 1 to 8; undefined where there is none that makes sense. */
export function orientationIn({ fields }: TiffDirectory): number | undefined {
  return orientationOf(fields.get(ORIENTATION));
}

/** Any other form of the value turns no image in a browser either. */
function orientationOf({ number = 0, type }: Partial<TiffField> = {}): number | undefined {
  return type === SHORT && number >= 1 && number <= 8 ? number : undefined;
}

/**
 * The size of the picture in a RAW file, as its EXIF directory has it (EXIF 2.32, section 4.6.5,
 * PixelXDimension): neither that of a preview nor that of the sensor with its margins.
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
