import { describe, expect, it } from 'vitest';
import { checkFile, claimedType } from '../../src/core/rules/check-file.js';
import type { ImageFacts } from '../../src/core/rules/image-facts.js';
import type { UploadRules } from '../../src/core/rules/upload-rules.js';

const RULES: UploadRules = { types: ['image/png', 'image/jpeg'], minBytes: 100, maxBytes: 1000 };

function codes(
  file: { name?: string; size?: number; type?: string },
  facts: ImageFacts = { type: 'image/png' },
): string[] {
  const claim = { name: 'photo.png', size: 500, type: 'image/png', ...file };
  return checkFile(claim, facts, RULES).map(({ code }) => code);
}

describe('checkFile', () => {
  it('accepts a file by its bytes, whatever the browser calls it', () => {
    for (const type of ['', 'application/octet-stream', 'image/jpg', 'image/x-png', 'text/html']) {
      expect(codes({ type, name: 'a.b.TXT' })).toEqual([]);
    }
  });

  it('refuses a file by its bytes, whatever the browser calls it', () => {
    expect(codes({}, { type: 'image/gif' })).toEqual(['file-invalid-type']);
    expect(codes({}, { type: 'image/svg+xml' })).toEqual(['file-invalid-type']);
  });

  it('reports a mismatch if a file claims an accepted type but is not an image', () => {
    expect(codes({}, {})).toEqual(['file-type-mismatch']);
    expect(codes({ type: '', name: 'photo.JPG' }, {})).toEqual(['file-type-mismatch']);
    expect(codes({ type: 'application/pdf', name: 'plan.pdf' }, {})).toEqual(['file-invalid-type']);
    expect(codes({ type: '', name: 'README' }, {})).toEqual(['file-invalid-type']);
  });

  it.each([
    [100, []],
    [1000, []],
    [99, ['file-too-small']],
    [1001, ['file-too-large']],
  ])('includes both limits: %i bytes', (size, expected) => {
    expect(codes({ size })).toEqual(expected);
  });

  it('reports only that a file without bytes is empty', () => {
    expect(codes({ size: 0 }, {})).toEqual(['file-empty']);
  });

  it('names every broken rule at once', () => {
    expect(codes({ size: 2000 }, { type: 'image/gif' })).toEqual([
      'file-invalid-type',
      'file-too-large',
    ]);
  });

  it('passes on the facts that messages are built from', () => {
    const claim = { name: 'long.gif', size: 2000, type: 'image/gif' };
    expect(checkFile(claim, { type: 'image/gif' }, RULES)).toMatchObject([
      { params: { name: 'long.gif', type: 'image/gif', types: ['image/png', 'image/jpeg'] } },
      { params: { name: 'long.gif', size: 2000, limit: 1000 } },
    ]);
  });

  it('names the format and the accepted ones in the developer message', () => {
    const [error] = checkFile(
      { name: 'a.heic', size: 500, type: '' },
      { type: 'image/heic' },
      RULES,
    );
    expect(error!.message).toBe('a.heic is HEIC. Supported: PNG, JPEG.');
  });
});

describe('claimedType', () => {
  it.each([
    [{ name: 'a.png', type: 'image/webp' }, 'image/webp'],
    [{ name: 'a.b.JPEG', type: '' }, 'image/jpeg'],
    [{ name: 'IMG_1.CR3', type: '' }, 'image/x-canon-cr3'],
    [{ name: '.png', type: '' }, 'image/png'],
    [{ name: 'png', type: '' }, ''],
    [{ name: '', type: '' }, ''],
  ])('reads %j', (file, expected) => {
    expect(claimedType({ ...file, size: 1 })).toBe(expected);
  });
});
