import { describe, expect, it } from 'vitest';
import { createThumbnail } from '../../src/image/thumbnail.js';
import { makePng } from './make-images.js';

const sides = { width: 300, height: 200 };
const file = new Blob([makePng(sides)]);

// Decoding itself takes a browser; here is what never comes so far.
describe('createThumbnail', () => {
  it.each([
    ['no decoder', { type: 'image/png', ...sides }],
    ['no type', sides],
    ['no size', { type: 'image/png' }],
    ['more than 50 megapixels', { type: 'image/png', width: 10_000, height: 5_001 }],
  ] as const)('gives none where there is %s', async (_, facts) => {
    expect(await createThumbnail(file, { facts, size: 64 })).toBeUndefined();
  });
});
