import { fetchExifSize } from './exif.js';
import { hasText } from '../bytes.js';
import type { Format } from '../format.js';
import { readTiffFacts } from './facts.js';

/**
 * Canon's older RAW format, after [Clevy](http://lclevy.free.fr/cr2/). Its first directory describes a
 * preview, which some models store smaller than the picture.
 */
export const cr2: Format = {
  type: 'image/x-canon-cr2',
  matches: (bytes) => hasText(bytes, 0, 'II*\0\u0010\0\0\0CR\u0002\0'),
  read: readTiffFacts({ fetchSize: fetchExifSize }),
};
