import { big16, big32, bytesOf, little16, little32, type Bytes, type Part } from './make-images.js';

const ASCII = 2;
const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;

/** A field of a directory: text, numbers, the position of a longer value, or the directories it points to. */
export type Field =
  | readonly [tag: number, text: string]
  | readonly [tag: number, type: number, numbers: readonly number[]]
  | readonly [tag: number, type: number, count: number, place: number]
  | readonly [tag: number, directories: readonly (readonly Field[])[]];

export const field = {
  kind: (value: number): Field => [0xfe, LONG, [value]],
  width: (value: number): Field => [0x100, LONG, [value]],
  height: (value: number): Field => [0x101, SHORT, [value]],
  compression: (value: number): Field => [0x103, SHORT, [value]],
  photometric: (value: number): Field => [0x106, SHORT, [value]],
  make: (text: string): Field => [0x10f, `${text}\0`],
  orientation: (value: number): Field => [0x112, SHORT, [value]],
  subDirectories: (...directories: readonly (readonly Field[])[]): Field => [0x14a, directories],
  exif: (...fields: readonly Field[]): Field => [0x8769, [fields]],
  pixelXDimension: (value: number): Field => [0xa002, LONG, [value]],
  pixelYDimension: (value: number): Field => [0xa003, SHORT, [value]],
  dngVersion: (): Field => [0xc612, 1, [1, 4, 0, 0]],
  defaultScale: (...sides: readonly number[]): Field => [0xc61e, RATIONAL, sides],
  defaultCropSize: (type: number, ...sides: readonly number[]): Field => [0xc620, type, sides],
} as const;

export interface TiffOptions {
  readonly littleEndian?: boolean;
  /** The position of the first directory. */
  readonly directoryAt?: number;
  /** The bytes before it; by default those of TIFF. */
  readonly header?: Part;
}

/** A file with TIFF structure and these fields in its first directory. */
export function makeTiffInside(fields: readonly Field[], options: TiffOptions = {}): Bytes {
  const { littleEndian = true } = options;
  const [short, long] = littleEndian ? [little16, little32] : [big16, big32];
  const plain = (at: number) => bytesOf(littleEndian ? 'II*\0' : 'MM\0*', long(at));
  const header = bytesOf(options.header ?? plain(options.directoryAt ?? 8));
  const { directoryAt = header.length } = options;

  const numbersOf = (type: number, numbers: readonly number[]): Bytes =>
    bytesOf(
      ...numbers.map((number) => {
        if (type === RATIONAL) return [...long(number * 100), ...long(100)];
        if (type === LONG) return long(number);
        return type === SHORT ? short(number) : [number];
      }),
    );

  function directory(at: number, its: readonly Field[]): Bytes {
    const behind: Bytes[] = [];
    const free = () => behind.reduce((sum, { length }) => sum + length, at + 6 + its.length * 12);
    const entries = its.map((one) => {
      const [type, count, data] = valueOf(one, behind, free);
      const inside = data.length <= 4;
      const value = inside ? bytesOf(data, new Uint8Array(4 - data.length)) : long(free());
      if (!inside) behind.push(data);
      return bytesOf(short(one[0]), short(type), long(count), value);
    });
    return bytesOf(short(its.length), ...entries, [0, 0, 0, 0], ...behind);
  }

  function valueOf(
    one: Field,
    behind: Bytes[],
    free: () => number,
  ): readonly [type: number, count: number, data: Bytes] {
    if (one.length === 4) return [one[1], one[2], bytesOf(long(one[3]))];
    if (one.length === 3) return [one[1], one[2].length, numbersOf(one[1], one[2])];
    const [, value] = one;
    if (typeof value === 'string') return [ASCII, value.length, bytesOf(value)];
    const pointers = value.map((its) => {
      const at = free();
      behind.push(directory(at, its));
      return at;
    });
    return [LONG, pointers.length, numbersOf(LONG, pointers)];
  }

  const gap = new Uint8Array(directoryAt - header.length);
  return bytesOf(header, gap, directory(directoryAt, fields));
}

export interface PictureOptions extends TiffOptions {
  readonly width: number;
  readonly height: number;
  readonly orientation?: number | undefined;
  readonly make?: string;
}

const turned = ({ orientation }: PictureOptions) =>
  orientation === undefined ? [] : [field.orientation(orientation)];

const preview = [field.kind(1), field.width(160), field.height(120), field.photometric(2)];

/** A finished picture, from a camera if a make is given. */
export function makeTiff(options: PictureOptions): Bytes {
  const { height, make, width } = options;
  return makeTiffInside(
    [
      field.kind(0),
      field.width(width),
      field.height(height),
      field.compression(5),
      field.photometric(2),
      ...(make === undefined ? [] : [field.make(make)]),
      ...turned(options),
    ],
    options,
  );
}

