import { describe, expect, it } from 'vitest';
import { inspectImage } from '../../src/image/inspect.js';
import {
  bytesOf,
  jpegSegment,
  makeExif,
  makeExifSegment,
  makeGif,
  makeJpeg,
  makePng,
  makeWebp,
  pngChunk,
  type Bytes,
} from './make-images.js';
import { makeJxl } from './make-jxl.js';
import { field, makeDng } from './make-tiffs.js';

const sides = { width: 300, height: 200 };
const lying = { width: 200, height: 300 };
const inspect = (bytes: Bytes) => inspectImage(new Blob([bytes]));

describe('inspectImage, for JPEG,', () => {
  it('reports type, size and that it is still', async () => {
    expect(await inspect(makeJpeg(sides))).toEqual({
      type: 'image/jpeg',
      ...sides,
      orientation: 1,
      animated: false,
      bitDepth: 8,
    });
  });

  it.each([1, 2, 3, 4])('keeps the sides at orientation %i', async (orientation) => {
    const facts = await inspect(makeJpeg({ ...sides, orientation }));
    expect(facts).toMatchObject({ ...sides, orientation });
  });

  it.each([5, 6, 7, 8])('swaps the sides at orientation %i', async (orientation) => {
    const facts = await inspect(makeJpeg({ ...sides, orientation }));
    expect(facts).toMatchObject({ ...lying, orientation });
  });

  it('reads EXIF in either byte order', async () => {
    const jpeg = makeJpeg({ ...sides, orientation: 6, littleEndian: true });
    expect(await inspect(jpeg)).toMatchObject({ ...lying, orientation: 6 });
  });

  it.each([
    ['0', { orientation: 0 }],
    ['9', { orientation: 9 }],
    ['two values', { orientation: 6, count: 2 }],
    ['a LONG', { orientation: 6, type: 4, littleEndian: true }],
  ])('ignores an orientation of %s, as browsers do', async (_, exif) => {
    expect(await inspect(makeJpeg({ ...sides, ...exif }))).toMatchObject({
      ...sides,
      orientation: 1,
    });
  });

  it.each([
    ['has no orientation', makeExifSegment({})],
    ['is invalid', jpegSegment(0xe1, 'Exif\0\0', new Uint8Array(20))],
    ['is a single byte', jpegSegment(0xe1, 'Exif\0\0', [0])],
  ])('uses the first of two EXIF segments, even if it %s', async (_, first) => {
    const before = bytesOf(first, makeExifSegment({ orientation: 6 }));
    expect(await inspect(makeJpeg({ ...sides, before }))).toMatchObject({ orientation: 1 });
  });

  it.each([
    ['an empty one', 'Exif\0\0'],
    ['XMP', 'http://ns.adobe.com/xap/1.0/\0<x/>'],
  ])('applies EXIF after %s', async (_, data) => {
    const before = bytesOf(jpegSegment(0xe1, data), makeExifSegment({ orientation: 6 }));
    expect(await inspect(makeJpeg({ ...sides, before }))).toMatchObject({ orientation: 6 });
  });

  it('uses the first valid orientation in a block', async () => {
    const orientation = (value: number) => [0x12, 1, 3, 0, 1, 0, 0, 0, value, 0, 0, 0];
    const block = bytesOf(
      'II*\0',
      [8, 0, 0, 0, 2, 0],
      orientation(9),
      orientation(6),
      [0, 0, 0, 0],
    );
    const before = jpegSegment(0xe1, 'Exif\0\0', block);
    expect(await inspect(makeJpeg({ ...sides, before }))).toMatchObject({ orientation: 6 });
  });

  it.each([
    ['text', 'stray'],
    ['FF 00', [0xff, 0, 0xff, 0]],
    ['a restart marker', [0xff, 0xd0]],
    ['a segment of length 0', [0xff, 0xfe, 0, 0]],
    ['a segment of length 1', [0xff, 0xe1, 0, 1]],
    ['a segment that is longer than its length', [0xff, 0xfe, 0, 4, 65, 65, 65, 65]],
  ])('skips %s between segments', async (_, stray) => {
    const before = bytesOf(jpegSegment(0xe0, 'JFIF\0'), stray);
    expect(await inspect(makeJpeg({ ...sides, orientation: 6, before }))).toMatchObject({
      ...lying,
      orientation: 6,
    });
  });

  it('applies EXIF between the frame and the image data', async () => {
    const after = makeExifSegment({ orientation: 8 });
    expect(await inspect(makeJpeg({ ...sides, after }))).toMatchObject({
      ...lying,
      orientation: 8,
    });
  });

  it('is not misled by a thumbnail inside a segment, fill bytes or a progressive frame', async () => {
    const thumbnail = makeJpeg({ width: 1, height: 1 });
    const segment = bytesOf([0xff, 0xed, 0, thumbnail.length + 2], thumbnail);
    const before = bytesOf(segment, [0xff, 0xff, 0xff]);
    expect(await inspect(makeJpeg({ ...sides, before, frameMarker: 0xc2 }))).toMatchObject(sides);
  });

  it('finds the size after a multi-segment profile', async () => {
    const jpeg = makeJpeg({ ...sides, orientation: 6, iccBytes: 600_000 });
    expect(await inspect(jpeg)).toMatchObject({ ...lying, orientation: 6 });
  });

  it('reports no size if a side is 0', async () => {
    const facts = await inspect(makeJpeg({ width: 300, height: 0 }));
    expect(facts).toEqual({ type: 'image/jpeg', orientation: 1, animated: false });
  });

  it('claims neither size nor orientation for a truncated header', async () => {
    const facts = await inspect(makeJpeg({ ...sides, orientation: 6 }).subarray(0, 40));
    expect(facts).toEqual({ type: 'image/jpeg', animated: false });
  });
});

