import { big16, big32, bytesOf, type Bytes, type Part } from './make-images.js';
import { field, makeTiffInside } from './make-tiffs.js';

/** A box of the ISO base media format. */
export function box(type: string, ...parts: readonly Part[]): Bytes {
  const content = bytesOf(...parts);
  return bytesOf(big32(content.length + 8), type, content);
}

const fullBox = (type: string, version: number, ...parts: readonly Part[]) =>
  box(type, [version, 0, 0, 0], ...parts);

export const fileType = (major: string, ...compatible: readonly string[]) =>
  box('ftyp', major, [0, 0, 0, 0], ...compatible);

const spatialExtents = (width: number, height: number) =>
  fullBox('ispe', 0, big32(width), big32(height));

/** The properties that change how an image is shown. */
export const property = {
  turn: (quarters: number) => box('irot', [quarters]),
  mirror: (axis: number) => box('imir', [axis]),
  crop: (width: number, height: number, denominator = 1) => {
    const sides = [width, denominator, height, denominator, 0, 1, 0, 1];
    return box('clap', ...sides.map(big32));
  },
  cicp: (primaries: number, transfer: number) =>
    box('colr', 'nclx', big16(primaries), big16(transfer), [0, 1, 0x80]),
  profile: (icc: Uint8Array) => box('colr', 'prof', icc),
  bits: (depth: number) => fullBox('pixi', 0, [3, depth, depth, depth]),
  auxiliary: (type: string) => fullBox('auxC', 0, `${type}\0`),
} as const;

export interface HeifOptions {
  readonly width: number;
  readonly height: number;
  /** The brands, the major one first. */
  readonly brands: readonly string[];
  /** What is associated with the primary item in addition to its size, in this order. */
  readonly properties?: readonly Uint8Array[];
  /** Whether the file has an item to show; otherwise only its track. */
  readonly hasItem?: boolean;
  /** The number of frames in its track; left out, it has no track. */
  readonly frames?: number;
  /** The matrix of its track: a, b, c and d. */
  readonly matrix?: readonly number[];
  /** Whether item ids have four bytes and property indexes two. */
  readonly isLarge?: boolean;
  /** The size in bytes of a filler between the brands and everything else. */
  readonly freeBytes?: number;
}

/** A HEIF file with a thumbnail, an item made of tiles, and no image data. */
export function makeHeif(options: HeifOptions): Bytes {
  const { brands, frames, freeBytes = 0, hasItem = true } = options;
  const [major = '', ...compatible] = brands;
  return bytesOf(
    fileType(major, ...compatible),
    freeBytes === 0 ? [] : box('free', new Uint8Array(freeBytes)),
    hasItem ? makeMeta(options) : [],
    frames === undefined ? [] : makeMovie(options, frames),
    box('mdat', [1, 2, 3, 4]),
  );
}

function makeMeta({ height, isLarge, properties = [], width }: HeifOptions): Bytes {
  const id = isLarge ? big32 : big16;
  const index = (value: number) => (isLarge ? big16(value | 0x8000) : [value | 0x80]);
  const association = (item: number, ...indexes: readonly number[]) =>
    bytesOf(id(item), [indexes.length], ...indexes.map(index));
  return fullBox(
    'meta',
    0,
    fullBox('hdlr', 0, [0, 0, 0, 0], 'pict', new Uint8Array(13)),
    fullBox('pitm', isLarge ? 1 : 0, id(7)),
    fullBox('iinf', 0, [0, 0]),
    box(
      'iprp',
      box(
        'ipco',
        spatialExtents(160, 120),
        box('hvcC', [1, 2, 3]),
        property.turn(1),
        ...properties,
        spatialExtents(width, height),
      ),
      box(
        'ipma',
        [isLarge ? 1 : 0, 0, 0, isLarge ? 1 : 0],
        big32(2),
        association(3, 1, 3),
        association(7, 2, properties.length + 4, ...properties.map((_, at) => at + 4)),
      ),
    ),
  );
}

function makeMovie({ height, matrix = [1, 0, 0, 1], width }: HeifOptions, frames: number): Bytes {
  const [a = 1, b = 0, c = 0, d = 1] = matrix;
  const fixed = (value: number) => big32(value * 65_536);
  const trackHeader = fullBox(
    'tkhd',
    0,
    new Uint8Array(36),
    ...[a, b, 0, c, d, 0, 0, 0, 16_384].map(fixed),
    fixed(width),
    fixed(height),
  );
  const sizes = fullBox('stsz', 0, big32(0), big32(frames));
  const sound = box('trak', fullBox('tkhd', 0, new Uint8Array(80)));
  return box(
    'moov',
    fullBox('mvhd', 0, new Uint8Array(96)),
    sound,
    box(
      'trak',
      trackHeader,
      box('mdia', box('hdlr'), box('minf', box('stbl', box('stsd'), sizes))),
    ),
  );
}

export interface Cr3Options {
  readonly width: number;
  readonly height: number;
  readonly orientation?: number | undefined;
  /** The text in the maker's box; Canon's videos have a different one. */
  readonly version?: string;
}

/** A Canon RAW file of the newer kind. */
export function makeCr3(options: Cr3Options): Bytes {
  const { height, orientation, version = 'CanonCR3_001/00.09.00/00.00.00', width } = options;
  const turned = orientation === undefined ? [] : [field.orientation(orientation)];
  const exif = makeTiffInside([field.width(width), field.height(height), ...turned]);
  return bytesOf(
    fileType('crx ', 'crx ', 'isom'),
    box(
      'moov',
      box(
        'uuid',
        [
          0x85, 0xc0, 0xb6, 0x87, 0x82, 0x0f, 0x11, 0xe0, 0x81, 0x11, 0xf4, 0xce, 0x46, 0x2b, 0x6a,
          0x48,
        ],
        box('CNCV', version),
        box('CCTP', new Uint8Array(12)),
        box('CMT1', exif),
      ),
    ),
  );
}
