import { dimensions, hasText } from '../bytes.js';
import type { Format } from '../format.js';
import { readTiffFacts } from './facts.js';

const SIGNATURE =
  'IIU\0\u0018\0\0\0\u0088\u00E7\u0074\u00D8\u00F8\u0025\u001D\u004D\u0094\u007A\u006E\u0077\u0082\u002B\u005D\u006A';

const TOP_BORDER = 4;
const LEFT_BORDER = 5;
const BOTTOM_BORDER = 6;
const RIGHT_BORDER = 7;

/**
 * Panasonic's RAW format, after [ExifTool](https://exiftool.org/TagNames/PanasonicRaw.html): what is
 * shown is what lies between the borders of the sensor.
 */
export const rw2: Format = {
  type: 'image/x-panasonic-rw2',
  matches: (bytes) => hasText(bytes, 0, SIGNATURE),
  read: readTiffFacts({
    headerOf: () => ({ littleEndian: true, directory: 24 }),
    fetchSize(_, { fields }) {
      const border = (tag: number) => fields.get(tag)?.number ?? NaN;
      return dimensions(
        border(RIGHT_BORDER) - border(LEFT_BORDER),
        border(BOTTOM_BORDER) - border(TOP_BORDER),
      );
    },
  }),
};