describe('inspectImage, for PNG,', () => {
  it('reports type, size and that it is still', async () => {
    expect(await inspect(makePng(sides))).toEqual({
      type: 'image/png',
      ...sides,
      orientation: 1,
      animated: false,
      bitDepth: 8,
    });
  });

  it.each([
    [0, false],
    [1, false],
    [2, true],
  ])('calls %i frames animated: %s', async (frames, animated) => {
    expect(await inspect(makePng({ ...sides, frames }))).toMatchObject({ animated });
  });

  it('applies EXIF before the image data', async () => {
    const facts = await inspect(makePng({ ...sides, orientation: 6, frames: 2 }));
    expect(facts).toMatchObject({ ...lying, orientation: 6, animated: true });
  });

  it('applies EXIF of more than 64 KB', async () => {
    const exif = bytesOf(makeExif({ orientation: 6 }), new Uint8Array(200_000));
    expect(await inspect(withChunks(pngChunk('eXIf', exif)))).toMatchObject({ orientation: 6 });
  });

  it('skips EXIF with a wrong checksum and uses the next block', async () => {
    const wrong = pngChunk('eXIf', makeExif({ orientation: 6 }));
    wrong[wrong.length - 1]! ^= 1;
    expect(await inspect(withChunks(wrong))).toMatchObject({ ...sides, orientation: 1 });
    const right = pngChunk('eXIf', makeExif({ orientation: 8 }));
    expect(await inspect(withChunks(wrong, right))).toMatchObject({ ...lying, orientation: 8 });
  });

  it('reports no orientation if EXIF is larger than a megabyte', async () => {
    const exif = bytesOf(makeExif({ orientation: 6 }), new Uint8Array(1_100_000));
    const facts = await inspect(withChunks(pngChunk('eXIf', exif)));
    expect(facts).toEqual({ type: 'image/png', ...sides, animated: false, bitDepth: 8 });
  });

  it('ignores EXIF after the image data', async () => {
    const facts = await inspect(makePng({ ...sides, orientation: 6, exif: 'after' }));
    expect(facts).toMatchObject({ ...sides, orientation: 1 });
  });

  it('looks beyond long texts', async () => {
    const png = makePng({ ...sides, orientation: 6, frames: 2, textBytes: 400_000 });
    expect(await inspect(png)).toMatchObject({ ...lying, orientation: 6, animated: true });
  });

  it('reports only the size if the file ends before the image data', async () => {
    const facts = await inspect(makePng(sides).subarray(0, 33));
    expect(facts).toEqual({ type: 'image/png', ...sides, bitDepth: 8 });
  });

  it.each([
    ['0', { width: 0, height: 200 }],
    ['more than the standard allows', { width: 0x8000_0000, height: 200 }],
  ])('reports no size if a side is %s', async (_, options) => {
    expect(await inspect(makePng(options))).not.toHaveProperty('width');
  });
});

