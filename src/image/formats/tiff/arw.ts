import { fetchExifSize } from './exif.js';
import type { Format } from '../format.js';
import { readTiffFacts } from './facts.js';
import { isRawOf } from './marks.js';

/** Sony's RAW format, after [ExifTool](https://exiftool.org/TagNames/Sony.html). */
export const arw: Format = {
  type: 'image/x-sony-arw',
  matches: isRawOf({ type: 'image/x-sony-arw', make: 'SONY', compression: 32_767 }),
  read: readTiffFacts({ fetchSize: fetchExifSize }),
};
