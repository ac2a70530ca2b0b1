import { afterEach, expect, it, vi } from 'vitest';
import { randomUuid } from '../../src/core/random-uuid.js';

const globalCrypto = crypto;

afterEach(() => vi.unstubAllGlobals());

const getRandomValues = (bytes: Uint8Array<ArrayBuffer>) => globalCrypto.getRandomValues(bytes);

it.each([
  ['with', globalCrypto],
  ['without', { getRandomValues }],
])('creates unique version 4 UUIDs %s a built-in function', (_, crypto) => {
  vi.stubGlobal('crypto', crypto);
  const made = Array.from({ length: 5000 }, randomUuid);
  for (const uuid of made) {
    expect(uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  }
  expect(new Set(made).size).toBe(made.length);
  expect(new Set(made.map((uuid) => uuid[19]))).toEqual(new Set('89ab'));
});

it.each([
  [0x00, '00000000-0000-4000-8000-000000000000'],
  [0xff, 'ffffffff-ffff-4fff-bfff-ffffffffffff'],
])('keeps all other bits of the random bytes 0x%s', (byte, expected) => {
  vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(byte) });
  expect(randomUuid()).toBe(expected);
});
