import { describe, expect, it } from 'vitest';
import { inspectImage } from '../../../src/image/inspect.js';
import { big32, bytesOf, type Bytes } from '../make-images.js';
import { box, makeHeif, property } from '../make-heifs.js';

const sides = { width: 300, height: 200 };
const lying = { width: 200, height: 300 };
const photo = { ...sides, brands: ['heic', 'mif1', 'heic'] };
const film = { ...sides, brands: ['avis', 'avif', 'msf1'] };
const inspect = (bytes: Bytes) => inspectImage(new Blob([bytes]));

describe('inspectImage, for HEIF,', () => {
  it.each([
    ['image/heic', ['heic', 'mif1', 'heic']],
    ['image/heif', ['mif1', 'mif1', 'miaf']],
    ['image/avif', ['avif', 'mif1', 'miaf', 'MA1B']],
  ])('reports %s, its size and that it is still', async (type, brands) => {
    expect(await inspect(makeHeif({ ...sides, brands }))).toEqual({
      type,
      ...sides,
      orientation: 1,
      animated: false,
    });
  });

  it('reads item ids of four bytes and property indexes of two', async () => {
    expect(await inspect(makeHeif({ ...photo, isLarge: true }))).toMatchObject(sides);
  });

  it.each([
    [1, []],
    [8, [property.turn(1)]],
    [3, [property.turn(2)]],
    [6, [property.turn(3)]],
    [4, [property.mirror(0)]],
    [2, [property.mirror(1)]],
    [5, [property.turn(1), property.mirror(0)]],
    [7, [property.turn(1), property.mirror(1)]],
    [7, [property.turn(3), property.mirror(0)]],
    [5, [property.turn(3), property.mirror(1)]],
    [2, [property.turn(2), property.mirror(0)]],
    [5, [property.mirror(0), property.turn(3)]],
    [1, [property.mirror(1), property.mirror(1)]],
    [1, [property.turn(1), property.turn(3)]],
  ])('assigns EXIF number %i to its turns and mirrors', async (orientation, properties) => {
    expect(await inspect(makeHeif({ ...photo, properties }))).toMatchObject({
      ...(orientation >= 5 ? lying : sides),
      orientation,
    });
  });

  it.each([
    ['crop', [property.crop(120, 90)], { width: 120, height: 90 }],
    ['crop in half-pixel units', [property.crop(240, 180, 2)], { width: 120, height: 90 }],
    ['crop, then turn', [property.crop(120, 90), property.turn(1)], { width: 90, height: 120 }],
    ['turn, then crop', [property.turn(1), property.crop(120, 90)], { width: 120, height: 90 }],
  ])('applies a %s', async (_, properties, shown) => {
    expect(await inspect(makeHeif({ ...photo, properties }))).toMatchObject(shown);
  });

  it.each([
    ['to a fractional width', property.crop(121, 90, 2)],
    ['to a fractional height', property.crop(120, 91, 2)],
    ['with a zero denominator', property.crop(120, 90, 0)],
    ['to more than the image', property.crop(301, 90)],
  ])('reports no size if it is cropped %s', async (_, crop) => {
    const facts = await inspect(makeHeif({ ...photo, properties: [crop] }));
    expect(facts).toEqual({ type: 'image/heic', animated: false });
  });

  it('finds the size after image data', async () => {
    expect(await inspect(makeHeif({ ...photo, freeBytes: 900_000 }))).toMatchObject(sides);
  });

  it('reads a box with a length of eight bytes', async () => {
    const { before, meta, after } = partsOf(makeHeif(photo));
    const length = bytesOf(big32(0), big32(meta.length + 8));
    const large = bytesOf(big32(1), 'meta', length, meta.subarray(8));
    expect(await inspect(bytesOf(before, large, after))).toMatchObject(sides);
  });

  it('reads a box without a length to the end', async () => {
    const { before, meta } = partsOf(makeHeif(photo));
    expect(await inspect(bytesOf(before, big32(0), meta.subarray(4)))).toMatchObject(sides);
  });

  it.each([
    ['is shorter than its own header', 4],
    ['ends before its content', 60],
    ['ends after the file', 60_000],
  ])('reports nothing for a box that %s', async (_, length) => {
    const { before, meta, after } = partsOf(makeHeif(photo));
    const wrong = bytesOf(big32(length), length === 4 ? meta : meta.subarray(4));
    const facts = await inspect(bytesOf(before, wrong, after));
    expect(facts).toEqual({ type: 'image/heic', animated: false });
  });

  it('gives up after a thousand boxes', async () => {
    const { before, meta } = partsOf(makeHeif(photo));
    const behind = (count: number) => {
      return inspect(bytesOf(before, ...Array.from({ length: count }, () => box('free')), meta));
    };
    expect(await behind(1_000)).toMatchObject(sides);
    expect(await behind(1_100)).not.toHaveProperty('width');
  });

  it('reports nothing for a property that is not there', async () => {
    const whole = makeHeif(photo);
    // The first of the primary item's two properties, before the 12 bytes of image data.
    whole[whole.length - 14] = 0xff;
    expect(await inspect(whole)).toEqual({ type: 'image/heic', animated: false });
  });

  it.each([
    [true, 2],
    [false, 1],
  ])('calls it animated: %s with %i frames in its track', async (animated, frames) => {
    expect(await inspect(makeHeif({ ...film, frames }))).toMatchObject({ ...sides, animated });
  });

  it('calls it still if the brand says that it may move but there is no track', async () => {
    const facts = { type: 'image/avif', ...sides, orientation: 1 };
    expect(await inspect(makeHeif(film))).toEqual({ ...facts, animated: false });
    // The track may be in the missing part.
    const cut = makeHeif(film).subarray(0, -12);
    expect(await inspect(cut)).toEqual(facts);
  });

  it.each([
    [1, [1, 0, 0, 1]],
    [2, [-1, 0, 0, 1]],
    [3, [-1, 0, 0, -1]],
    [4, [1, 0, 0, -1]],
    [5, [0, 1, 1, 0]],
    [6, [0, 1, -1, 0]],
    [7, [0, -1, -1, 0]],
    [8, [0, -1, 1, 0]],
  ])('goes by the track if there is no item, at orientation %i', async (orientation, matrix) => {
    const bytes = makeHeif({ ...film, hasItem: false, frames: 9, matrix });
    expect(await inspect(bytes)).toEqual({
      type: 'image/avif',
      ...(orientation >= 5 ? lying : sides),
      orientation,
      animated: true,
    });
  });

  it('reports no size for a skewed track', async () => {
    const bytes = makeHeif({ ...film, hasItem: false, frames: 9, matrix: [0.5, 1, -1, 0.5] });
    expect(await inspect(bytes)).toEqual({ type: 'image/avif' });
  });

  it('claims nothing about items whose properties are cut off', async () => {
    const whole = makeHeif({ ...photo, properties: [property.turn(1)] });
    const facts = await inspect(whole.subarray(0, whole.length - 30));
    expect(facts).toEqual({ type: 'image/heic', animated: false });
  });
});

/** A file with 24 bytes of brands, cut around the box with its items. */
function partsOf(bytes: Bytes): { before: Bytes; meta: Bytes; after: Bytes } {
  const end = 24 + new DataView(bytes.buffer).getUint32(24);
  return {
    before: bytes.subarray(0, 24),
    meta: bytes.subarray(24, end),
    after: bytes.subarray(end),
  };
}
