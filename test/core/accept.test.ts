import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrowTypes, type Accept } from '../../src/core/rules/accept.js';
import { IMAGE_FORMATS, RAW_TYPES, type ImageType } from '../../src/core/rules/image-types.js';

const JPEG = 'image/jpeg';
const PNG = 'image/png';
const WEBP = 'image/webp';
const GIF = 'image/gif';
const TYPES: readonly ImageType[] = [JPEG, PNG, WEBP, GIF];

describe('narrowTypes', () => {
  it.each<[Accept, readonly string[]]>([
    ['image/png', [PNG]],
    ['image/png,image/gif', [PNG, GIF]],
    [' image/gif , .PNG ', [PNG, GIF]],
    [
      ['image/png', '.webp'],
      [PNG, WEBP],
    ],
    ['.jpg', [JPEG]],
    ['.jpeg', [JPEG]],
    ['image/*', TYPES],
    ['*/*', TYPES],
    ['image/jpg', [JPEG]],
    ['image/pjpeg', [JPEG]],
    ['image/x-png', [PNG]],
    ['web', TYPES],
    ['photos', [JPEG, PNG, WEBP]],
    [{ 'image/png': ['.png'] }, [PNG]],
    [{ 'image/png': [] }, [PNG]],
    [{ 'image/*': [] }, TYPES],
    // As in react-dropzone since version 18: the extensions narrow the wildcard.
    [{ 'image/*': ['.png'] }, [PNG]],
    [{ 'image/png': ['.gif'] }, [PNG, GIF]],
    [{ 'image/jpeg': [], 'image/webp': ['.webp'] }, [JPEG, WEBP]],
    ['application/pdf,image/png', [PNG]],
  ])('%j leaves %j', (accept, left) => {
    expect(narrowTypes(TYPES, accept)).toEqual(left);
  });

  it('accepts all RAW types for "raw"', () => {
    expect(narrowTypes([JPEG, ...RAW_TYPES], 'raw')).toEqual(RAW_TYPES);
  });

  it.each<Accept>(['', [], {}, 'application/pdf', 'image/avif', '.heic', 'raw', 'toString', 'png'])(
    'throws for %j, which leaves no types',
    (accept) => {
      expect(() => narrowTypes(TYPES, accept)).toThrow(RangeError);
    },
  );

  it('never widens and keeps the order', () => {
    const type = fc.constantFrom(...(Object.keys(IMAGE_FORMATS) as ImageType[]));
    const token = fc.oneof(type, fc.constantFrom('.jpg', '.png', 'image/*', 'web', 'raw', 'x/y'));
    fc.assert(
      fc.property(fc.uniqueArray(type, { minLength: 1 }), fc.array(token), (types, accept) => {
        let left: readonly string[];
        try {
          left = narrowTypes(types, accept);
        } catch {
          return;
        }
        expect(left).toEqual(types.filter((each) => left.includes(each)));
      }),
    );
  });
});
