import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkFile } from '../../../src/core/rules/check-file.js';
import { rulesOf } from '../../../src/core/rules/upload-rules.js';
import { fitToProvider } from '../../../src/image/fit/fit-to-provider.js';
import { inspectImage } from '../../../src/image/inspect.js';
import { apimart } from '../../../src/providers/apimart/profile.js';
import { stablecog } from '../../../src/providers/stablecog/profile.js';
import {
  contains,
  difference,
  fileOf,
  fit,
  makeBmpPicture,
  makePicture,
  TINY_AVIF,
  withSegments,
} from '../fit-files.js';
import { makeExifSegment } from '../make-images.js';

const PNG_ONLY = ['image/png'] as const;
const JPEG_ONLY = ['image/jpeg'] as const;

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a file that breaks a rule', () => {
  it('is made to fit: a JPEG three times too large', { timeout: 60_000 }, async () => {
    // Its real limit needs 25 megapixels, which takes a busy machine a quarter of a minute.
    const rules = { ...rulesOf(apimart), maxBytes: 4_000_000 };
    const photo = await makePicture({
      width: 3000,
      height: 2250,
      noise: 0.9,
      quality: 1,
      type: 'image/jpeg',
    });
    expect(photo.size).toBeGreaterThan(3 * rules.maxBytes);
    const { file, notes } = await fit(fileOf('beach.jpeg', photo), { rules });

    expect(checkFile(file, await inspectImage(file), rules)).toEqual([]);
    expect(file).toMatchObject({
      name: 'beach.jpeg',
      type: 'image/jpeg',
      lastModified: 1_700_000_000_000,
    });
    expect(file.size).toBeGreaterThan(0.85 * rules.maxBytes);
    expect(await inspectImage(file)).toMatchObject({ width: 3000, height: 2250 });
    expect(await difference(photo, file)).toBeLessThan(2);
    expect(notes).toEqual([
      `Made smaller: ${(photo.size / 1e6).toFixed(1)} MB to ${(file.size / 1e6).toFixed(1)} MB.`,
      'Any location, date and camera details were removed.',
    ]);
  });

  it('is made to fit: 12 MB of PNG for Stablecog', { timeout: 60_000 }, async () => {
    const rules = rulesOf(stablecog);
    const picture = await makePicture({ width: 2300, height: 1800, noise: 0.8 });
    expect(picture.size).toBeGreaterThan(12_000_000);
    const { file, notes } = await fit(fileOf('beach.png', picture), { rules });

    expect(checkFile(file, await inspectImage(file), rules)).toEqual([]);
    expect(file).toMatchObject({ name: 'beach.webp', type: 'image/webp' });
    expect(await inspectImage(file)).toMatchObject({ width: 2300, height: 1800 });
    expect(await difference(picture, file)).toBeLessThan(3);
    expect(notes[0]).toBe('Converted from PNG to WebP.');
  });

  it('loses pixels only if quality is not enough', { timeout: 30_000 }, async () => {
    const photo = await makePicture({ width: 1600, height: 1200, noise: 0.7, type: 'image/jpeg' });
    const rules = { maxBytes: 150_000 };
    const { file, notes } = await fit(fileOf('a.jpg', photo), { rules });
    const { height = 0, width = 0 } = await inspectImage(file);
    expect(file.size).toBeLessThanOrEqual(150_000);
    expect(file.size).toBeGreaterThan(0.85 * 150_000);
    expect(width).toBeLessThan(1600);
    expect(Math.abs(width * 3 - height * 4)).toBeLessThan(8);
    expect(notes[0]).toBe(`Scaled down: 1600 × 1200 to ${width} × ${height} pixels.`);
    expect(await difference(photo, file)).toBeLessThan(8);
  });

  it.each([
    ['BMP', 'drawing', () => fileOf('drawing.BMP', makeBmpPicture(60, 40))],
    ['AVIF', 'dot', async () => fileOf('dot.avif', await (await fetch(TINY_AVIF)).blob())],
  ])('is converted: %s', async (label, name, make) => {
    const drawing = await make();
    const { file, notes } = await fit(drawing, { rules: { types: ['image/jpeg', 'image/webp'] } });
    expect(file).toMatchObject({ name: `${name}.jpg`, type: 'image/jpeg' });
    expect(notes[0]).toBe(`Converted from ${label} to JPEG.`);
    expect(await difference(drawing, file)).toBeLessThan(4);
  });

  it('keeps the upper limits of its sides and is never enlarged', async () => {
    const photo = fileOf(
      'a.jpg',
      await makePicture({ width: 800, height: 600, type: 'image/jpeg' }),
    );
    const { file, notes } = await fit(photo, { rules: { maxWidth: 1000, maxHeight: 300 } });
    expect(await inspectImage(file)).toMatchObject({ width: 400, height: 300 });
    expect(file.size).toBeLessThanOrEqual(photo.size);
    expect(notes[0]).toBe('Scaled down: 800 × 600 to 400 × 300 pixels.');
    const wide = await fit(photo, { rules: { maxWidth: 4000, types: PNG_ONLY } });
    expect(await inspectImage(wide.file)).toMatchObject({ width: 800, height: 600 });
  });

  it('does not grow if it only has too many pixels', async () => {
    const coarse = await makePicture({
      width: 800,
      height: 600,
      noise: 0.7,
      quality: 0.4,
      type: 'image/jpeg',
    });
    const { file } = await fit(fileOf('a.jpg', coarse), { rules: { maxWidth: 760 } });
    expect(await inspectImage(file)).toMatchObject({ type: 'image/jpeg', width: 760 });
    expect(file.size).toBeLessThanOrEqual(coarse.size);
  });

  it('is the same if the browser has no OffscreenCanvas', async () => {
    vi.stubGlobal('OffscreenCanvas', undefined);
    const drawing = fileOf('drawing.bmp', makeBmpPicture(60, 40));
    const { file } = await fit(drawing);
    vi.unstubAllGlobals();
    expect(file.type).toBe('image/jpeg');
    expect(await difference(drawing, file)).toBeLessThan(4);
  });
});

describe('a file that keeps every rule', () => {
  it('is returned unchanged, including EXIF', async () => {
    const jpeg = await makePicture({ width: 40, height: 20, type: 'image/jpeg' });
    const file = fileOf('a.jpg', await withSegments(jpeg, makeExifSegment({ orientation: 6 })));
    const context = {
      rules: { types: JPEG_ONLY, maxBytes: file.size },
      facts: await inspectImage(file),
    };
    const { signal } = new AbortController();
    expect(await fitToProvider()(file, { ...context, options: {}, signal })).toBe(file);
    expect(await contains(file, 'Exif')).toBe(true);
  });

  it('is returned unchanged if what it breaks cannot be fixed', async () => {
    const file = fileOf('a.png', await makePicture({ width: 40, height: 20 }));
    const rules = { minWidth: 100, aspectRatio: 1 };
    expect((await fit(file, { rules })).file).toBe(file);
  });
});

describe('the notes', () => {
  it('use the words of the app, and empty ones are left out', async () => {
    const picture = fileOf('a.png', await makePicture({ width: 40, height: 30 }));
    const notes = vi.fn(({ kind }: { kind: string }) =>
      kind === 'converted' ? 'Umgewandelt.' : '',
    );
    const rules = { types: JPEG_ONLY };
    expect((await fit(picture, { rules, notes })).notes).toEqual(['Umgewandelt.']);
    expect(notes).toHaveBeenCalledTimes(2);
  });
});
