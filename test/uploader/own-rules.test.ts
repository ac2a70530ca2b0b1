import { afterEach, describe, expect, it, vi } from 'vitest';
import { UploadError } from '../../src/index.js';
import type { Validate } from '../../src/core/rules/validate.js';
import { createTestBackend, createTestHttp, sampleImages } from '../../src/testing/index.js';
import { openUploader, statuses, untilStatuses } from './open-uploader.js';

afterEach(() => vi.useRealTimers());

function errorsOf({ uploader }: ReturnType<typeof openUploader>) {
  return uploader.store
    .items()
    .map((item) => (item.status === 'rejected' ? item.errors.map(({ code }) => code) : []));
}

describe("an app's own rule", () => {
  it('gets the file and what its bytes prove', async () => {
    const validate = vi.fn<Validate>();
    const { uploader } = openUploader({ validate });
    const file = sampleImages.png({ name: 'a.jpg' });
    uploader.add([file]);
    await untilStatuses(uploader, 'success');
    expect(validate).toHaveBeenCalledExactlyOnceWith(
      file,
      expect.objectContaining({ type: 'image/png', width: expect.any(Number), animated: false }),
      { signal: expect.any(AbortSignal) },
    );
  });

  it.each<[string, Validate, string[]]>([
    ['nothing', () => undefined, []],
    ['null', () => null, []],
    ['an empty string', () => '', []],
    ['a sentence', () => 'Only square images here.', ['custom']],
    ['a promise for a sentence', async () => 'Not this one.', ['custom']],
    ['an upload error', () => new UploadError('image-aspect-ratio', 'No.'), ['image-aspect-ratio']],
    [
      'an exception',
      () => {
        throw new Error('A mistake of the app.');
      },
      ['custom'],
    ],
    ['a rejection', () => Promise.reject(new UploadError('forbidden', 'No.')), ['forbidden']],
  ])('that gives %s', async (_, validate, codes) => {
    const opened = openUploader({ validate });
    opened.uploader.add([sampleImages.png()]);
    await untilStatuses(opened.uploader, codes.length === 0 ? 'success' : 'rejected');
    expect(errorsOf(opened)).toEqual([codes]);
  });

  it('is reported together with the other broken rules of a file', async () => {
    const opened = openUploader({ validate: () => 'No.', maxSize: 10, minWidth: 100_000 });
    opened.uploader.add([sampleImages.png()]);
    await untilStatuses(opened.uploader, 'rejected');
    expect(errorsOf(opened)).toEqual([['file-too-large', 'image-too-small', 'custom']]);
  });

  it('is not called for a non-image', async () => {
    const validate = vi.fn<Validate>();
    const { uploader } = openUploader({ validate });
    uploader.add([new File(['<html>'], 'a.jpg')]);
    await untilStatuses(uploader, 'rejected');
    expect(validate).not.toHaveBeenCalled();
  });

  it('that never answers delays no other file, and ends after thirty seconds', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const signals: AbortSignal[] = [];
    const validate: Validate = (file, _, { signal }) => {
      if (file.name !== 'slow.png') return undefined;
      signals.push(signal);
      return new Promise(() => {});
    };
    const { uploader } = openUploader({ validate });
    uploader.add([sampleImages.png({ name: 'slow.png' }), sampleImages.png({ name: 'b.png' })]);
    await untilStatuses(uploader, 'checking', 'success');
    await vi.advanceTimersByTimeAsync(30_000);
    await untilStatuses(uploader, 'rejected', 'success');
    expect(signals[0]?.aborted).toBe(true);
  });

  it('is told if the file is canceled meanwhile', async () => {
    const signals: AbortSignal[] = [];
    const { uploader } = openUploader({
      validate: (_file, _facts, { signal }) => {
        signals.push(signal);
        return new Promise(() => {});
      },
    });
    uploader.add([sampleImages.png()]);
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    uploader.cancel(uploader.store.ids()[0]!);
    expect(signals[0]?.aborted).toBe(true);
    expect(statuses(uploader)).toEqual(['canceled']);
  });
});

describe('a file whose bytes never arrive', () => {
  it('is unreadable after thirty seconds', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const file = sampleImages.png();
    file.slice = () =>
      Object.assign(new Blob(), { arrayBuffer: () => new Promise<ArrayBuffer>(() => {}) });
    const opened = openUploader();
    opened.uploader.add([file]);
    await vi.advanceTimersByTimeAsync(30_000);
    await untilStatuses(opened.uploader, 'rejected');
    expect(errorsOf(opened)).toEqual([['file-unreadable']]);
  });
});

describe('a file that is already in the list', () => {
  const twice = () => {
    const file = sampleImages.png({ name: 'a.png' });
    const same = new File([file], file.name, { type: file.type, lastModified: file.lastModified });
    const later = new File([file], file.name, { type: file.type, lastModified: 1 });
    return { file, same, later };
  };

  it('is added again unless the app says otherwise', async () => {
    const { uploader } = openUploader();
    const { file, same } = twice();
    uploader.add([file, same]);
    await untilStatuses(uploader, 'success', 'success');
  });

  it('is left out silently', async () => {
    const { callbacks, uploader } = openUploader({ duplicates: 'ignore' });
    const { file, later, same } = twice();
    uploader.add([file, same, later]);
    uploader.add([same]);
    await untilStatuses(uploader, 'success', 'success');
    expect(callbacks.onFilesAdded).toHaveBeenCalledTimes(1);
    expect(callbacks.onFilesAdded.mock.calls[0]![0]).toHaveLength(2);
  });

  it('gets a row that says so', async () => {
    const backend = createTestBackend();
    const opened = openUploader({ duplicates: 'reject', http: createTestHttp(backend) });
    const { file, same } = twice();
    opened.uploader.add([file, same]);
    await untilStatuses(opened.uploader, 'success', 'rejected');
    expect(errorsOf(opened)[1]).toEqual(['duplicate-file']);
    expect(backend.double.uploads).toHaveLength(1);
  });

  it.each(['ignore', 'reject'] as const)(
    'may be added again after it was removed or canceled (%s)',
    async (duplicates) => {
      const http = createTestHttp([{ progress: 0.5 }, { wait: Infinity }]);
      const { uploader } = openUploader({ duplicates, http });
      const { file, same } = twice();
      uploader.add([file]);
      await untilStatuses(uploader, 'uploading');
      uploader.cancel(uploader.store.ids()[0]!);
      uploader.add([same]);
      await untilStatuses(uploader, 'canceled', 'uploading');
      for (const id of uploader.store.ids()) uploader.remove(id);
      uploader.add([same]);
      await untilStatuses(uploader, 'uploading');
    },
  );
});
