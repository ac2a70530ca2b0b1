/** Bytes that a Blob accepts. */
export type Bytes = Uint8Array<ArrayBuffer>;

export type Part = Uint8Array | readonly number[] | string;

/** Returns bytes from numbers, other bytes and texts of one byte per character. */
export function bytesOf(...parts: readonly Part[]): Bytes {
  const pieces = parts.map((part) =>
    typeof part === 'string' ? Array.from(part, (character) => character.charCodeAt(0)) : part,
  );
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}

export const big16 = (value: number) => [(value >>> 8) & 0xff, value & 0xff];
export const big32 = (value: number) => [...big16(value >>> 16), ...big16(value)];
export const little16 = (value: number) => big16(value).toReversed();
const little24 = (value: number) => [...little16(value), (value >>> 16) & 0xff];
export const little32 = (value: number) => big32(value).toReversed();

export interface ExifOptions {
  readonly orientation?: number;
  readonly littleEndian?: boolean;
  /** 3 is SHORT, the only valid type of the tag. */
  readonly type?: number;
  readonly count?: number;
}

/** An EXIF block with another tag before the orientation, or only that tag if there is no orientation. */
export function makeExif({ orientation, littleEndian, type = 3, count = 1 }: ExifOptions): Bytes {
  const [short, long] = littleEndian ? [little16, little32] : [big16, big32];
  const make = [...short(0x010f), ...short(2), ...long(4), ...bytesOf('Ada\0')];
  const turn =
    orientation === undefined
      ? []
      : [...short(0x0112), ...short(type), ...long(count), ...short(orientation), 0, 0];
  const entries = turn.length > 0 ? 2 : 1;
  return bytesOf(littleEndian ? 'II*\0' : 'MM\0*', long(8), short(entries), make, turn, long(0));
}

export interface JpegOptions extends ExifOptions {
  readonly width: number;
  readonly height: number;
  /** An ICC profile of this many bytes between EXIF and the frame. */
  readonly iccBytes?: number;
  /** SOF0 is baseline, SOF2 progressive. */
  readonly frameMarker?: number;
  /** Segments right after the start of the image. */
  readonly before?: Uint8Array;
  /** Segments between the frame and the image data. */
  readonly after?: Uint8Array;
}

export const jpegSegment = (marker: number, ...parts: readonly Part[]): Bytes => {
  const data = bytesOf(...parts);
  return bytesOf([0xff, marker], big16(data.length + 2), data);
};

/** An EXIF block in its JPEG segment. */
export function makeExifSegment(options: ExifOptions): Bytes {
  return jpegSegment(0xe1, 'Exif\0\0', makeExif(options));
}

/** A JPEG with a complete header and incomplete image data. */
export function makeJpeg(options: JpegOptions): Bytes {
  const { width, height, orientation, iccBytes = 0, frameMarker = 0xc0 } = options;
  const icc: Bytes[] = [];
  for (let left = iccBytes; left > 0; left -= 65_000) {
    icc.push(jpegSegment(0xe2, 'ICC_PROFILE\0', new Uint8Array(Math.min(left, 65_000))));
  }
  return bytesOf(
    [0xff, 0xd8],
    options.before ?? [],
    orientation === undefined ? [] : makeExifSegment(options),
    ...icc,
    jpegSegment(0xdb, new Uint8Array(65)),
    jpegSegment(frameMarker, [8], big16(height), big16(width), [1, 1, 0x11, 0]),
    options.after ?? [],
    jpegSegment(0xda, [1, 1, 0, 0, 63, 0]),
    [0x12, 0x34, 0xff, 0xd9],
  );
}

export interface PngOptions extends ExifOptions {
  readonly width: number;
  readonly height: number;
  /** The number of frames in the animation control chunk; left out, there is no such chunk. */
  readonly frames?: number;
  /** The position of the EXIF chunk. */
  readonly exif?: 'before' | 'after';
  /** A text chunk of this many bytes before everything but the header. */
  readonly textBytes?: number;
}

export const pngChunk = (name: string, ...parts: readonly Part[]): Bytes => {
  const data = bytesOf(...parts);
  return bytesOf(big32(data.length), name, data, big32(checksum(bytesOf(name, data))));
};

/** The CRC-32 of PNG, bit by bit. */
export function checksum(bytes: Uint8Array): number {
  let sum = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xed_b8_83_20 : 0);
  }
  return (sum ^ 0xff_ff_ff_ff) >>> 0;
}

