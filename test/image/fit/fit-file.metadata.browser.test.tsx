import { describe, expect, it } from 'vitest';
import { inspectImage } from '../../../src/image/inspect.js';
import {
  contains,
  difference,
  fileOf,
  fit,
  makePicture,
  pixelsOf,
  withExifChunk,
  withWebpExif,
  withSegments,
} from '../fit-files.js';
import { bytesOf, jpegSegment, makeExif, makeExifSegment } from '../make-images.js';

const PNG_ONLY = ['image/png'] as const;
const JPEG_ONLY = ['image/jpeg'] as const;

describe('metadata', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'turn a picture once: EXIF orientation %i',
    async (orientation) => {
      const jpeg = await makePicture({ width: 120, height: 80, type: 'image/jpeg' });
      const turned = await withSegments(jpeg, makeExifSegment({ orientation }));
      const photo = fileOf('a.jpg', turned);
      const { file } = await fit(photo, { rules: { types: PNG_ONLY } });
      const sideways = orientation > 4;
      expect(await inspectImage(file)).toMatchObject({
        orientation: 1,
        width: sideways ? 80 : 120,
        height: sideways ? 120 : 80,
      });
      expect(await difference(photo, file)).toBeLessThan(3);
      expect((await difference(jpeg, file)) > 20).toBe(orientation !== 1);
    },
  );

  it('are gone after re-encoding, and the row says so', async () => {
    const jpeg = await makePicture({ width: 120, height: 80, noise: 0.5, type: 'image/jpeg' });
    const gps = bytesOf([0xff, 0xe1, 0, 14], 'GPSLatitude!');
    const photo = fileOf(
      'a.jpg',
      await withSegments(jpeg, makeExifSegment({ orientation: 1 }), gps),
    );
    expect(await contains(photo, 'GPSLatitude')).toBe(true);
    const { file, notes } = await fit(photo, { rules: { maxBytes: photo.size - 1 } });
    expect(file.type).toBe('image/jpeg');
    expect(await contains(file, 'GPSLatitude')).toBe(false);
    expect(await contains(file, 'Exif')).toBe(false);
    expect(notes).toContain('Any location, date and camera details were removed.');
  });

  it('take the motion video and the second picture with them, and the row says so', async () => {
    const jpeg = await makePicture({ width: 120, height: 80, type: 'image/jpeg' });
    const xmp = jpegSegment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x GCamera:MotionPhoto="1"/>');
    const photo = fileOf('a.jpg', await withSegments(jpeg, xmp), bytesOf('a video'));
    const { file, notes } = await fit(photo, { rules: { types: PNG_ONLY } });
    expect(await contains(file, 'a video')).toBe(false);
    expect(notes).toContain('The motion video was removed.');
    expect(notes).not.toContain(
      'Only the main picture was kept; the others in the file were removed.',
    );
  });

  it.each([
    [6, true],
    [1, false],
  ])('do not turn a WebP, and the row says so if they would: %i', async (orientation, isSaid) => {
    const webp = new Uint8Array(
      await (await makePicture({ width: 120, height: 80, type: 'image/webp' })).arrayBuffer(),
    );
    const picture = fileOf('a.webp', withWebpExif(webp, makeExif({ orientation })));
    expect(await inspectImage(picture)).toMatchObject({ width: 120, height: 80 });
    const { file, notes } = await fit(picture, { rules: { types: JPEG_ONLY } });
    expect(await inspectImage(file)).toMatchObject({ width: 120, height: 80, orientation: 1 });
    // The same before and after on the page.
    expect(await difference(picture, file)).toBeLessThan(4);
    const sentence =
      'Kept as shown here: the rotation stored in the file, which browsers ignore, was removed.';
    expect(notes.includes(sentence)).toBe(isSaid);
  });

  it('of a PNG turn it once as well', async () => {
    const exif = makeExif({ orientation: 6 });
    const png = new Uint8Array(await (await makePicture({ width: 120, height: 80 })).arrayBuffer());
    const picture = fileOf('a.png', withExifChunk(png, exif));
    const { file } = await fit(picture, { rules: { types: JPEG_ONLY } });
    expect(await inspectImage(file)).toMatchObject({ width: 80, height: 120 });
    expect(await difference(picture, file)).toBeLessThan(4);
  });
});

describe('transparency', () => {
  const make = () => makePicture({ width: 400, height: 300, noise: 0.4, isTransparent: true });
  const alphaInMiddle = async (image: Blob) => (await pixelsOf(image)).at((32 * 64 + 32) * 4 + 3);

  it('is kept in a smaller PNG', { timeout: 20_000 }, async () => {
    const picture = fileOf('a.png', await make());
    const { file } = await fit(picture, { rules: { maxBytes: Math.floor(picture.size / 2) } });
    expect(file.type).toBe('image/png');
    expect((await inspectImage(file)).width).toBeLessThan(400);
    expect(await alphaInMiddle(file)).toBe(0);
  });

  it('is kept in a WebP, if that type is accepted', async () => {
    const picture = fileOf('a.png', await make());
    const rules = { types: ['image/jpeg', 'image/webp'] as const };
    const { file } = await fit(picture, { rules });
    expect(file).toMatchObject({ name: 'a.webp', type: 'image/webp' });
    expect(await alphaInMiddle(file)).toBe(0);
  });

  it('becomes white if only JPEG is accepted, and the row says so', async () => {
    const { file, notes } = await fit(fileOf('a.png', await make()), {
      rules: { types: JPEG_ONLY },
    });
    expect(notes).toContain('Transparency was replaced with white.');
    const middle = (await pixelsOf(file)).subarray((32 * 64 + 32) * 4, (32 * 64 + 33) * 4);
    for (const channel of middle) expect(channel).toBeGreaterThan(250);
  });

  it('is not reported if no pixel is transparent', async () => {
    const picture = fileOf('a.png', await makePicture({ width: 40, height: 30 }));
    const { file, notes } = await fit(picture, { rules: { types: JPEG_ONLY } });
    expect(file.type).toBe('image/jpeg');
    expect(notes).not.toContain('Transparency was replaced with white.');
  });
});
