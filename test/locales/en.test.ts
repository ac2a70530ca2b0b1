import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES, type UploadErrorCode } from '../../src/core/errors/error-codes.js';
import { rulesOf } from '../../src/core/rules/upload-rules.js';
import { apimart, autoenhance } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { withOverrides } from '../../src/locales/labels.js';

const CODES = Object.keys(ERROR_CODES) as UploadErrorCode[];

describe('the English sentence', () => {
  it.each(CODES)('for %s is complete, even if nothing is known', (code) => {
    const sentence = en.errors[code]({});
    expect(sentence).toMatch(/^[A-Z].*[^ ]\.$/);
    expect(sentence).not.toMatch(/undefined|null|NaN| {2}| \.|\b0 bytes/);
  });

  it.each<[UploadErrorCode, Parameters<(typeof en)['errors']['custom']>[0], string]>([
    [
      'file-invalid-type',
      { type: 'image/heic', types: ['image/jpeg', 'image/png', 'image/gif'] },
      "HEIC isn't supported. Use JPEG, PNG or GIF.",
    ],
    [
      'file-invalid-type',
      { type: 'application/pdf', types: ['image/png'] },
      "This isn't a supported image. Use PNG.",
    ],
    [
      'file-type-mismatch',
      { type: 'image/png' },
      "This isn't a valid PNG. It may be damaged or have the wrong extension.",
    ],
    ['file-too-large', { limit: 20_971_520 }, 'This file is too large. The limit is 20 MB.'],
    ['file-too-small', { limit: 1000 }, 'This file is too small. The minimum is 1 kB.'],
    [
      'image-too-small',
      { minWidth: 800, minHeight: 600 },
      'Too small: at least 800 px wide and 600 px high.',
    ],
    ['image-too-small', { minWidth: 0, minHeight: 600 }, 'Too small: at least 600 px high.'],
    ['image-too-large', { maxWidth: 4000 }, 'Too large: at most 4000 px wide.'],
    ['image-aspect-ratio', { aspectRatio: '16:9' }, 'The image must be 16:9.'],
    ['image-aspect-ratio', { aspectRatio: '1.7777' }, 'This image has the wrong proportions.'],
    [
      'file-invalid-type',
      { type: 'image/heic', types: ['image/jpeg'], reason: 'heic-loader-missing' },
      "HEIC isn't supported. Use JPEG. This browser can't convert it.",
    ],
    [
      'file-too-large',
      { limit: 1_000_000, reason: 'animated' },
      'This file is too large. The limit is 1 MB. Converting it would keep only one frame.',
    ],
    [
      'image-too-large',
      { reason: 'too-many-pixels' },
      "This image's dimensions are too large. This browser can't make it smaller.",
    ],
    ['custom', { sentence: 'Only square images here.' }, 'Only square images here.'],
    ['too-many-files', { limit: 1 }, 'You can add up to 1 image.'],
    [
      'not-a-proxy',
      {},
      'Another page answered instead of the upload server. You may need to sign in again, to this site or to the Wi-Fi network.',
    ],
    [
      'outcome-unknown',
      { cause: 'not-a-proxy', reason: 'gateway' },
      "This site's server isn't responding. It may have been uploaded; trying again could create a duplicate.",
    ],
    [
      'outcome-unknown',
      { cause: 'bad-response' },
      "The upload wasn't confirmed. It may have been uploaded; trying again could create a duplicate.",
    ],
    [
      'outcome-unknown',
      { cause: 'stalled' },
      'The connection was lost before confirmation. It may have been uploaded; trying again could create a duplicate.',
    ],
    ['too-many-files', { limit: 3 }, 'You can add up to 3 images.'],
  ])('for %s with %j uses the facts', (code, params, sentence) => {
    expect(en.errors[code](params)).toBe(sentence);
  });
});

describe('the limits', () => {
  it('are the provider’s own', () => {
    expect(en.limits(rulesOf(apimart))).toBe('JPEG, PNG, WebP or GIF, up to 20 MB');
    expect(en.limits(rulesOf(autoenhance))).toMatch(/^JPEG, PNG, DNG, .* or RW2$/);
  });

  it.each([
    [10_000_000, '10 MB'],
    [9_990_000, '9.9 MB'],
    [1_500, '1 kB'],
    [10_484_736, '10 MB'],
    [2_500_000_000, '2.5 GB'],
  ])('never promise more than is accepted: %i bytes', (maxBytes, text) => {
    expect(en.limits({ types: ['image/png'], maxBytes })).toBe(`PNG, up to ${text}`);
  });

  it('state every limit with one decimal exactly', () => {
    for (let tenths = 10; tenths < 100; tenths += 1) {
      const text = en.limits({ types: ['image/png'], maxBytes: tenths * 100_000 });
      expect(text).toBe(`PNG, up to ${tenths / 10} MB`);
    }
  });

  it('never promise more than is accepted, whatever the limit is', () => {
    const factors: Record<string, number> = { bytes: 1, byte: 1, kB: 1e3, MB: 1e6, GB: 1e9 };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), (maxBytes) => {
        const text = en.limits({ types: ['image/png'], maxBytes });
        const [, amount, unit] = /up to ([\d.,]+) (\w+)$/.exec(text)!;
        const promised = Number(amount!.replaceAll(',', '')) * factors[unit!]!;
        expect(Math.round(promised)).toBeLessThanOrEqual(maxBytes);
        expect(promised).toBeGreaterThan(maxBytes / 2);
      }),
    );
  });
});

describe('a size', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [1_000_000, '1 MB'],
    [1_550_000, '1.6 MB'],
    [1_000_000_000, '1 GB'],
    [5_000_000_000_000, '5,000 GB'],
  ])('of %i bytes is %s', (bytes, text) => {
    expect(en.size(bytes)).toBe(text);
  });
});

describe('an app’s labels', () => {
  it('replace ours one by one', () => {
    const labels = withOverrides(en, { list: 'Photos', errors: { custom: () => 'No.' } });
    expect(labels.list).toBe('Photos');
    expect(labels.errors.custom({})).toBe('No.');
    expect(labels.errors.network).toBe(en.errors.network);
    expect(labels.choose).toBe(en.choose);
    expect(withOverrides(en, undefined)).toBe(en);
  });
});
