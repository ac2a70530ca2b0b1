import { afterEach, describe, expect, it, vi } from 'vitest';
import { PACKS } from './packs.js';

const packs = import.meta.glob('../../src/locales/{??,??-??}.ts');

describe('a server-rendered page', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it.each(PACKS)('has the same words in every browser: $tag', async ({ locale, tag }) => {
    const asked = [
      vi.spyOn(Intl, 'NumberFormat'),
      vi.spyOn(Intl, 'ListFormat'),
      vi.spyOn(Intl, 'PluralRules'),
    ];
    vi.stubGlobal('navigator', undefined);
    vi.resetModules();
    await packs[`../../src/locales/${tag}.ts`]!();
    const locales = asked.flatMap(({ mock }) => mock.calls.map(([first]) => first));
    expect(locales.length).toBeGreaterThan(3);
    expect(new Set(locales)).toEqual(new Set([locale]));
  });
});
