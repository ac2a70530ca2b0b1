import { describe, expect, expectTypeOf, it } from 'vitest';
import type { RefusalReason } from '../../src/image/fit/refusals.js';
import type { RefusalWords } from '../../src/locales/error-words.js';
import type { Words } from '../../src/locales/words.js';
import { words } from '../../src/locales/words/de.js';

describe('words', () => {
  it('that are missing are TypeScript errors', () => {
    const { cancelAll, ...fewer } = words;
    // @ts-expect-error -- A button has no word.
    const withoutButton: Words<'one'> = fewer;
    // @ts-expect-error -- French has a form for millions.
    const withoutForm: Words<'one' | 'many'> = words;
    const { network, ...errors } = words.errors;
    // @ts-expect-error -- An error has no sentence.
    const withoutError: Words<'one'> = { ...words, errors };
    expect([withoutButton, withoutForm, withoutError]).toHaveLength(3);
    expect([cancelAll, network]).toHaveLength(2);
  });

  it('exist for every reason that preparation gives', () => {
    expectTypeOf<keyof RefusalWords>().toEqualTypeOf<RefusalReason>();
    expect(Object.keys(words.refusals)).toHaveLength(10);
  });
});
