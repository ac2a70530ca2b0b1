import { viewOf } from './format.js';

const ORIENTATION_TAG = 0x01_12;
const ENTRY_BYTES = 12;
const LITTLE_ENDIAN = 0x49_49;
const BIG_ENDIAN = 0x4d_4d;

/**
 * The orientation in an EXIF block that begins with its TIFF header, 1 to 8; undefined where there is
 * none that makes sense. [EXIF 2.32](https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf).
 */
export function readOrientation(exif: Uint8Array): number | undefined {
  if (exif.length < 8) return undefined;
  const view = viewOf(exif);
  const order = view.getUint16(0);
  if (order !== LITTLE_ENDIAN && order !== BIG_ENDIAN) return undefined;
  const little = order === LITTLE_ENDIAN;
  const directory = view.getUint32(4, little);
  if (directory + 2 > exif.length) return undefined;
  const count = view.getUint16(directory, little);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * ENTRY_BYTES;
    if (entry + ENTRY_BYTES > exif.length) return undefined;
    if (view.getUint16(entry, little) !== ORIENTATION_TAG) continue;
    const orientation = view.getUint16(entry + 8, little);
    return orientation >= 1 && orientation <= 8 ? orientation : undefined;
  }
  return undefined;
}
