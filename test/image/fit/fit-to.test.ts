import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { findFit } from '../../../src/image/fit/find-fit.js';
import { fitTo } from '../../../src/image/fit/fit-to.js';
import { largestSides } from '../../../src/image/fit/target-sides.js';
import { bytesOf, makeGif, makeJpeg } from '../make-images.js';

const photo = new File([makeJpeg({ width: 4000, height: 3000 })], 'a.jpg', { type: 'image/jpeg' });

describe('fitTo', () => {
  it('returns a file that keeps every limit unchanged', async () => {
    const limits = { maxBytes: '5MB', maxSide: 4000, maxPixels: 12_000_000 } as const;
    const { file, notes } = await fitTo(limits)(photo);
    expect(file).toBe(photo);
    expect(notes).toEqual([]);
    expect((await fitTo({})(photo)).file).toBe(photo);
  });

  it('refuses a non-image and an image that would lose its animation', async () => {
    const pdf = new File([bytesOf('%PDF-1.7')], 'a.pdf');
    await expect(fitTo({})(pdf)).rejects.toMatchObject({ code: 'file-invalid-type' });
    const film = new File([makeGif({ width: 9, height: 9, frames: 2 })], 'a.gif');
    await expect(fitTo({ maxSide: 4 })(film)).rejects.toMatchObject({
      code: 'file-invalid-type',
      params: { reason: 'animated' },
    });
  });

  it.each([{ maxSide: 0 }, { maxPixels: -1 }, { quality: 1.1 }, { quality: Number.NaN }])(
    'throws for %j',
    (limits) => {
      expect(() => fitTo(limits)).toThrow(RangeError);
    },
  );
});

describe('the limits of fitTo', () => {
  it('keep the pixel count within any limit, and roughly the ratio', () => {
    const side = fc.integer({ min: 10, max: 20_000 });
    fc.assert(
      fc.property(side, side, fc.integer({ min: 1, max: 4e8 }), (width, height, maxPixels) => {
        const sides = largestSides({ width, height }, { maxPixels });
        const area = sides.width * sides.height;
        // A side never drops below one pixel.
        const least = Math.min(sides.width, sides.height) === 1 ? Infinity : maxPixels;
        expect(area).toBeLessThanOrEqual(Math.min(least, width * height));
        expect(Math.min(sides.width, sides.height)).toBeGreaterThanOrEqual(1);
      }),
    );
    expect(largestSides({ width: 4000, height: 3000 }, { maxPixels: 3_000_000 })).toEqual({
      width: 2000,
      height: 1500,
    });
  });

  it('keep the best quality, and drop below the minimum quality only to fit', async () => {
    const encode = vi.fn(async (sides: object, quality: number) => ({
      size: quality * 100,
      sides,
    }));
    const search = { sides: { width: 9, height: 9 }, leastQuality: 0.6, smallest: 1 };
    await findFit(encode, { ...search, bestQuality: 0.8, limit: 1000 });
    expect(encode.mock.calls.map(([, quality]) => quality)).toEqual([0.8]);
    encode.mockClear();
    await findFit(encode, { ...search, bestQuality: 0.8, limit: 70 });
    expect(Math.max(...encode.mock.calls.map(([, quality]) => quality))).toBe(0.8);
    encode.mockClear();
    await findFit(encode, { ...search, bestQuality: 0.5, limit: 10 });
    expect(new Set(encode.mock.calls.map(([, quality]) => quality))).toEqual(new Set([0.5]));
  });
});
