import { makeHeifItems } from './make-heif-items.js';
import { box, fileType, property } from './make-heifs.js';
import {
  big16,
  big32,
  bytesOf,
  jpegSegment,
  makeExif,
  type Bytes,
  type Part,
} from './make-images.js';
import { field, makeTiffInside, type Field, type TiffOptions } from './make-tiffs.js';

/** The contents of a container other than the sensor data, which all of these lack. */
export interface RawOptions {
  /** A whole JPEG, stored on its side if the orientation says so. */
  readonly jpeg: Bytes;
  readonly orientation?: number;
}

const SHOWN = { width: 6000, height: 4000 };
const JPEG_START = 0x02_01;
const JPEG_LENGTH = 0x02_02;
const long = (tag: number, ...numbers: readonly number[]): Field => [tag, 4, numbers];

/** A container whose JPEG comes after everything else. */
function withJpeg(build: (at: number) => Bytes, jpeg: Bytes): Bytes {
  return bytesOf(build(build(0).length), jpeg);
}

const tiff =
  (fields: (at: number, length: number) => readonly Field[], options?: TiffOptions) =>
  ({ jpeg, orientation = 1 }: RawOptions): Bytes =>
    withJpeg(
      (at) => makeTiffInside([...fields(at, jpeg.length), field.orientation(orientation)], options),
      jpeg,
    );

const exifSides = field.exif(
  field.pixelXDimension(SHOWN.width),
  field.pixelYDimension(SHOWN.height),
);

/** A DNG: the sensor's directory, and a preview as the data of a sub-directory. */
export const makeDngWithJpeg = tiff((at, length) => [
  field.dngVersion(),
  field.make('Leica Camera AG'),
  field.kind(0),
  field.width(SHOWN.width),
  field.height(SHOWN.height),
  field.photometric(32_803),
  field.subDirectories([
    field.kind(1),
    field.compression(7),
    field.photometric(6),
    long(0x01_11, at),
    long(0x01_17, length),
  ]),
]);

/** A NEF, whose preview is in a sub-directory under the tags of a thumbnail. */
export const makeNefWithJpeg = tiff((at, length) => [
  field.kind(1),
  field.make('NIKON CORPORATION'),
  field.subDirectories([field.compression(6), long(JPEG_START, at), long(JPEG_LENGTH, length)]),
]);

/** An ARW, whose preview is in the first directory. */
export const makeArwWithJpeg = tiff((at, length) => [
  field.kind(1),
  field.make('SONY'),
  field.compression(32_767),
  long(JPEG_START, at),
  long(JPEG_LENGTH, length),
  exifSides,
]);

/** A CR2, whose first directory is that of the preview. */
export const makeCr2WithJpeg = tiff(
  (at, length) => [
    field.make('Canon'),
    field.compression(6),
    long(0x01_11, at),
    long(0x01_17, length),
    exifSides,
  ],
  { header: 'II*\0\u0010\0\0\0CR\u0002\0\0\0\0\0' },
);

/** An RW2, whose preview is a field of the first directory. */
export const makeRw2WithJpeg = tiff(
  (at, length) => [
    long(4, 0),
    long(5, 0),
    long(6, SHOWN.height),
    long(7, SHOWN.width),
    [0x00_2e, 7, length, at],
  ],
  {
    header:
      'IIU\0\u0018\0\0\0\u0088\u00E7\u0074\u00D8\u00F8\u0025\u001D\u004D\u0094\u007A\u006E\u0077\u0082\u002B\u005D\u006A',
  },
);

/** An ORF, whose preview is in Olympus' maker notes, which count from their own start. */
export function makeOrfWithJpeg({ jpeg, orientation = 1 }: RawOptions): Bytes {
  const build = (at: number, notesAt: number) => {
    const notes = makeTiffInside(
      [[0x20_20, [[long(0x01_01, at - notesAt), long(0x01_02, jpeg.length)]]]],
      { header: 'OLYMPUS\0II\u0003\0' },
    );
    return makeTiffInside([field.orientation(orientation), field.exif([0x92_7c, 7, [...notes]])], {
      header: 'IIRO\u0008\0\0\0',
    });
  };
  const empty = build(0, 0);
  const notesAt = new TextDecoder('latin1').decode(empty).indexOf('OLYMPUS');
  return bytesOf(build(empty.length, notesAt), jpeg);
}

