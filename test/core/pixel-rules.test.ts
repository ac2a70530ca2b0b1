import { describe, expect, it } from 'vitest';
import { checkPixels, toRatio, type AspectRatio } from '../../src/core/rules/pixel-rules.js';

function codes(width: number, height: number, rules: object): string[] {
  return checkPixels('a.png', { width, height }, rules).map(({ code }) => code);
}

describe('checkPixels', () => {
  it.each([
    [800, 600, { minWidth: 800, minHeight: 600 }, []],
    [799, 600, { minWidth: 800, minHeight: 600 }, ['image-too-small']],
    [800, 599, { minWidth: 800, minHeight: 600 }, ['image-too-small']],
    [800, 600, { maxWidth: 800, maxHeight: 600 }, []],
    [801, 600, { maxWidth: 800 }, ['image-too-large']],
    [800, 601, { maxHeight: 600 }, ['image-too-large']],
    [100, 9000, { minWidth: 800, maxHeight: 600 }, ['image-too-small', 'image-too-large']],
    [1920, 1080, { aspectRatio: '16:9' }, []],
    [1919, 1080, { aspectRatio: 16 / 9 }, []],
    [1900, 1080, { aspectRatio: '16:9' }, ['image-aspect-ratio']],
    [1080, 1920, { aspectRatio: '16:9' }, ['image-aspect-ratio']],
    [500, 500, { aspectRatio: 1 }, []],
    [10, 10, { minWidth: 20, aspectRatio: 2 }, ['image-too-small', 'image-aspect-ratio']],
    [10, 10, {}, []],
  ])('for %i × %i with %j reports %j', (width, height, rules, expected) => {
    expect(codes(width, height, rules)).toEqual(expected);
  });

  it.each([
    [{ minWidth: 1 }, 'image-too-small'],
    [{ minHeight: 1 }, 'image-too-small'],
    [{ maxWidth: 9e9 }, 'image-too-large'],
    [{ maxHeight: 1, minHeight: 1 }, 'image-too-large'],
    [{ aspectRatio: 3 }, 'image-aspect-ratio'],
  ])('refuses an image of unknown size if there is a rule: %j', (rules, code) => {
    const errors = checkPixels('a.nef', { type: 'image/x-nikon-nef' }, rules);
    expect(errors).toMatchObject([{ code, params: { name: 'a.nef', reason: 'size-unknown' } }]);
  });

  it.each([{}, { minWidth: 0, maxWidth: Infinity }, { maxHeight: undefined }])(
    'needs no size without a rule: %j',
    (rules) => {
      expect(checkPixels('a.nef', { type: 'image/x-nikon-nef' }, rules)).toEqual([]);
    },
  );

  it('leaves a file that is not an image to the type check', () => {
    expect(checkPixels('a.pdf', {}, { minWidth: 9 })).toEqual([]);
  });

  it('passes on what a message needs, without invalid numbers', () => {
    const [small] = checkPixels('a.png', { width: 1, height: 2 }, { minWidth: 3 });
    expect(small?.params).toEqual({
      name: 'a.png',
      width: 1,
      height: 2,
      minWidth: 3,
      minHeight: 0,
    });
    const [large] = checkPixels('a.png', { width: 9, height: 2 }, { maxWidth: 3 });
    expect(large?.params).toEqual({ name: 'a.png', width: 9, height: 2, maxWidth: 3 });
  });
});

describe('toRatio', () => {
  it.each<[AspectRatio, number]>([
    ['4:3', 4 / 3],
    [1.5, 1.5],
    ['1:1', 1],
  ])('reads %j', (ratio, value) => {
    expect(toRatio(ratio)).toBeCloseTo(value);
  });

  it.each(['', '16x9', '0:1', '1:0', -1, NaN, Infinity, '16:9:4'.slice(0, 0)])(
    'rejects %j',
    (ratio) => {
      expect(() => toRatio(ratio as AspectRatio)).toThrow(RangeError);
    },
  );
});
