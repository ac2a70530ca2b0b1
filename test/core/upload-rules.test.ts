import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBytes, type ByteSize } from '../../src/core/rules/byte-size.js';
import { rulesOf } from '../../src/core/rules/upload-rules.js';
import { apimart, autoenhance } from '../../src/index.js';

describe('toBytes', () => {
  it.each<[ByteSize, number]>([
    [0, 0],
    [1234, 1234],
    [Infinity, Infinity],
    ['512B', 512],
    ['10kB', 10_000],
    ['10KB', 10_000],
    ['10MB', 10_000_000],
    ['1.5MB', 1_500_000],
    ['2GB', 2_000_000_000],
  ])('reads %j as %i bytes', (size, bytes) => {
    expect(toBytes(size)).toBe(bytes);
  });

  it.each(['', '10', 'MB', '10MiB', '10mb', '-1MB', '1e3MB', '10 MB or so', NaN, -1, -Infinity])(
    'rejects %j',
    (size) => {
      expect(() => toBytes(size as ByteSize)).toThrow(RangeError);
    },
  );
});

describe('rulesOf', () => {
  it('returns the provider’s rules if the app asks for nothing', () => {
    expect(rulesOf(apimart)).toEqual({ types: apimart.types, maxBytes: 20_971_520 });
    expect(rulesOf(autoenhance)).toEqual({ types: autoenhance.types });
  });

  it('narrows the provider’s rules', () => {
    expect(rulesOf(apimart, { minSize: '1kB', maxSize: '10MB', maxFiles: 3 })).toEqual({
      types: apimart.types,
      minBytes: 1000,
      maxBytes: 10_000_000,
      maxFiles: 3,
    });
    expect(rulesOf(autoenhance, { maxSize: 5000 })).toMatchObject({ maxBytes: 5000 });
  });

  it('never widens the provider’s rules', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, noNaN: true }), (maxSize) => {
        const { maxBytes, types } = rulesOf(apimart, { maxSize });
        expect(maxBytes).toBe(Math.min(maxSize, 20_971_520));
        expect(types).toBe(apimart.types);
      }),
    );
  });

  it('refuses NaN as a limit', () => {
    expect(() => rulesOf(apimart, { maxSize: NaN })).toThrow(RangeError);
  });
});