describe('inspectImage, for GIF,', () => {
  it('reports type, size and that it is still', async () => {
    expect(await inspect(makeGif(sides))).toEqual({
      type: 'image/gif',
      ...sides,
      orientation: 1,
      animated: false,
    });
  });

  it('calls two frames animated', async () => {
    expect(await inspect(makeGif({ ...sides, frames: 2 }))).toMatchObject({ animated: true });
  });

  it('finds the second frame after a long first one', async () => {
    const gif = makeGif({ ...sides, frames: 2, frameBytes: 300_000 });
    expect(await inspect(gif)).toMatchObject({ animated: true });
  });

  it('leaves open whether a frame follows one that is too long to walk', async () => {
    const gif = makeGif({ ...sides, frames: 2, frameBytes: 3_000_000 });
    expect(await inspect(gif)).toEqual({ type: 'image/gif', ...sides, orientation: 1 });
  });

  it('leaves open whether a frame follows if the file is truncated', async () => {
    expect(await inspect(makeGif(sides).subarray(0, -1))).not.toHaveProperty('animated');
  });

  it('reports the size of the screen if the first frame is smaller', async () => {
    expect(await inspect(makeGif({ ...sides, frameSides: [10, 10] }))).toMatchObject(sides);
  });

  it('reports the size of the first frame if the screen is smaller, as browsers do', async () => {
    const gif = makeGif({ width: 10, height: 0, frameSides: [300, 200] });
    expect(await inspect(gif)).toMatchObject(sides);
  });
});

describe('inspectImage, for WebP,', () => {
  it.each(['lossy', 'lossless', 'extended'] as const)('reads the %s kind', async (kind) => {
    expect(await inspect(makeWebp({ ...sides, kind }))).toEqual({
      type: 'image/webp',
      ...sides,
      orientation: 1,
      animated: false,
      bitDepth: 8,
      colorSpace: 'srgb',
    });
  });

  it('calls it animated by its flag', async () => {
    const webp = makeWebp({ ...sides, kind: 'extended', animated: true });
    expect(await inspect(webp)).toMatchObject({ animated: true });
  });

  it('reads the largest possible sides', async () => {
    const largest = { width: 16_384, height: 16_384 };
    expect(await inspect(makeWebp({ ...largest, kind: 'lossless' }))).toMatchObject(largest);
    const extended = { width: 16_777_216, height: 255 };
    expect(await inspect(makeWebp({ ...extended, kind: 'extended' }))).toMatchObject(extended);
  });

  it('does not turn it by EXIF, and reports no orientation', async () => {
    const facts = await inspect(makeWebp({ ...sides, kind: 'extended', orientation: 6 }));
    expect(facts).toMatchObject({ type: 'image/webp', ...sides, animated: false });
    expect(facts).not.toHaveProperty('orientation');
  });
});

describe('inspectImage, for JPEG XL,', () => {
  it.each([false, true])('reports type and size, in boxes: %s', async (isBoxed) => {
    const still = { type: 'image/jxl', ...sides, orientation: 1, animated: false };
    expect(await inspect(makeJxl({ ...sides, isBoxed }))).toEqual(still);
    expect(await inspect(makeJxl({ ...sides, isBoxed, orientation: 6, frames: 2 }))).toEqual({
      type: 'image/jxl',
      ...lying,
      orientation: 6,
      animated: true,
    });
  });

  it('reads short sizes and ratios', async () => {
    // Small, 40 eighths high, 3:2 wide.
    expect(await inspect(bytesOf([0xff, 0x0a, 0x09, 0x03]))).toMatchObject({
      width: 60,
      height: 40,
    });
  });
});

describe('inspectImage, for a format that is only recognized to name it,', () => {
  it('reports the size of a PNG that Apple optimized for apps', async () => {
    const chunk = pngChunk('CgBI', [0x50, 0, 0x20, 2]);
    const png = makePng(sides);
    const facts = await inspect(bytesOf(png.subarray(0, 8), chunk, png.subarray(8)));
    expect(facts).toEqual({ type: 'image/x-apple-cgbi', ...sides, animated: false });
  });

  it.each([
    ['a GoPro photo', 'GoPro', [], 'a', 'image/x-gopro-gpr'],
    ['a converted photo', 'GoPro', [], 'a.DNG', 'image/x-adobe-dng'],
    [
      'a GoPro photo that is only named .dng',
      'GoPro',
      [field.compression(9)],
      'a.dng',
      'image/x-gopro-gpr',
    ],
    ['any other DNG', 'Leica', [field.compression(9)], 'a.gpr', 'image/x-adobe-dng'],
  ] as const)('distinguishes GPR from DNG: %s', async (_, make, more, name, type) => {
    const bytes = makeDng({ ...sides, make, more });
    expect((await inspectImage(new File([bytes], name))).type).toBe(type);
  });
});

describe('inspectImage, for anything else,', () => {
  it.each(['', '\0', '%PDF-1.7', '<svg/>', '\xff\xd8'])('reports nothing for %j', async (text) => {
    expect(await inspect(bytesOf(text))).toEqual({});
  });
});

/** A PNG with chunks right after its header. */
function withChunks(...chunks: readonly Bytes[]): Bytes {
  const png = makePng(sides);
  return bytesOf(png.subarray(0, 33), ...chunks, png.subarray(33));
}
