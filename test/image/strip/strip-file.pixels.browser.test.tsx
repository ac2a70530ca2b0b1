import { expect, it } from 'vitest';
import { inspectImage } from '../../../src/image/inspect.js';
import { stripMetadata } from '../../../src/image/strip/strip-metadata.js';
import { contains, fileOf, makePicture, withExifChunk, withSegments } from '../fit-files.js';
import {
  bytesOf,
  jpegSegment,
  little32,
  makeExif,
  makeExifSegment,
  type Bytes,
} from '../make-images.js';

const SECRET = 'GPSLatitude 52.5';
const picture = async (type: string) => {
  const blob = await makePicture({ width: 90, height: 60, noise: 0.4, type });
  return new Uint8Array(await blob.arrayBuffer());
};

async function photo(): Promise<Bytes> {
  const jpeg = new Blob([await picture('image/jpeg')]);
  return withSegments(jpeg, makeExifSegment({ orientation: 6 }), jpegSegment(0xfe, SECRET));
}

async function drawing(): Promise<Bytes> {
  const png = withExifChunk(await picture('image/png'), makeExif({ orientation: 6 }));
  return bytesOf(png, SECRET);
}

async function sticker(): Promise<Bytes> {
  const webp = await picture('image/webp');
  const image = webp.subarray(12);
  // An image with a profile or transparency already has such a header.
  const isExtended = new TextDecoder().decode(image.subarray(0, 4)) === 'VP8X';
  const header = isExtended ? [] : bytesOf('VP8X', little32(10), [0, 0, 0, 0, 89, 0, 0, 59, 0, 0]);
  const exif = bytesOf(makeExif({ orientation: 6 }), SECRET);
  const chunks = bytesOf('WEBP', header, image, 'EXIF', little32(exif.length), exif);
  chunks[12]! |= 8;
  return bytesOf('RIFF', little32(chunks.length), chunks);
}

async function pixelsOf(image: Blob) {
  const bitmap = await createImageBitmap(image);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

it.each([
  ['a.jpg', photo, 60],
  ['a.png', drawing, 60],
  ['a.webp', sticker, 90],
])('without its metadata, every pixel of %s is unchanged', async (name, make, width) => {
  const file = fileOf(name, await make());
  const facts = await inspectImage(file);
  const { signal } = new AbortController();
  const made = await stripMetadata()(file, { facts, rules: { types: [] }, options: {}, signal });
  const stripped = made instanceof File ? made : made.file;
  expect(await contains(file, 'GPS')).toBe(true);
  expect(await contains(stripped, 'GPS')).toBe(false);
  expect(await contains(stripped, 'Ada')).toBe(false);
  expect(stripped.size).toBeLessThan(file.size);
  const [before, after] = [await pixelsOf(file), await pixelsOf(stripped)];
  expect(after.width).toBe(width);
  expect(after.data).toEqual(before.data);
});
