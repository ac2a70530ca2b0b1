import {
  big32,
  bytesOf,
  little16,
  makeExifSegment,
  pngChunk,
  type Bytes,
} from '../image/make-images.js';

const COLORS = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 0],
] as const;

/** Creates a picture with four quarters: red and green above blue and yellow. */
export async function makeQuarters(
  width: number,
  height: number,
  type: 'image/jpeg' | 'image/png' = 'image/jpeg',
): Promise<File> {
  const blob =
    type === 'image/png'
      ? await makeQuartersPng(width, height)
      : await drawQuarters(width, height).convertToBlob({ type, quality: 0.9 });
  return new File([blob], `quarters.${type.slice('image/'.length)}`, { type });
}

function drawQuarters(width: number, height: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  COLORS.forEach((color, index) => {
    context.fillStyle = `rgb(${color.join()})`;
    const [left, top] = [((index % 2) * width) / 2, (Math.floor(index / 2) * height) / 2];
    context.fillRect(left, top, width / 2, height / 2);
  });
  return canvas;
}

/** Encoded here, since a browser takes seconds for as many pixels as tests of limits need. */
function makeQuartersPng(width: number, height: number): Promise<Blob> {
  const rowOf = (left: number, right: number) => {
    const row = new Uint8Array(1 + Math.ceil(width / 4));
    for (let x = 0; x < width; x += 1) {
      row[1 + (x >> 2)]! |= (x < width / 2 ? left : right) << (6 - 2 * (x & 3));
    }
    return row;
  };
  const [upper, lower] = [rowOf(0, 1), rowOf(2, 3)];
  const rows = Array.from({ length: height }, (_, y) => (y < height / 2 ? upper : lower));
  return makePalettePng({ width, height, depth: 2, rows });
}

/** Returns the same JPEG with an EXIF orientation. */
export async function turned(jpeg: File, orientation: number): Promise<File> {
  const bytes = new Uint8Array(await jpeg.arrayBuffer());
  // In one piece, as on a disk: Firefox 140 can't decode a file made of several.
  const parts = bytesOf(bytes.slice(0, 2), makeExifSegment({ orientation }), bytes.slice(2));
  return new File([parts], `turned-${orientation}.jpg`, { type: 'image/jpeg' });
}

/** Creates a complete, very small PNG file with this many red 1-bit pixels. */
export async function makePngBomb(width: number, height: number): Promise<File> {
  const row = new Uint8Array(1 + Math.ceil(width / 8));
  const rows = Array.from({ length: height }, () => row);
  const blob = await makePalettePng({ width, height, depth: 1, rows });
  return new File([blob], 'bomb.png', { type: 'image/png' });
}

interface PalettePng {
  readonly width: number;
  readonly height: number;
  /** Bits per pixel. */
  readonly depth: 1 | 2;
  /** Each begins with its filter type. */
  readonly rows: readonly Bytes[];
}

async function makePalettePng({ depth, height, rows, width }: PalettePng): Promise<Blob> {
  const packed = new Blob([...rows]).stream().pipeThrough(new CompressionStream('deflate'));
  const data = new Uint8Array(await new Response(packed).arrayBuffer());
  return new Blob([
    bytesOf('\u0089PNG\r\n\u001A\n'),
    pngChunk('IHDR', big32(width), big32(height), [depth, 3, 0, 0, 0]),
    pngChunk('PLTE', COLORS.slice(0, 2 ** depth).flat()),
    pngChunk('IDAT', data),
    pngChunk('IEND'),
  ]);
}

export interface MovingGifOptions {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  /** The side of the first frame, which is red, and of all others, which are blue. */
  readonly sides: readonly [first: number, others: number];
}

/** Creates a complete GIF file whose frames are squares in the top left corner. */
export function makeMovingGif({ frames, height, sides, width }: MovingGifOptions): File {
  const colors = bytesOf([255, 0, 0, 0, 0, 255], new Uint8Array(378));
  const screen = bytesOf('GIF89a', little16(width), little16(height), [0xf6, 0, 0], colors);
  const [first, others] = [gifFrame(sides[0], 0), gifFrame(sides[1], 1)];
  const rest = Array.from({ length: frames - 1 }, () => others);
  const parts = [screen, first, ...rest, bytesOf([0x3b])];
  return new File(parts, 'moving.gif', { type: 'image/gif' });
}

const CLEAR = 0x80;
const END = 0x81;

/** One color without compression: the table is cleared before its codes outgrow a byte. */
function gifFrame(side: number, color: number): Bytes {
  const codes: number[] = [];
  for (let pixel = 0; pixel < side * side; pixel += 1) {
    if (pixel % 120 === 0) codes.push(CLEAR);
    codes.push(color);
  }
  codes.push(END);
  const blocks: Bytes[] = [];
  for (let start = 0; start < codes.length; start += 255) {
    const block = codes.slice(start, start + 255);
    blocks.push(bytesOf([block.length], block));
  }
  return bytesOf(
    [0x21, 0xf9, 4, 8, 0, 0, 0, 0],
    [0x2c, 0, 0, 0, 0],
    little16(side),
    little16(side),
    [0, 7],
    ...blocks,
    [0],
  );
}
