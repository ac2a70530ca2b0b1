import { expect, it, vi } from 'vitest';
import { apimart } from '../../src/index.js';
import { rulesOf } from '../../src/core/rules/upload-rules.js';
import { validateFile } from '../../src/uploader/validation.js';

it('tells the developer that the environment cannot read files', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const own = Object.getOwnPropertyDescriptor(Blob.prototype, 'arrayBuffer');
  Reflect.deleteProperty(Blob.prototype, 'arrayBuffer');
  const file = new File(['bytes'], 'a.png', { type: 'image/png' });
  const { signal } = new AbortController();
  const { errors } = await validateFile(file, { rules: rulesOf(apimart, {}) }, signal);
  if (own !== undefined) Object.defineProperty(Blob.prototype, 'arrayBuffer', own);
  expect(errors.map(({ code }) => code)).toEqual(['file-unreadable']);
  expect(warn).toHaveBeenCalledExactlyOnceWith(
    expect.stringMatching(/no `Blob\.arrayBuffer`.*#jsdom$/),
  );
  warn.mockRestore();
});
