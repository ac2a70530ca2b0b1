import type { Format } from '../format.js';
import { readTiffFacts } from './facts.js';
import { isRawOf } from './marks.js';

/**
 * Nikon's RAW format, after [ExifTool](https://exiftool.org/TagNames/Nikon.html). Its directories have
 * the sensor with its margins and some previews, none of which is the size as shown.
 */
export const nef: Format = {
  type: 'image/x-nikon-nef',
  matches: isRawOf({ type: 'image/x-nikon-nef', make: 'NIKON', compression: 34_713 }),
  read: readTiffFacts({}),
};
