import { describe, expect, it } from 'vitest';
import {
  aiHomeDesign,
  apimart,
  autoenhance,
  imagePipeline,
  stablecog,
  withLimits,
} from '../../src/index.js';

describe.each([apimart, autoenhance])('$name', (provider) => {
  it('cannot be changed', () => {
    for (const facts of [provider, provider.types, provider.options, provider.result]) {
      expect(Object.isFrozen(facts)).toBe(true);
    }
    expect(() => Object.assign(provider, { maxBytes: 1 })).toThrow(TypeError);
    expect(() => (provider.types as string[]).push('text/html')).toThrow(TypeError);
  });

  it('lists each of its types once', () => {
    expect(new Set(provider.types).size).toBe(provider.types.length);
    expect(provider.types).not.toContain('image/svg+xml');
  });
});

describe.each([aiHomeDesign, apimart, autoenhance, imagePipeline, stablecog])(
  'the data of $label',
  (provider) => {
    it.each([
      ['unchanged', provider],
      ['with different limits', withLimits(provider, { types: ['image/png'], maxBytes: 1000 })],
    ])('survives every way of sending it, %s', (_, sent) => {
      expect(structuredClone(sent)).toEqual(sent);
      expect(JSON.parse(JSON.stringify(sent))).toEqual(sent);
    });

    it('can be passed from a React server component', () => {
      expect(oddities(provider)).toEqual([]);
    });
  },
);

/**
 * Describes everything that isn't plain data. React passes only objects with the prototype of an object
 * literal or an array, and with string keys.
 */
function oddities(value: unknown, path = 'provider'): string[] {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return [];
  if (typeof value !== 'object') return [`${path} is a ${typeof value}`];
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = prototype === (Array.isArray(value) ? Array.prototype : Object.prototype);
  return [
    ...(isPlain ? [] : [`${path} has a prototype of its own`]),
    ...Object.getOwnPropertySymbols(value).map((key) => `${path} has ${String(key)}`),
    ...Object.entries(value).flatMap(([key, inner]) => oddities(inner, `${path}.${key}`)),
  ];
}

describe('withLimits', () => {
  it.each([
    [
      undefined,
      /^withLimits got undefined .*import \{ apimart \}.*call withLimits\(apimart, \{ … \}\)/,
    ],
    ['ai-homedesign', /the string "ai-homedesign".*call withLimits\(aiHomeDesign, /],
    [() => apimart, /a function/],
  ])('says what to import for %s', (provider, sentence) => {
    const limit = () => withLimits(provider as unknown as typeof apimart, { maxBytes: 1 });
    expect(limit).toThrow(TypeError);
    expect(limit).toThrow(sentence);
  });

  it.each([
    [undefined, /no limits for APIMart\. Give \{ types/],
    [null, /no limits/],
    [5_000_000, /no limits/],
    [{ types: 'image/jpeg' }, /"types" that are not a list for APIMart/],
  ])('says what to give instead of the limits %o', (limits, sentence) => {
    const limit = () => withLimits(apimart, limits as unknown as object);
    expect(limit).toThrow(TypeError);
    expect(limit).toThrow(sentence);
  });

  it('replaces the given limits and leaves the provider unchanged', () => {
    const limited = withLimits(autoenhance, { types: ['image/heic'], maxBytes: 1000 });
    expect(limited).toEqual({ ...autoenhance, types: ['image/heic'], maxBytes: 1000 });
    expect(autoenhance.maxBytes).toBeUndefined();
    expect(autoenhance.types).toContain('image/jpeg');
    expect(Object.isFrozen(limited) && Object.isFrozen(limited.types)).toBe(true);
  });

  it('keeps what is not given, even the second time', () => {
    const limited = withLimits(withLimits(apimart, { maxBytes: 1000 }), { types: ['image/png'] });
    expect(limited).toEqual({ ...apimart, maxBytes: 1000, types: ['image/png'] });
    expect(withLimits(apimart, { types: undefined, maxBytes: undefined })).toEqual(apimart);
  });

  it('ignores later changes to the app’s list', () => {
    const types: ('image/png' | 'image/gif')[] = ['image/png'];
    const limited = withLimits(apimart, { types });
    types.push('image/gif');
    expect(limited.types).toEqual(['image/png']);
  });

  it.each([
    [{ types: [] }, /no types/],
    [{ types: ['image/jpg' as 'image/jpeg'] }, /"image\/jpg"/],
    [{ maxBytes: 0 }, /"maxBytes" of APIMart is 0/],
    [{ maxBytes: Number.NaN }, /NaN/],
    [{ maxBytes: '5MB' as unknown as number }, /5MB/],
  ])('refuses %o, which would allow nothing or check nothing', (limits, why) => {
    expect(() => withLimits(apimart, limits)).toThrow(RangeError);
    expect(() => withLimits(apimart, limits)).toThrow(why);
  });
});
