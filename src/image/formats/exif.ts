import { hasText, viewOf } from './format.js';

const ORIENTATION_TAG = 0x01_12;
const SHORT = 3;
const ENTRY_BYTES = 12;

/**
 * The orientation in an EXIF block that begins with its TIFF header, 1 to 8; undefined where there is
 * none that makes sense. [EXIF 2.32](https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf).
 */
export function readOrientation(exif: Uint8Array): number | undefined {
  const little = hasText(exif, 0, 'II*\0');
  if (exif.length < 8 || !(little || hasText(exif, 0, 'MM\0*'))) return undefined;
  const view = viewOf(exif);
  const directory = view.getUint32(4, little);
  if (directory + 2 > exif.length) return undefined;
  const count = view.getUint16(directory, little);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * ENTRY_BYTES;
    if (entry + ENTRY_BYTES > exif.length) return undefined;
    if (view.getUint16(entry, little) !== ORIENTATION_TAG) continue;
    // Any other form of the value turns no image in a browser either.
    const isOneShort =
      view.getUint16(entry + 2, little) === SHORT && view.getUint32(entry + 4, little) === 1;
    const orientation = view.getUint16(entry + 8, little);
    return isOneShort && orientation >= 1 && orientation <= 8 ? orientation : undefined;
  }
  return undefined;
}
