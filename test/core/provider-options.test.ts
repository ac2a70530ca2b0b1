import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkOptions,
  optionsForDrop,
  readOptions,
  writeOptions,
} from '../../src/core/provider/provider-options.js';
import { defineProvider } from '../../src/core/provider/provider.js';
import { UploadError } from '../../src/core/errors/upload-error.js';

interface Options {
  readonly service: 'day' | 'night';
  readonly sharp?: boolean | null;
  readonly rating?: number;
  readonly preset?: string;
  readonly order?: string | null;
  readonly batch?: string;
}

const provider = defineProvider<Options, { readonly url: string }>({
  name: 'studio',
  label: 'Studio',
  docs: 'https://studio.example',
  types: ['image/png'],
  repeat: 'harmless',
  options: {
    service: { kind: 'choice', values: ['day', 'night'], required: true },
    sharp: { kind: 'boolean' },
    rating: { kind: 'integer', min: 0, max: 5 },
    preset: { kind: 'text', maxLength: 4 },
    order: { kind: 'uuid', perDrop: true },
    batch: { kind: 'uuid' },
  },
  result: { url: 'always' },
});

const UUID = '0b6a5b1e-6f5c-4a55-9d0e-3c1f6f2b7a11';

function refusal(options: object): UploadError {
  try {
    checkOptions(provider, options);
  } catch (error) {
    if (error instanceof UploadError) return error;
  }
  throw new Error('It was taken.');
}

describe('checkOptions', () => {
  it('passes on declared options and leaves out null and undefined', () => {
    expect(
      checkOptions(provider, {
        service: 'day',
        sharp: false,
        rating: 0,
        order: null,
        preset: undefined,
      }),
    ).toEqual({ service: 'day', sharp: false, rating: 0 });
  });

  it.each([
    [{ service: 'day', colour: 'red' }, 'colour', 'left out'],
    [{ service: 'day', toString: 'x' }, 'toString', 'left out'],
    [JSON.parse('{"service":"day","__proto__":1}') as object, '__proto__', 'left out'],
    [{}, 'service', 'one of day, night'],
    [{ service: null }, 'service', 'one of day, night'],
    [{ service: 'noon' }, 'service', 'one of day, night'],
    [{ service: ['day'] }, 'service', 'one of day, night'],
    [{ service: 'day', sharp: 'true' }, 'sharp', 'true or false'],
    [{ service: 'day', sharp: 1 }, 'sharp', 'true or false'],
    [{ service: 'day', rating: 6 }, 'rating', 'a whole number from 0 to 5'],
    [{ service: 'day', rating: -1 }, 'rating', 'a whole number from 0 to 5'],
    [{ service: 'day', rating: 2.5 }, 'rating', 'a whole number from 0 to 5'],
    [{ service: 'day', rating: NaN }, 'rating', 'a whole number from 0 to 5'],
    [{ service: 'day', rating: '3' }, 'rating', 'a whole number from 0 to 5'],
    [{ service: 'day', preset: '' }, 'preset', 'a string of 1 to 4 characters'],
    [{ service: 'day', preset: 'abcde' }, 'preset', 'a string of 1 to 4 characters'],
    [{ service: 'day', order: 'my-order' }, 'order', 'a UUID v4'],
    [{ service: 'day', order: UUID.replace('-4', '-1') }, 'order', 'a UUID v4'],
    [{ service: 'day', order: `${UUID}\n` }, 'order', 'a UUID v4'],
  ])('refuses %j and says what is valid', (options, name, expected) => {
    expect(refusal(options)).toMatchObject({
      code: 'invalid-request',
      provider: 'studio',
      params: { option: name },
      message: `The option "${name}" of studio must be ${expected}.`,
    });
  });
});

describe('optionsForDrop', () => {
  it('makes a new id for each drop', () => {
    const first = optionsForDrop(provider, { service: 'day' });
    const second = optionsForDrop(provider, { service: 'day' });
    expect(checkOptions(provider, first)).toEqual({
      service: 'day',
      order: expect.any(String) as string,
    });
    expect(Reflect.get(first, 'order')).not.toBe(Reflect.get(second, 'order'));
  });

  it('keeps what the app sets, including null', () => {
    expect(optionsForDrop(provider, { service: 'day', order: UUID })).toMatchObject({
      order: UUID,
    });
    expect(optionsForDrop(provider, { service: 'day', order: null })).toMatchObject({
      order: null,
    });
  });
});

describe('options on the wire', () => {
  const options = fc.record(
    {
      service: fc.constantFrom('day', 'night'),
      sharp: fc.boolean(),
      rating: fc.integer({ min: 0, max: 5 }),
      preset: fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }),
      order: fc.uuid({ version: 4 }),
    },
    { requiredKeys: ['service'] },
  );

  it('come back unchanged', () => {
    fc.assert(
      fc.property(options, (given) => {
        const query = new URLSearchParams(writeOptions(checkOptions(provider, given)).toString());
        expect(checkOptions(provider, readOptions(provider, query))).toEqual({ ...given });
      }),
    );
  });

  it('include only the declared ones', () => {
    const query = new URLSearchParams('url=http://evil.example&__proto__=1&sharp=true&rating=3');
    expect(readOptions(provider, query)).toEqual({ sharp: true, rating: 3 });
  });

  it.each(['yes', 'TRUE', '1', ''])('do not accept %j as a boolean', (text) => {
    const read = readOptions(provider, new URLSearchParams({ service: 'day', sharp: text }));
    expect(refusal(read).params).toEqual({ option: 'sharp' });
  });

  it.each(['3.0', '1e0', '0x3', ' 3', '', '３'])('do not accept %j as a whole number', (text) => {
    const read = readOptions(provider, new URLSearchParams({ service: 'day', rating: text }));
    expect(refusal(read).params).toEqual({ option: 'rating' });
  });
});