/** A RAF, whose header points to the preview, which holds the EXIF of the picture. */
export function makeRafWithJpeg({ jpeg, orientation }: RawOptions): Bytes {
  const exif = orientation === undefined ? [] : makeExif({ orientation });
  const segment = orientation === undefined ? [] : jpegSegment(0xe1, 'Exif\0\0', exif);
  const preview = bytesOf(jpeg.subarray(0, 2), segment, jpeg.subarray(2));
  const record = bytesOf(
    big32(1),
    big16(0x01_11),
    big16(4),
    big16(SHOWN.height),
    big16(SHOWN.width),
  );
  return bytesOf(
    'FUJIFILMCCD-RAW ',
    new Uint8Array(68),
    big32(100 + record.length),
    big32(preview.length),
    big32(100),
    big32(record.length),
    record,
    preview,
  );
}

const CANON = [
  0x85, 0xc0, 0xb6, 0x87, 0x82, 0x0f, 0x11, 0xe0, 0x81, 0x11, 0xf4, 0xce, 0x46, 0x2b, 0x6a, 0x48,
];
const PREVIEW = [
  0xea, 0xf4, 0x2b, 0x5e, 0x1c, 0x98, 0x4b, 0x88, 0xb9, 0xfb, 0xb7, 0xdc, 0x40, 0x6e, 0x4d, 0x16,
];

/** A CR3 with a preview, and a thumbnail if given. */
export function makeCr3WithJpeg({
  jpeg,
  orientation = 1,
  thumbnail,
}: RawOptions & { readonly thumbnail?: Bytes }): Bytes {
  const exif = makeTiffInside([
    field.width(SHOWN.width),
    field.height(SHOWN.height),
    field.orientation(orientation),
  ]);
  const head = (data: Bytes): Part => [
    ...big16(160),
    ...big16(120),
    ...big32(data.length),
    0,
    1,
    0,
    0,
  ];
  return bytesOf(
    fileType('crx ', 'crx ', 'isom'),
    box(
      'moov',
      box(
        'uuid',
        CANON,
        box('CNCV', 'CanonCR3_001/00.09.00/00.00.00'),
        box('CMT1', exif),
        thumbnail === undefined ? [] : box('THMB', [0, 0, 0, 0], head(thumbnail), thumbnail),
      ),
    ),
    box('uuid', PREVIEW, big32(0), big32(1), box('PRVW', [0, 0, 0, 0, 0, 1], head(jpeg), jpeg)),
  );
}

/** A HEIC that only Safari decodes, with a JPEG thumbnail. */
export function makeHeicWithJpeg({ jpeg, orientation = 1 }: RawOptions): Bytes {
  // The counterclockwise quarter turns for 1, 8, 3 and 6.
  const quarters = [1, 8, 3, 6].indexOf(orientation);
  const properties = quarters > 0 ? [property.turn(quarters)] : [];
  return makeHeifItems({
    items: [
      {
        id: 1,
        type: 'hvc1',
        sides: [SHOWN.width, SHOWN.height],
        properties,
        data: bytesOf('hevc'),
      },
      { id: 2, type: 'jpeg', properties, data: jpeg },
    ],
    references: [['thmb', 2, 1]],
  });
}

/** A TIFF with LZW-compressed strips that aren't there, and a thumbnail. */
export const makeTiffWithJpeg = tiff((at, length) => [
  field.kind(0),
  field.width(SHOWN.width),
  field.height(SHOWN.height),
  field.compression(5),
  field.photometric(2),
  field.subDirectories([
    field.kind(1),
    field.compression(7),
    long(0x01_11, at),
    long(0x01_17, length),
  ]),
]);
