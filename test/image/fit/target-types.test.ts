import { describe, expect, it } from 'vitest';
import type { ImageType } from '../../../src/core/rules/image-types.js';
import { describeChange } from '../../../src/core/notes/english.js';
import type { FitChange } from '../../../src/core/notes/fit-change.js';
import { newName } from '../../../src/image/fit/new-name.js';
import { planAttempts, targetTypes } from '../../../src/image/fit/target-types.js';

const JPEG = 'image/jpeg';
const PNG = 'image/png';
const WEBP = 'image/webp';
const ALL: readonly ImageType[] = [JPEG, PNG, WEBP, 'image/gif'];

const opaque = { taken: ALL, isTransparent: false, writesWebp: true };
const transparent = { ...opaque, isTransparent: true };

describe('targetTypes', () => {
  it.each([
    ['keeps JPEG', { ...opaque, source: JPEG }, [JPEG]],
    ['keeps WebP', { ...opaque, source: WEBP }, [WEBP]],
    ['keeps transparent WebP', { ...transparent, source: WEBP }, [WEBP]],
    ['keeps PNG if it fits, or else makes WebP', { ...opaque, source: PNG }, [PNG, WEBP]],
    [
      'makes JPEG from PNG if WebP is not accepted',
      { ...opaque, source: PNG, taken: [JPEG, PNG] },
      [PNG, JPEG],
    ],
    [
      'makes JPEG from PNG in a browser that cannot write WebP',
      { ...opaque, source: PNG, writesWebp: false },
      [PNG, JPEG],
    ],
    ['makes JPEG from other opaque images', { ...opaque, source: 'image/heic' }, [JPEG]],
    [
      'makes WebP if JPEG is not accepted',
      { ...opaque, source: 'image/bmp', taken: [PNG, WEBP] },
      [WEBP],
    ],
    ['makes PNG if nothing else is accepted', { ...opaque, source: JPEG, taken: [PNG] }, [PNG]],
    [
      'makes JPEG from WebP that it cannot write',
      { ...opaque, source: WEBP, writesWebp: false },
      [JPEG],
    ],
    [
      'keeps transparent images as PNG or WebP',
      { ...transparent, source: 'image/avif' },
      [PNG, WEBP],
    ],
    [
      'shrinks transparent images instead of filling them',
      { ...transparent, source: PNG, taken: [JPEG, PNG] },
      [PNG],
    ],
    [
      'makes WebP from transparent PNG',
      { ...transparent, source: PNG, taken: [JPEG, WEBP] },
      [WEBP],
    ],
    [
      'fills transparent images as a last resort',
      { ...transparent, source: PNG, taken: [JPEG] },
      [JPEG],
    ],
    ['finds no type if none can be written', { ...opaque, source: JPEG, taken: ['image/gif'] }, []],
    [
      'finds no type if only WebP is accepted',
      { ...opaque, source: JPEG, taken: [WEBP], writesWebp: false },
      [],
    ],
  ] as const)('%s', (_, question, types) => {
    expect(targetTypes(question)).toEqual(types);
  });
});

describe('planAttempts', () => {
  it('lets only the last type lose pixels', () => {
    expect(planAttempts([PNG, WEBP], { source: PNG, size: 12, limit: 10 })).toEqual([
      { type: PNG, limit: 10, mayShrink: false },
      { type: WEBP, limit: 10, mayShrink: true, leastQuality: 0.6 },
    ]);
  });

  it('first tries to stay within the size of an original of the same type', () => {
    expect(planAttempts([JPEG], { source: JPEG, size: 5, limit: 10 })).toEqual([
      { type: JPEG, limit: 5, mayShrink: false, leastQuality: 0.3 },
      { type: JPEG, limit: 10, mayShrink: true, leastQuality: 0.6 },
    ]);
  });

  it.each([
    ['another type', [JPEG], 'image/heic'],
    ['PNG, which has no quality setting', [PNG, JPEG], PNG],
  ] as const)('does not do so for %s', (_, types, source) => {
    const limits = planAttempts(types, { source, size: 5, limit: 10 }).map(({ limit }) => limit);
    expect(new Set(limits)).toEqual(new Set([10]));
  });
});

describe('newName', () => {
  it.each([
    ['IMG_1.HEIC', JPEG, 'IMG_1.jpg'],
    ['IMG_1.heic.png', WEBP, 'IMG_1.heic.webp'],
    ['beach.JPEG', JPEG, 'beach.JPEG'],
    ['beach.jfif', JPEG, 'beach.jfif'],
    ['beach.bmp', PNG, 'beach.png'],
    ['beach', JPEG, 'beach.jpg'],
    ['Screenshot 10.30.15', PNG, 'Screenshot 10.30.15.png'],
    ['plan v1.2.tiff', JPEG, 'plan v1.2.jpg'],
    ['.heic', JPEG, '.heic.jpg'],
    ['', PNG, '.png'],
  ] as const)('turns %s with %s into %s', (name, type, expected) => {
    expect(newName(name, type)).toBe(expected);
  });
});

describe('describeChange', () => {
  it.each<[FitChange, string]>([
    [{ kind: 'converted', from: 'image/heic', to: 'image/jpeg' }, 'Converted from HEIC to JPEG.'],
    [{ kind: 'compressed', from: 24_100_000, to: 9_800_000 }, 'Made smaller: 24.1 MB to 9.8 MB.'],
    [{ kind: 'compressed', from: 999_500, to: 999_499 }, 'Made smaller: 1.0 MB to 999 kB.'],
    [
      { kind: 'scaled', from: { width: 8000, height: 6000 }, to: { width: 4000, height: 3000 } },
      'Scaled down: 8000 × 6000 to 4000 × 3000 pixels.',
    ],
    [
      { kind: 'incomplete', missing: 0.391 },
      'The file is incomplete: about 40% of the picture is missing.',
    ],
    [{ kind: 'incomplete', missing: 0 }, 'The file is incomplete: the picture may lack detail.'],
    [{ kind: 'flattened' }, 'Transparency was replaced with white.'],
    [{ kind: 'metadata-dropped' }, 'Any location, date and camera details were removed.'],
  ])('describes %o as %s', (change, sentence) => {
    expect(describeChange(change)).toBe(sentence);
  });
});
