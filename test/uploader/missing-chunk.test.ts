import { afterEach, expect, it, vi } from 'vitest';
import type { loadOnce as LoadOnce } from '../../src/core/load-once.js';
import { sampleImages } from '../../src/testing/index.js';
import { makeHeif } from '../image/make-heifs.js';
import { openUploader, untilStatuses } from './open-uploader.js';

// A deploy replaces the chunks of open pages; no server here can remove one in between.
const missing = vi.hoisted(() => ({ chunks: new Set<string>() }));
vi.mock('../../src/core/load-once.js', async (original) => {
  const { loadOnce } = await original<{ loadOnce: typeof LoadOnce }>();
  const fails = (load: () => Promise<unknown>) =>
    [...missing.chunks].some((chunk) => String(load).includes(chunk));
  return {
    loadOnce: (load: () => Promise<unknown>) => () =>
      loadOnce(fails(load) ? () => Promise.reject(new TypeError('Failed to fetch')) : load)(),
  };
});

afterEach(() => missing.chunks.clear());

it('keeps the file if the code that sends it cannot be loaded, and sends it on another try', async () => {
  missing.chunks.add('send-job');
  const { callbacks, uploader } = openUploader();
  const file = sampleImages.png();
  uploader.add([file]);
  await untilStatuses(uploader, 'error');
  const [item] = uploader.store.items();
  expect(item).toMatchObject({ file, error: { code: 'loading-failed', retryable: true } });
  expect(callbacks.onError).toHaveBeenCalledTimes(1);

  missing.chunks.clear();
  uploader.retry(item!.id);
  await untilStatuses(uploader, 'success');
});

it.each([
  ['the code that checks it', 'validation', ['error', 'error']],
  ['the reader for its rare format', 'formats/rare', ['error', 'success']],
] as const)('keeps the file if %s cannot be loaded', async (_, chunk, expected) => {
  missing.chunks.add(chunk);
  const { callbacks, uploader } = openUploader();
  uploader.add([
    new File([makeHeif({ brands: ['heic', 'mif1', 'heic'], width: 8, height: 8 })], 'photo.heic'),
    sampleImages.png(),
  ]);
  await untilStatuses(uploader, ...expected);
  const [first] = uploader.store.items();
  expect(first).toMatchObject({ error: { code: 'loading-failed', retryable: true } });
  expect(callbacks.onFilesRejected).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(callbacks.onSettled).toHaveBeenCalledTimes(1));

  missing.chunks.clear();
  uploader.retry(first!.id);
  await untilStatuses(uploader, 'rejected', expected[1]);
  expect(callbacks.onFilesRejected).toHaveBeenCalledTimes(1);
});
