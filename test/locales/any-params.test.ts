import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UploadError, type UploadErrorParams } from '../../src/core/errors/upload-error.js';
import { PACKS } from './packs.js';
import { CODES, STATES } from './sentences.js';

const names = fc.constantFrom(
  'limit',
  'type',
  'types',
  'reason',
  'cause',
  'sentence',
  'aspectRatio',
  'minWidth',
  'minHeight',
  'maxWidth',
  'maxHeight',
  '__proto__',
  'toString',
);
/** Facts can come over the wire, so they can be of any type. */
const params = fc.dictionary(
  names,
  fc.oneof(
    fc.constantFrom(
      'image/png',
      'animated',
      'url-expired',
      'not-a-proxy',
      'constructor',
      '16:9',
      '{count}',
    ),
    fc.constantFrom(NaN, Infinity, -1, 0),
    fc.double(),
    fc.nat(),
    fc.array(fc.string()),
    fc.anything(),
  ),
) as fc.Arbitrary<UploadErrorParams>;

const number = fc.oneof(fc.nat(), fc.double());
const totals = fc.record({
  active: number,
  failed: number,
  rejected: number,
  count: number,
  results: number,
  progress: number,
  succeeded: number,
});
const state = fc.oneof(
  fc.constantFrom(...Object.values(STATES)),
  fc.record({
    status: fc.constant('error' as const),
    error: fc
      .tuple(fc.constantFrom(...CODES), params)
      .map(([code, facts]) => new UploadError(code, '', { params: facts })),
  }),
);

describe.each(PACKS)('the labels in $tag', ({ labels }) => {
  it('have a sentence for every error, whatever the facts are', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CODES), params, (code, facts) => {
        const sentence = labels.errors[code](facts);
        expect(sentence).not.toBe('');
        expect(typeof sentence).toBe('string');
        expect(sentence).not.toMatch(/function |native code/);
      }),
      { numRuns: 1000 },
    );
  });

  it('have words for every number and state', () => {
    fc.assert(
      fc.property(totals, state, number, fc.string(), (sums, now, some, name) => {
        const texts = [
          labels.announcement(sums),
          labels.summary(sums),
          labels.status(now, name),
          labels.size(some),
          labels.again(some),
          labels.remaining(some),
          labels.dropImages(some),
          labels.retryFailed(some),
          labels.progress(name),
          labels.action(name, name),
          labels.limits({ types: ['image/png'], maxBytes: some }),
        ];
        expect(texts.map((text) => typeof text)).toEqual(texts.map(() => 'string'));
      }),
      { numRuns: 500 },
    );
  });

  it('omit invalid facts', () => {
    const { errors } = labels;
    expect(errors['file-too-large']({ limit: NaN })).toBe(errors['file-too-large']({}));
    expect(errors['too-many-files']({ limit: Infinity })).toBe(errors['too-many-files']({}));
    const strange = { types: [{ toString: 1 }, 'image/png'] } as unknown as UploadErrorParams;
    expect(errors['file-invalid-type'](strange)).toBe(
      errors['file-invalid-type']({ types: ['image/png'] }),
    );
    const notText = { sentence: 5 };
    expect(errors.custom(notText)).toBe(errors.custom({}));
  });
});