/** A PNG with all its chunks but no image data. */
export function makePng(options: PngOptions): Bytes {
  const { width, height, frames, orientation, textBytes = 0, exif = 'before' } = options;
  const exifChunk = orientation === undefined ? [] : pngChunk('eXIf', makeExif(options));
  return bytesOf(
    '\u0089PNG\r\n\u001A\n',
    pngChunk('IHDR', big32(width), big32(height), [8, 6, 0, 0, 0]),
    textBytes > 0 ? pngChunk('tEXt', new Uint8Array(textBytes)) : [],
    frames === undefined ? [] : pngChunk('acTL', big32(frames), big32(0)),
    exif === 'before' ? exifChunk : [],
    pngChunk('IDAT', [1, 2, 3]),
    exif === 'after' ? exifChunk : [],
    pngChunk('IEND'),
  );
}

export interface GifOptions {
  readonly width: number;
  readonly height: number;
  readonly frames?: number;
  /** The sides of the frames; by default those of the screen. */
  readonly frameSides?: readonly [width: number, height: number];
  /** Image data of each frame, in sub-blocks. */
  readonly frameBytes?: number;
}

/** A GIF with a global color table, an extension, and frames of meaningless data. */
export function makeGif(options: GifOptions): Bytes {
  const { width, height, frames = 1, frameBytes = 5 } = options;
  const [frameWidth, frameHeight] = options.frameSides ?? [width, height];
  const subBlocks: Bytes[] = [];
  for (let left = frameBytes; left > 0; left -= 255) {
    const length = Math.min(left, 255);
    subBlocks.push(bytesOf([length], new Uint8Array(length).fill(0x2c)));
  }
  const frame = bytesOf(
    [0x21, 0xf9, 4, 0, 0, 0, 0, 0],
    [0x2c, 0, 0, 0, 0],
    little16(frameWidth),
    little16(frameHeight),
    [0, 2],
    ...subBlocks,
    [0],
  );
  return bytesOf(
    'GIF89a',
    little16(width),
    little16(height),
    [0x80, 0, 0],
    new Uint8Array(6),
    ...Array.from({ length: frames }, () => frame),
    [0x3b],
  );
}

export interface WebpOptions {
  readonly kind: 'lossy' | 'lossless' | 'extended';
  readonly width: number;
  readonly height: number;
  /** Only for the extended kind, as is everything below. */
  readonly animated?: boolean;
  readonly orientation?: number;
}

const riffChunk = (name: string, ...parts: readonly Part[]): Bytes => {
  const data = bytesOf(...parts);
  return bytesOf(name, little32(data.length), data, data.length % 2 === 1 ? [0] : []);
};

/** A WebP with a complete first chunk; the lossless kind is as short as such a file can be. */
export function makeWebp({ kind, width, height, animated, orientation }: WebpOptions): Bytes {
  const lossy = riffChunk(
    'VP8 ',
    [0x30, 1, 0, 0x9d, 1, 0x2a],
    // The bits above a side request upscaling and are not part of it.
    little16(width | 0x4000),
    little16(height | 0x8000),
  );
  const lossless = riffChunk('VP8L', [0x2f], little32((width - 1) | ((height - 1) << 14)));
  const flags = (animated ? 2 : 0) | (orientation === undefined ? 0 : 8);
  const sides = [...little24(width - 1), ...little24(height - 1)];
  const chunks = {
    lossy,
    lossless,
    extended: bytesOf(
      riffChunk('VP8X', [flags, 0, 0, 0], sides),
      lossy,
      orientation === undefined ? [] : riffChunk('EXIF', makeExif({ orientation })),
    ),
  }[kind];
  return bytesOf('RIFF', little32(chunks.length + 4), 'WEBP', chunks);
}

export interface BmpOptions {
  readonly width: number;
  /** Negative if the rows are stored top-down. */
  readonly height: number;
  /** 12 is the OS/2 header with two-byte numbers. */
  readonly headerBytes?: number;
  readonly planes?: number;
  readonly bitsPerPixel?: number;
}

/** A BMP with both its headers but no pixels. */
export function makeBmp(options: BmpOptions): Bytes {
  const { bitsPerPixel = 24, headerBytes = 40, height, planes = 1, width } = options;
  const number = headerBytes === 12 ? little16 : little32;
  const header = bytesOf(
    little32(headerBytes),
    number(width),
    number(height),
    little16(planes),
    little16(bitsPerPixel),
  );
  return bytesOf(
    'BM',
    little32(14 + headerBytes),
    [0, 0, 0, 0],
    little32(14 + headerBytes),
    header,
    new Uint8Array(Math.max(0, headerBytes - header.length)),
  );
}

/** A file with these bytes and then zeros up to `size`. */
export function padded(bytes: Bytes, size: number): Blob {
  return new Blob([bytes, new Uint8Array(Math.max(0, size - bytes.length))]);
}