/** A Nikon RAW file: a preview, and the sensor with its margins in a sub-directory. */
export function makeNef(options: PictureOptions): Bytes {
  const { height, make = 'NIKON CORPORATION', width } = options;
  const sensor = [field.kind(0), field.width(width + 8), field.height(height + 8)];
  const own = [field.make(make), ...turned(options), field.subDirectories(sensor)];
  return makeTiffInside([...preview, ...own], options);
}

/** A Sony RAW file, whose EXIF has the size. */
export function makeArw(options: PictureOptions): Bytes {
  const { height, make = 'SONY', width } = options;
  const sensor = [field.kind(0), field.width(width + 8), field.height(height + 8)];
  return makeTiffInside(
    [
      ...preview,
      field.make(make),
      ...turned(options),
      field.subDirectories(sensor),
      field.exif(field.pixelXDimension(width), field.pixelYDimension(height)),
    ],
    options,
  );
}

/** A Canon RAW file of the older kind, whose preview is smaller than the picture. */
export function makeCr2(options: PictureOptions): Bytes {
  const { height, width } = options;
  return makeTiffInside(
    [
      field.width(Math.ceil(width / 2)),
      field.height(Math.ceil(height / 2)),
      field.compression(6),
      field.photometric(2),
      field.make('Canon'),
      ...turned(options),
      field.exif(field.pixelXDimension(width), field.pixelYDimension(height)),
    ],
    { header: bytesOf('II*\0', little32(16), 'CR\u0002\0', [0, 0, 0, 0]) },
  );
}

export interface DngOptions extends PictureOptions {
  /** Additional fields in the directory of the picture itself. */
  readonly more?: readonly Field[];
  /** Whether the picture is in a sub-directory, after those of two previews. */
  readonly inSubDirectory?: boolean;
}

/** An Adobe RAW file. */
export function makeDng(options: DngOptions): Bytes {
  const { height, inSubDirectory, make = 'NIKON CORPORATION', more = [], width } = options;
  const main = [
    field.kind(0),
    field.width(width),
    field.height(height),
    field.photometric(32_803),
    ...more,
  ];
  const own = [field.make(make), ...turned(options), field.dngVersion()];
  const fields = inSubDirectory
    ? [...preview, ...own, field.subDirectories(preview, preview, main)]
    : [...main, ...own];
  return makeTiffInside(fields, options);
}

/** An Olympus RAW file, whose directory has the sensor with its margins. */
export function makeOrf(options: PictureOptions & { readonly magic?: string }): Bytes {
  const { height, littleEndian = true, magic = 'IIRO', width } = options;
  const long = littleEndian ? little32 : big32;
  return makeTiffInside([field.width(width + 8), field.height(height + 8), ...turned(options)], {
    littleEndian,
    header: bytesOf(magic, long(8)),
  });
}

const RW2_SIGNATURE = [
  0x88, 0xe7, 0x74, 0xd8, 0xf8, 0x25, 0x1d, 0x4d, 0x94, 0x7a, 0x6e, 0x77, 0x82, 0x2b, 0x5d, 0x6a,
];

/** A Panasonic RAW file, which gives the borders of the picture on the sensor. */
export function makeRw2(options: PictureOptions): Bytes {
  const { height, width } = options;
  return makeTiffInside(
    [
      [2, SHORT, [width + 30]],
      [3, SHORT, [height + 20]],
      [4, SHORT, [4]],
      [5, SHORT, [12]],
      [6, SHORT, [height + 4]],
      [7, SHORT, [width + 12]],
      ...turned(options),
    ],
    { header: bytesOf('IIU\0', little32(24), RW2_SIGNATURE) },
  );
}

export interface RafOptions {
  readonly width: number;
  readonly height: number;
  /** The preview, whose EXIF has the orientation. */
  readonly preview: Uint8Array;
}

/** A Fujifilm RAW file. */
export function makeRaf({ height, preview: jpeg, width }: RafOptions): Bytes {
  const start = bytesOf('FUJIFILMCCD-RAW ', '0201', 'FF136102', 'GFX 50R', new Uint8Array(49));
  const records = 148 + jpeg.length;
  const header = bytesOf(start, big32(148), big32(jpeg.length), big32(records), big32(40));
  const record = (tag: number, ...values: readonly number[]) =>
    bytesOf(big16(tag), big16(values.length * 2), ...values.map(big16));
  return bytesOf(
    header,
    new Uint8Array(148 - header.length),
    jpeg,
    big32(3),
    record(0x100, height + 20, width + 30),
    record(0x110, 10, 15),
    record(0x111, height, width),
  );
}
