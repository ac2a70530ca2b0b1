import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { findFit, MOST_ENCODES } from '../../../src/image/fit/find-fit.js';
import { largestSides, scaleSides, smallestScale } from '../../../src/image/fit/target-sides.js';

const PHOTO = { width: 4000, height: 3000 };

/** An encoder whose output grows with the area and, if it is lossy, with the quality. */
function encoder({ bytesPerPixel = 1, isLossy = true } = {}) {
  return vi.fn(async (sides: { width: number; height: number }, quality: number) => {
    const factor = isLossy ? 0.1 + quality ** 4 : 1;
    return { size: Math.ceil(sides.width * sides.height * bytesPerPixel * factor), sides, quality };
  });
}

const search = { sides: PHOTO, leastQuality: 0.6, smallest: 0.25 };

describe('findFit', () => {
  it('picks the best quality and all pixels if they fit', async () => {
    const encode = encoder();
    const found = await findFit(encode, { ...search, limit: Infinity });
    expect(found).toMatchObject({ sides: PHOTO, quality: 0.92 });
    expect(encode).toHaveBeenCalledOnce();
  });

  it('lowers the quality before the pixel count, and comes close to the limit', async () => {
    const limit = 6_000_000;
    const found = await findFit(encoder(), { ...search, limit });
    expect(found?.sides).toEqual(PHOTO);
    expect(found?.quality).toBeLessThan(0.92);
    expect(found?.size).toBeLessThanOrEqual(limit);
    expect(found?.size).toBeGreaterThanOrEqual(0.9 * limit);
  });

  it('lowers the pixel count if quality is not enough, and comes close to the limit', async () => {
    const limit = 1_000_000;
    const found = await findFit(encoder(), { ...search, limit });
    expect(found?.sides.width).toBeLessThan(PHOTO.width);
    expect(found!.sides.width / found!.sides.height).toBeCloseTo(4 / 3, 2);
    expect(found?.size).toBeLessThanOrEqual(limit);
    expect(found?.size).toBeGreaterThanOrEqual(0.9 * limit);
  });

  it('asks a lossless format for no qualities', async () => {
    const encode = encoder({ isLossy: false });
    await findFit(encode, { ...search, leastQuality: undefined, limit: 6_000_000 });
    expect(new Set(encode.mock.calls.map(([sides]) => sides.width)).size).toBe(
      encode.mock.calls.length,
    );
  });

  it('keeps all pixels if told to, and finds nothing then', async () => {
    const encode = encoder();
    expect(await findFit(encode, { ...search, limit: 1000, smallest: 1 })).toBeUndefined();
    expect(encode.mock.calls.every(([sides]) => sides === PHOTO)).toBe(true);
  });

  it('gives up only after the smallest size has been tried', async () => {
    const encode = encoder();
    expect(await findFit(encode, { ...search, limit: 1000 })).toBeUndefined();
    expect(encode.mock.lastCall?.[0]).toEqual({ width: 1000, height: 750 });
  });

  it('stops with the error that the encoder throws', async () => {
    const encode = encoder();
    encode.mockRejectedValueOnce(new Error('aborted'));
    await expect(findFit(encode, { ...search, limit: 1 })).rejects.toThrow('aborted');
    expect(encode).toHaveBeenCalledOnce();
  });

  it('never exceeds the limit, never enlarges, and always ends, however the encoder behaves', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          width: fc.integer({ min: 1, max: 20_000 }),
          height: fc.integer({ min: 1, max: 20_000 }),
          limit: fc.integer({ min: 1, max: 50_000_000 }),
          smallest: fc.double({ min: 0.25, max: 1, noNaN: true }),
          isLossy: fc.boolean(),
        }),
        fc.infiniteStream(fc.integer({ min: 0, max: 100_000_000 })),
        async ({ height, isLossy, limit, smallest, width }, sizes) => {
          const encode = vi.fn(async (sides: { width: number; height: number }) => ({
            size: sizes.next().value!,
            sides,
          }));
          const sides = { width, height };
          const leastQuality = isLossy ? 0.6 : undefined;
          const found = await findFit(encode, { sides, limit, smallest, leastQuality });
          expect(encode.mock.calls.length).toBeLessThanOrEqual(MOST_ENCODES);
          const least = scaleSides(sides, smallest);
          for (const [tried] of encode.mock.calls) {
            expect(tried.width).toBeLessThanOrEqual(width);
            expect(tried.height).toBeLessThanOrEqual(height);
            expect(tried.width).toBeGreaterThanOrEqual(least.width);
            expect(tried.height).toBeGreaterThanOrEqual(least.height);
          }
          expect(found?.size ?? 0).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });

  it('finds a fit with any well-behaved encoder, and comes close to the limit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0.05, max: 4, noNaN: true }),
        fc.integer({ min: 200_000, max: 20_000_000 }),
        fc.boolean(),
        async (bytesPerPixel, limit, isLossy) => {
          const encode = encoder({ bytesPerPixel, isLossy });
          const found = await findFit(encode, {
            ...search,
            limit,
            leastQuality: isLossy ? 0.6 : undefined,
          });
          const sizes = await Promise.all(encode.mock.results.map(({ value }) => value));
          const isPossible = sizes.some(({ size }) => size <= limit);
          const isWhole = found?.quality === 0.92 && found.sides === PHOTO;
          const least = isPossible && !isWhole ? 0.85 * limit : 0;
          expect(found !== undefined).toBe(isPossible);
          expect(found?.size ?? 0).toBeLessThanOrEqual(limit);
          expect(found?.size ?? 0).toBeGreaterThanOrEqual(least);
        },
      ),
    );
  });
});

describe('the sides of a new image', () => {
  it.each([
    [{}, PHOTO],
    [{ maxWidth: 8000 }, PHOTO],
    [{ maxWidth: 2000 }, { width: 2000, height: 1500 }],
    [{ maxHeight: 1000 }, { width: 1333, height: 1000 }],
    [
      { maxWidth: 2000, maxHeight: 600 },
      { width: 800, height: 600 },
    ],
    [{ maxWidth: 999.9 }, { width: 999, height: 749 }],
  ])('keep the upper limits %o and the ratio', (rules, sides) => {
    expect(largestSides(PHOTO, rules)).toEqual(sides);
  });

  it('keep any upper limit', () => {
    const side = fc.integer({ min: 1, max: 30_000 });
    fc.assert(
      fc.property(side, side, side, side, (width, height, maxWidth, maxHeight) => {
        const sides = largestSides({ width, height }, { maxWidth, maxHeight });
        expect(sides.width).toBeLessThanOrEqual(Math.min(width, maxWidth));
        expect(sides.height).toBeLessThanOrEqual(Math.min(height, maxHeight));
        expect(sides.width).toBeGreaterThanOrEqual(1);
        expect(sides.height).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it.each([
    [{}, 0.25],
    [{ minWidth: 400 }, 0.25],
    [{ minWidth: 2000 }, 0.5],
    [{ minWidth: 2000, minHeight: 2400 }, 0.8],
    [{ minHeight: 6000 }, 2],
  ])('never fall below a quarter or the lower limits %o', (rules, scale) => {
    expect(smallestScale(PHOTO, rules)).toBe(scale);
  });
});
