import { afterEach, expect, it, vi } from 'vitest';
import { autoenhance } from '../../src/index.js';
import { createTestBackend, createTestHttp, sampleImages } from '../../src/testing/index.js';
import { makeJpeg, makePng, padded } from '../image/make-images.js';
import { openUploader, untilStatuses } from './open-uploader.js';

afterEach(() => vi.restoreAllMocks());

/** A file whose header is short. */
function smallFile(number = 0): File {
  const sides = { width: 300, height: 200 };
  const type = number % 2 ? 'image/png' : 'image/jpeg';
  const bytes = number % 2 ? makePng(sides) : makeJpeg(sides);
  return new File([padded(bytes, 100_000)], `image-${number}`, { type });
}

/** A file that records how many bytes each read requests. */
function watched(file: File): { readonly file: File; readonly reads: number[] } {
  const reads: number[] = [];
  const slice = file.slice.bind(file);
  file.slice = (start = 0, end = file.size, type) => {
    const piece = slice(start, end, type);
    const read = piece.arrayBuffer.bind(piece);
    return Object.assign(piece, {
      arrayBuffer: () => {
        reads.push(piece.size);
        return read();
      },
    });
  };
  return { file, reads };
}

it('a small file is read once, since nothing has changed when it is sent right after the check', async () => {
  const { file, reads } = watched(smallFile());
  const { uploader } = openUploader();
  uploader.add([file]);
  await untilStatuses(uploader, 'success');
  expect(reads).toEqual([4096]);
});

it('a byte is read again if the check was a while ago', async () => {
  const { file, reads } = watched(smallFile());
  const { uploader } = openUploader({ autoUpload: false });
  uploader.add([file]);
  await untilStatuses(uploader, 'queued');
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 6000);
  uploader.upload();
  await untilStatuses(uploader, 'success');
  expect(reads).toEqual([4096, 1]);
});

it('a byte is read again if the clock was set back', async () => {
  const { file, reads } = watched(smallFile());
  const { uploader } = openUploader({ autoUpload: false });
  uploader.add([file]);
  await untilStatuses(uploader, 'queued');
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000);
  uploader.upload();
  await untilStatuses(uploader, 'success');
  expect(reads).toEqual([4096, 1]);
});

it('a byte is read again before a vendor creates a record for it', async () => {
  const { file, reads } = watched(smallFile());
  const { uploader } = openUploader({
    provider: autoenhance,
    http: createTestHttp(createTestBackend()),
  });
  uploader.add([file]);
  await untilStatuses(uploader, 'success');
  expect(reads).toEqual([4096, 1]);
});

it('a hundred small files are read with seven reads', async () => {
  const files = Array.from({ length: 100 }, (_, number) => smallFile(number));
  const { uploader } = openUploader({ autoUpload: false });
  const read = vi.spyOn(Blob.prototype, 'arrayBuffer');
  uploader.add(files);
  await untilStatuses(uploader, ...files.map(() => 'queued' as const));
  expect(read).toHaveBeenCalledTimes(7);
});

it('a file that never arrives holds up no other', async () => {
  const files = Array.from({ length: 40 }, (_, number) => smallFile(number));
  const stuck = files[2]!;
  // In reality, the read of several files together would hang as well.
  vi.spyOn(Blob.prototype, 'arrayBuffer').mockReturnValueOnce(new Promise(() => {}));
  stuck.slice = () => Object.assign(new Blob(), { arrayBuffer: () => new Promise(() => {}) });
  const { uploader } = openUploader({ autoUpload: false });
  uploader.add(files);
  await untilStatuses(
    uploader,
    ...files.map((file) => (file === stuck ? ('checking' as const) : ('queued' as const))),
  );
  uploader.clear();
});

it('only the header of a large file is read', async () => {
  const large = new File([sampleImages.jpeg(), new Uint8Array(5_000_000)], 'large.jpg');
  const { file, reads } = watched(large);
  const { uploader } = openUploader();
  uploader.add([file]);
  await untilStatuses(uploader, 'success');
  // A first slice, and a second if the header is longer.
  expect(reads.length).toBeLessThanOrEqual(2);
  expect(reads.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(70_000);
});
