import { describe, expect, it } from 'vitest';
import { inspectImage } from '../../src/image/inspect.js';
import {
  bytesOf,
  makeExifSegment,
  makeGif,
  makeJpeg,
  makePng,
  makeWebp,
  type Bytes,
} from './make-images.js';

const sides = { width: 300, height: 200 };
const lying = { width: 200, height: 300 };
const inspect = (bytes: Bytes) => inspectImage(new Blob([bytes]));

describe('inspectImage of a JPEG', () => {
  it('tells type, size and that it is still', async () => {
    expect(await inspect(makeJpeg(sides))).toEqual({
      type: 'image/jpeg',
      ...sides,
      orientation: 1,
      animated: false,
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
  ])('disregards an orientation of %s, as browsers do', async (_, exif) => {
    expect(await inspect(makeJpeg({ ...sides, ...exif }))).toMatchObject({
      ...sides,
      orientation: 1,
    });
  });

  it('goes by the first of two EXIF segments, even if it says nothing', async () => {
    const before = bytesOf(makeExifSegment({}), makeExifSegment({ orientation: 6 }));
    expect(await inspect(makeJpeg({ ...sides, before }))).toMatchObject({ orientation: 1 });
  });

  it('heeds EXIF between frame and image data', async () => {
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

  it('finds the size behind a profile of many segments', async () => {
    const jpeg = makeJpeg({ ...sides, orientation: 6, iccBytes: 600_000 });
    expect(await inspect(jpeg)).toMatchObject({ ...lying, orientation: 6 });
  });

  it('proves no size where a side is 0', async () => {
    const facts = await inspect(makeJpeg({ width: 300, height: 0 }));
    expect(facts).toEqual({ type: 'image/jpeg', orientation: 1, animated: false });
  });

  it('claims neither size nor orientation of a header cut short', async () => {
    const facts = await inspect(makeJpeg({ ...sides, orientation: 6 }).subarray(0, 40));
    expect(facts).toEqual({ type: 'image/jpeg', animated: false });
  });
});

describe('inspectImage of a PNG', () => {
  it('tells type, size and that it is still', async () => {
    expect(await inspect(makePng(sides))).toEqual({
      type: 'image/png',
      ...sides,
      orientation: 1,
      animated: false,
    });
  });

  it.each([
    [0, false],
    [1, false],
    [2, true],
  ])('calls %i frames animated: %s', async (frames, animated) => {
    expect(await inspect(makePng({ ...sides, frames }))).toMatchObject({ animated });
  });

  it('is turned by EXIF before the image data', async () => {
    const facts = await inspect(makePng({ ...sides, orientation: 6, frames: 2 }));
    expect(facts).toMatchObject({ ...lying, orientation: 6, animated: true });
  });

  it('is not turned by EXIF behind the image data', async () => {
    const facts = await inspect(makePng({ ...sides, orientation: 6, exif: 'after' }));
    expect(facts).toMatchObject({ ...sides, orientation: 1 });
  });

  it('looks behind long texts', async () => {
    const png = makePng({ ...sides, orientation: 6, frames: 2, textBytes: 400_000 });
    expect(await inspect(png)).toMatchObject({ ...lying, orientation: 6, animated: true });
  });

  it('tells the size alone where the file ends before the image data', async () => {
    expect(await inspect(makePng(sides).subarray(0, 33))).toEqual({ type: 'image/png', ...sides });
  });

  it.each([
    ['0', { width: 0, height: 200 }],
    ['more than the standard allows', { width: 0x8000_0000, height: 200 }],
  ])('proves no size where a side is %s', async (_, options) => {
    expect(await inspect(makePng(options))).not.toHaveProperty('width');
  });
});

describe('inspectImage of a GIF', () => {
  it('tells type, size and that it is still', async () => {
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

  it('finds the second frame behind a long first one', async () => {
    const gif = makeGif({ ...sides, frames: 2, frameBytes: 300_000 });
    expect(await inspect(gif)).toMatchObject({ animated: true });
  });

  it('leaves open whether a frame follows one that is too long to walk', async () => {
    const gif = makeGif({ ...sides, frames: 2, frameBytes: 3_000_000 });
    expect(await inspect(gif)).toEqual({ type: 'image/gif', ...sides, orientation: 1 });
  });

  it('leaves open whether a frame follows where the file is cut', async () => {
    expect(await inspect(makeGif(sides).subarray(0, -1))).not.toHaveProperty('animated');
  });

  it('is as large as its screen where the first frame is smaller', async () => {
    expect(await inspect(makeGif({ ...sides, frameSides: [10, 10] }))).toMatchObject(sides);
  });

  it('is as large as its first frame where the screen is smaller, as in browsers', async () => {
    const gif = makeGif({ width: 10, height: 0, frameSides: [300, 200] });
    expect(await inspect(gif)).toMatchObject(sides);
  });
});

describe('inspectImage of a WebP', () => {
  it.each(['lossy', 'lossless', 'extended'] as const)('reads the %s kind', async (kind) => {
    expect(await inspect(makeWebp({ ...sides, kind }))).toEqual({
      type: 'image/webp',
      ...sides,
      orientation: 1,
      animated: false,
    });
  });

  it('calls it animated by its flag', async () => {
    const webp = makeWebp({ ...sides, kind: 'extended', animated: true });
    expect(await inspect(webp)).toMatchObject({ animated: true });
  });

  it('reads the largest sides', async () => {
    const largest = { width: 16_384, height: 16_384 };
    expect(await inspect(makeWebp({ ...largest, kind: 'lossless' }))).toMatchObject(largest);
    const extended = { width: 16_777_216, height: 255 };
    expect(await inspect(makeWebp({ ...extended, kind: 'extended' }))).toMatchObject(extended);
  });

  it('does not turn it by EXIF, and leaves its orientation open', async () => {
    const facts = await inspect(makeWebp({ ...sides, kind: 'extended', orientation: 6 }));
    expect(facts).toEqual({ type: 'image/webp', ...sides, animated: false });
  });
});

describe('inspectImage of anything else', () => {
  it.each(['', '\0', '%PDF-1.7', '<svg/>', '\xff\xd8'])('has no facts of %j', async (text) => {
    expect(await inspect(bytesOf(text))).toEqual({});
  });
});
