import { fitToProvider, type FitOptions } from '../../src/image/fit/fit-to-provider.js';
import { inspectImage } from '../../src/image/inspect.js';
import { UploadError } from '../../src/core/errors/upload-error.js';
import type { UploadRules } from '../../src/core/rules/upload-rules.js';
import { box } from './make-heifs.js';
import { big32, bytesOf, checksum, little32, type Bytes } from './make-images.js';

export interface PictureOptions {
  readonly width: number;
  readonly height: number;
  readonly type?: string;
  readonly quality?: number;
  /** The share of noise, which no format compresses well: 0 to 1. */
  readonly noise?: number;
  readonly isTransparent?: boolean;
}

/** A picture with four different corners, encoded by the browser. */
export async function makePicture(options: PictureOptions): Promise<Blob> {
  const { height, isTransparent = false, noise = 0, quality = 0.95, type, width } = options;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  const [middle, center] = [width / 2, height / 2];
  if (noise > 0) context.putImageData(makeNoise(width, height), 0, 0);
  context.globalAlpha = 1 - noise;
  for (const [color, x, y] of [
    ['#d03030', 0, 0],
    ['#30a030', middle, 0],
    ['#3030d0', 0, center],
    ['#e0c030', middle, center],
  ] as const) {
    context.fillStyle = color;
    context.fillRect(x, y, Math.ceil(middle), Math.ceil(center));
  }
  if (isTransparent) context.clearRect(middle / 2, center / 2, middle, center);
  return canvas.convertToBlob({ quality, ...(type !== undefined && { type }) });
}

function makeNoise(width: number, height: number): ImageData {
  const image = new ImageData(width, height);
  const words = new Uint32Array(image.data.buffer);
  let seed = 1;
  for (let index = 0; index < words.length; index += 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    words[index] = (seed >>> 8) | 0xff_00_00_00;
  }
  return image;
}

/** A file with these parts, as a user would choose it. */
export function fileOf(name: string, ...parts: readonly (Blob | Bytes)[]): File {
  return new File([...parts], name, { lastModified: 1_700_000_000_000 });
}

/** A JPEG with segments right after its start, where cameras put EXIF. */
export async function withSegments(jpeg: Blob, ...segments: readonly Bytes[]): Promise<Bytes> {
  const bytes = new Uint8Array(await jpeg.arrayBuffer());
  return bytesOf(bytes.subarray(0, 2), ...segments, bytes.subarray(2));
}

export interface FitSettings extends FitOptions {
  readonly rules?: Partial<UploadRules>;
  readonly signal?: AbortSignal;
}

/** Returns what `fitToProvider` makes of a file, for rules that accept JPEG and PNG of any size. */
export async function fit(
  file: File,
  { rules, signal = new AbortController().signal, ...options }: FitSettings = {},
): Promise<{ file: File; notes: readonly string[] }> {
  const made = await fitToProvider(options)(file, {
    rules: { types: ['image/jpeg', 'image/png'], ...rules },
    facts: await inspectImage(file),
    options: {},
    signal,
  });
  return made instanceof File ? { file: made, notes: [] } : { notes: [], ...made };
}

/** Returns the error that a file is refused with. */
export async function refusalOf(file: File, settings?: FitSettings): Promise<UploadError> {
  try {
    await fit(file, settings);
  } catch (error) {
    if (error instanceof UploadError) return error;
    throw error;
  }
  throw new Error(`${file.name} was not refused.`);
}

const SMALL = 64;

/** Returns the picture as shown, squeezed into a small square. */
export async function pixelsOf(image: Blob): Promise<Uint8ClampedArray> {
  const bitmap = await createImageBitmap(image, { imageOrientation: 'from-image' });
  const context = new OffscreenCanvas(SMALL, SMALL).getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, SMALL, SMALL);
  bitmap.close();
  return context.getImageData(0, 0, SMALL, SMALL).data;
}

/** Returns the difference between two pictures: the mean over all channels, of 255. */
export async function difference(one: Blob, other: Blob): Promise<number> {
  const [left, right] = await Promise.all([pixelsOf(one), pixelsOf(other)]);
  const sum = left.reduce((total, value, index) => total + Math.abs(value - right[index]!), 0);
  return sum / left.length;
}

