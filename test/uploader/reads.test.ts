import { expect, it } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import { openUploader, untilStatuses } from './open-uploader.js';

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

it('a small file is read once for the check, plus one byte before it is sent', async () => {
  const { file, reads } = watched(sampleImages.jpeg({ bytes: 100_000 }));
  const { uploader } = openUploader();
  uploader.add([file]);
  await untilStatuses(uploader, 'success');
  expect(reads).toEqual([file.size, 1]);
});

it('only the header of a large file is read', async () => {
  const large = new File([sampleImages.jpeg(), new Uint8Array(5_000_000)], 'large.jpg');
  const { file, reads } = watched(large);
  const { uploader } = openUploader();
  uploader.add([file]);
  await untilStatuses(uploader, 'success');
  // A first slice, a second if the header is longer, and one byte before it is sent.
  expect(reads.length).toBeLessThanOrEqual(3);
  expect(reads.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(70_000);
});
