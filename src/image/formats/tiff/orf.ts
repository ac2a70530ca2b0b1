import { hasText } from '../bytes.js';
import type { Format } from '../format.js';
import { readTiffFacts } from './facts.js';

/** The first eight bytes, the last four of which point to a directory right behind them. */
const SIGNATURES = ['IIRO\u0008\0\0\0', 'IIRS\u0008\0\0\0', 'MMOR\0\0\0\u0008'];

/**
 * Olympus' RAW format, after [ExifTool](https://exiftool.org/TagNames/Olympus.html). Its directory has
 * the sensor with its margins, which is not the size as shown.
 */
export const orf: Format = {
  type: 'image/x-olympus-orf',
  matches: (bytes) => SIGNATURES.some((signature) => hasText(bytes, 0, signature)),
  read: readTiffFacts({
    headerOf: (first) => ({ littleEndian: hasText(first, 0, 'II'), directory: 8 }),
  }),
};