/** Returns whether a file contains a text anywhere in its bytes. */
export async function contains(file: Blob, text: string): Promise<boolean> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return new TextDecoder('latin1').decode(bytes).includes(text);
}

/** A BMP with all its pixels, in two colors. */
export function makeBmpPicture(width: number, height: number) {
  const bytes = new Uint8Array(54 + width * height * 3);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, 54, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  view.setInt32(22, height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const isLeft = pixel % width < width / 2;
    bytes.set(isLeft ? [200, 40, 40] : [40, 160, 200], 54 + pixel * 3);
  }
  return bytes;
}

/** A PNG with EXIF after its header, where browsers apply it. The checksum must be right. */
export function withExifChunk(png: Uint8Array, exif: Uint8Array) {
  const body = bytesOf('eXIf', exif);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, exif.length);
  chunk.set(body, 4);
  view.setUint32(4 + body.length, checksum(body));
  return bytesOf(png.subarray(0, 33), chunk, png.subarray(33));
}

/** A plain WebP as an extended one with EXIF after its image data. */
export function withWebpExif(webp: Bytes, exif: Bytes): Bytes {
  const view = new DataView(webp.buffer);
  const isExtended = webp[15] === 0x58;
  const head = isExtended ? webp.slice(12, 30) : extendedHeader(view);
  head[8] = (head[8] ?? 0) | 0x08;
  const body = bytesOf(
    'WEBP',
    head,
    webp.subarray(isExtended ? 30 : 12),
    'EXIF',
    little32(exif.length),
    exif,
    exif.length % 2 === 0 ? [] : [0],
  );
  return bytesOf('RIFF', little32(body.length), body);
}

/** For a lossy one, whose only chunk holds its sides. */
function extendedHeader(view: DataView): Bytes {
  const [width, height] = [26, 28].map((at) => view.getUint16(at, true) & 0x3f_ff) as [
    number,
    number,
  ];
  const sides = [width - 1, height - 1].flatMap((side) => little32(side).slice(0, 3));
  return bytesOf('VP8X', little32(10), [0, 0, 0, 0], sides);
}

/** Two by two pixels. */
export const TINY_AVIF =
  'data:image/avif;base64,AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADybWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpYmF2aWYAAAAADnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEAAAABAAABGgAAAB0AAAAoaWluZgAAAAAAAQAAABppbmZlAgAAAAABAABhdjAxQ29sb3IAAAAAamlwcnAAAABLaXBjbwAAABRpc3BlAAAAAAAAAAIAAAACAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgQ0MAAAAABNjb2xybmNseAACAAIAAYAAAAAXaXBtYQAAAAAAAAABAAEEAQKDBAAAACVtZGF0EgAKCBgANogQEAwgMg8f8D///8WfhwB8+ErK42A=';

/** The two by two pixels with a crop to the right column, marked essential as required. */
export async function croppedAvif(): Promise<Bytes> {
  const bytes = new Uint8Array(await (await fetch(TINY_AVIF)).arrayBuffer());
  const at = (type: string) => new TextDecoder('latin1').decode(bytes).indexOf(type);
  // The center of one column is half a pixel to the right of the center of two.
  const crop = box('clap', ...[1, 1, 2, 1, 1, 2, 0, 1].map(big32));
  const view = new DataView(bytes.buffer);
  const grow = (offset: number, by: number) => view.setUint32(offset, view.getUint32(offset) + by);
  for (const type of ['meta', 'iprp', 'ipco', 'ipma']) {
    grow(at(type) - 4, (type === 'ipco' ? 0 : 1) + (type === 'ipma' ? 0 : crop.length));
  }
  grow(at('iloc') + 18, crop.length + 1);
  // One more association, of the fifth property.
  const count = at('ipma') + 14;
  bytes[count]! += 1;
  const [endOfProperties, endOfAssociations] = [at('ipma') - 4, at('mdat') - 4];
  return bytesOf(
    bytes.subarray(0, endOfProperties),
    crop,
    bytes.subarray(endOfProperties, endOfAssociations),
    [0x85],
    bytes.subarray(endOfAssociations),
  );
}
