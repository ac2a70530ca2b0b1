import { describe, expect, it } from 'vitest';
import { apimart, autoenhance } from '../../src/index.js';

describe.each([apimart, autoenhance])('$name', (provider) => {
  it('cannot be changed', () => {
    for (const facts of [provider, provider.types, provider.options, provider.result]) {
      expect(Object.isFrozen(facts)).toBe(true);
    }
    expect(() => Object.assign(provider, { maxBytes: 1 })).toThrow(TypeError);
    expect(() => (provider.types as string[]).push('text/html')).toThrow(TypeError);
  });

  it('says what each of its types is, once', () => {
    expect(new Set(provider.types).size).toBe(provider.types.length);
    expect(provider.types).not.toContain('image/svg+xml');
  });
});

describe('with', () => {
  it('corrects what the app knows better and leaves the provider as it is', () => {
    const corrected = autoenhance.with({ types: ['image/heic'], maxBytes: 1000 });
    expect(corrected).toMatchObject({ name: 'autoenhance', types: ['image/heic'], maxBytes: 1000 });
    expect(autoenhance.maxBytes).toBeUndefined();
    expect(autoenhance.types).toContain('image/jpeg');
    expect(Object.isFrozen(corrected) && Object.isFrozen(corrected.types)).toBe(true);
  });

  it('keeps what is not corrected, also the second time', () => {
    const corrected = apimart.with({ maxBytes: 1000 }).with({ types: ['image/png'] });
    expect(corrected).toEqual({
      ...apimart,
      with: expect.any(Function),
      maxBytes: 1000,
      types: ['image/png'],
    });
  });

  it('does not follow a list that the app changes afterwards', () => {
    const types: ('image/png' | 'image/gif')[] = ['image/png'];
    const corrected = apimart.with({ types });
    types.push('image/gif');
    expect(corrected.types).toEqual(['image/png']);
  });
});
