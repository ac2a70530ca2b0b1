import { describe, expect, it, vi } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import { openUploader, untilStatuses } from './open-uploader.js';

/** Files that count how often their size is read, which browsers answer by asking the disk. */
function countedFiles(count: number) {
  const read = vi.fn();
  const files = Array.from({ length: count }, () => {
    const file = sampleImages.png();
    const { size } = file;
    Object.defineProperty(file, 'size', {
      get() {
        read();
        return size;
      },
    });
    return file;
  });
  return { files, read };
}

describe('the size of a chosen file', () => {
  it('is not read when files are added, canceled or removed', () => {
    const { files, read } = countedFiles(100);
    const { uploader } = openUploader();
    uploader.add(files);
    for (const id of uploader.store.ids()) uploader.cancel(id);
    uploader.store.totals();
    uploader.clear();
    expect(read).not.toHaveBeenCalled();
  });

  it('is not read for files beyond the limit', async () => {
    const { files, read } = countedFiles(50);
    const { uploader } = openUploader({ maxFiles: 2 });
    uploader.add([sampleImages.png(), sampleImages.png()]);
    await untilStatuses(uploader, 'success', 'success');
    uploader.add(files);
    await vi.waitFor(() => expect(uploader.store.count('rejected')).toBe(50));
    expect(read).not.toHaveBeenCalled();
  });

  it('is a property of every item', async () => {
    const { files } = countedFiles(1);
    const { uploader } = openUploader();
    uploader.add(files);
    const [item] = uploader.store.items();
    expect({ ...item }).toMatchObject({ status: 'checking', size: files[0]!.size });
    await untilStatuses(uploader, 'success');
    expect(uploader.store.items()[0]).toMatchObject({ size: files[0]!.size });
  });
});
