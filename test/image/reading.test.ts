import { describe, expect, it } from 'vitest';
import { inspectImage } from '../../src/image/inspect.js';
import { makeGif, makeJpeg, makePng, makeWebp, padded } from './make-images.js';

const sides = { width: 300, height: 200 };
const LARGE = 3_000_000;

/** A file that counts what is read of it. */
class CountingBlob extends Blob {
  readonly slices: number[] = [];

  override slice(start = 0, end = this.size, type?: string): Blob {
    const slice = super.slice(start, end, type);
    this.slices.push(slice.size);
    return slice;
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    this.slices.push(this.size);
    return super.arrayBuffer();
  }
}

/** A file that can be listed and not be read, like one deleted since. */
class UnreadableBlob extends Blob {
  override slice(): Blob {
    const slice = new Blob();
    slice.arrayBuffer = () => Promise.reject(new DOMException('It is gone.', 'NotReadableError'));
    return slice;
  }
}

describe('inspectImage', () => {
  it('reads a small file once', async () => {
    const file = new CountingBlob([makeJpeg({ ...sides, orientation: 6, iccBytes: 200_000 })]);
    await inspectImage(file);
    expect(file.slices).toEqual([file.size]);
  });

  it.each([
    ['JPEG', makeJpeg({ ...sides, orientation: 6 })],
    ['PNG', makePng({ ...sides, frames: 2 })],
    ['GIF', makeGif({ ...sides, frames: 2 })],
    ['WebP', makeWebp({ ...sides, kind: 'extended' })],
    ['text', new TextEncoder().encode('no image')],
  ])('reads 4 KB of a large %s', async (_, bytes) => {
    const file = new CountingBlob([padded(bytes, LARGE)]);
    await inspectImage(file);
    expect(file.slices).toEqual([4096]);
  });

  it('reads once more where the size lies behind a profile', async () => {
    const file = new CountingBlob([padded(makeJpeg({ ...sides, iccBytes: 20_000 }), LARGE)]);
    expect(await inspectImage(file)).toMatchObject(sides);
    expect(file.slices).toHaveLength(2);
  });

  it('reads no more than a megabyte in a few slices, whatever it finds', async () => {
    const file = new CountingBlob([makeGif({ ...sides, frameBytes: 9_000_000 })]);
    await inspectImage(file);
    expect(file.slices.length).toBeLessThanOrEqual(20);
    expect(file.slices.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(1_048_576);
  });

  it('passes on the error of a file that cannot be read', async () => {
    const file = new UnreadableBlob(['anything']);
    await expect(inspectImage(file)).rejects.toMatchObject({ name: 'NotReadableError' });
  });

  it('takes a file that shrank on disk for a truncated one', async () => {
    const file = padded(makePng(sides), LARGE);
    file.slice = () => new Blob([makePng(sides).subarray(0, 30)]);
    expect(await inspectImage(file)).toEqual({ type: 'image/png', ...sides });
  });

  it('stops with the reason of its signal', async () => {
    const file = new CountingBlob([makePng(sides)]);
    const reason = new Error('The file was removed.');
    const inspection = inspectImage(file, { signal: AbortSignal.abort(reason) });
    await expect(inspection).rejects.toBe(reason);
    expect(file.slices).toEqual([]);
  });
});
