import { dimensions, hasText } from '../bytes.js';
import type { Format } from '../format.js';
import { fetchExifSize } from './exif.js';
import { readTiffFacts } from './facts.js';
import { isRawOf } from './marks.js';

/** Sony's RAW format, after [ExifTool](https://exiftool.org/TagNames/Sony.html). */
export const arw: Format = {
  type: 'image/x-sony-arw',
  matches: isRawOf({ type: 'image/x-sony-arw', make: 'SONY', compression: 32_767 }),
  read: readTiffFacts({ fetchShown: fetchExifSize }),
};

/**
 * Nikon's RAW format, after [ExifTool](https://exiftool.org/TagNames/Nikon.html). Its directories
 * describe the sensor with its margins and some previews, none of which has the size as shown.
 */
export const nef: Format = {
  type: 'image/x-nikon-nef',
  matches: isRawOf({ type: 'image/x-nikon-nef', make: 'NIKON', compression: 34_713 }),
  read: readTiffFacts({}),
};

/**
 * Canon's older RAW format, after [Clevy](http://lclevy.free.fr/cr2/). Its first directory describes a
 * preview, which some models store smaller than the picture.
 */
export const cr2: Format = {
  type: 'image/x-canon-cr2',
  matches: (bytes) => hasText(bytes, 0, 'II*\0\u0010\0\0\0CR\u0002\0'),
  read: readTiffFacts({ fetchShown: fetchExifSize }),
};

/** The first eight bytes of an ORF. The last four point to a directory directly after them. */
const ORF_SIGNATURES = ['IIRO\u0008\0\0\0', 'IIRS\u0008\0\0\0', 'MMOR\0\0\0\u0008'];

/**
 * Olympus' RAW format, after [ExifTool](https://exiftool.org/TagNames/Olympus.html). Its directory has
 * the size of the sensor with its margins, which isn't the size as shown.
 */
export const orf: Format = {
  type: 'image/x-olympus-orf',
  matches: (bytes) => ORF_SIGNATURES.some((signature) => hasText(bytes, 0, signature)),
  read: readTiffFacts({
    headerOf: (first) => ({ littleEndian: hasText(first, 0, 'II'), directory: 8 }),
  }),
};

const RW2_SIGNATURE =
  'IIU\0\u0018\0\0\0\u0088\u00E7\u0074\u00D8\u00F8\u0025\u001D\u004D\u0094\u007A\u006E\u0077\u0082\u002B\u005D\u006A';

const TOP_BORDER = 4;
const LEFT_BORDER = 5;
const BOTTOM_BORDER = 6;
const RIGHT_BORDER = 7;

/**
 * Panasonic's RAW format, after [ExifTool](https://exiftool.org/TagNames/PanasonicRaw.html). It shows
 * the area between the borders of the sensor.
 */
export const rw2: Format = {
  type: 'image/x-panasonic-rw2',
  matches: (bytes) => hasText(bytes, 0, RW2_SIGNATURE),
  read: readTiffFacts({
    headerOf: () => ({ littleEndian: true, directory: 24 }),
    fetchShown(_, { fields }) {
      const border = (tag: number) => fields.get(tag)?.number ?? NaN;
      return dimensions(
        border(RIGHT_BORDER) - border(LEFT_BORDER),
        border(BOTTOM_BORDER) - border(TOP_BORDER),
      );
    },
  }),
};
