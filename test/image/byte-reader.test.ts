import { describe, expect, it } from 'vitest';
import { openReader } from '../../src/image/byte-reader.js';
import { inspectImage, inspectReader } from '../../src/image/inspect.js';
import { makeCr3, makeHeif } from './make-heifs.js';
import {
  bytesOf,
  makeBmp,
  makeGif,
  makeJpeg,
  makePng,
  makeWebp,
  padded,
  pngChunk,
} from './make-images.js';
import {
  field,
  makeArw,
  makeDng,
  makeNef,
  makeTiffInside,
  makeOrf,
  makeRaf,
  makeRw2,
  makeTiff,
} from './make-tiffs.js';

const sides = { width: 300, height: 200 };
const LARGE = 3_000_000;

/** A file that counts what is read from it. */
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

/** A file that can be listed but not read, like one that has been deleted since. */
class UnreadableBlob extends Blob {
  override slice(): Blob {
    const slice = new Blob();
    slice.arrayBuffer = () => Promise.reject(new DOMException('It is gone.', 'NotReadableError'));
    return slice;
  }
}

describe('inspectImage', () => {
  it('reads the rest of a small file at once if its header is long', async () => {
    const file = new CountingBlob([makeJpeg({ ...sides, orientation: 6, iccBytes: 200_000 })]);
    expect(await inspectImage(file)).toMatchObject({ width: 200, height: 300 });
    expect(file.slices).toHaveLength(2);
    expect(file.slices[0]).toBe(4096);
  });

  it('reads nothing again of a head that it is given', async () => {
    const file = new CountingBlob([padded(makeJpeg(sides), LARGE)]);
    const head = new Uint8Array(await new Blob([file]).slice(0, 4096).arrayBuffer());
    expect(await inspectReader(openReader(file, undefined, head), '')).toMatchObject(sides);
    expect(file.slices).toEqual([]);
  });

  it.each([
    ['JPEG', makeJpeg({ ...sides, orientation: 6 })],
    ['PNG', makePng({ ...sides, frames: 2 })],
    ['GIF', makeGif({ ...sides, frames: 2 })],
    ['WebP', makeWebp({ ...sides, kind: 'extended' })],
    ['HEIC', makeHeif({ ...sides, brands: ['heic', 'mif1'] })],
    ['TIFF', makeTiff({ ...sides, make: 'SONY' })],
    ['BMP', makeBmp(sides)],
    ['DNG', makeDng({ ...sides, inSubDirectory: true })],
    ['ARW', makeArw(sides)],
    ['NEF', makeNef(sides)],
    ['RAF', makeRaf({ ...sides, preview: makeJpeg(sides) })],
    ['CR3', makeCr3(sides)],
    ['ORF', makeOrf(sides)],
    ['RW2', makeRw2(sides)],
    ['SVG', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['text', new TextEncoder().encode('no image')],
  ])('reads 4 KB of a large %s', async (_, bytes) => {
    const file = new CountingBlob([padded(bytes, LARGE)]);
    await inspectImage(file);
    expect(file.slices).toEqual([4096]);
  });

  it('reads once more if the size is after a profile', async () => {
    const file = new CountingBlob([padded(makeJpeg({ ...sides, iccBytes: 20_000 }), LARGE)]);
    expect(await inspectImage(file)).toMatchObject(sides);
    expect(file.slices).toHaveLength(2);
  });

  it.each([
    ['NEF whose directory', makeNef({ ...sides, directoryAt: 600_000 })],
    ['TIFF whose directory', makeTiff({ ...sides, make: 'SONY', directoryAt: 600_000 })],
    ['AVIF whose item', makeHeif({ ...sides, brands: ['avif'], freeBytes: 600_000 })],
    ['RAF whose size', makeRaf({ ...sides, preview: padPreview(600_000) })],
  ])('makes two reads for a %s is far into the file', async (_, bytes) => {
    const file = new CountingBlob([bytes]);
    expect(await inspectImage(file)).toHaveProperty('orientation', 1);
    expect(file.slices).toHaveLength(2);
  });

  it('never reads the same bytes twice', async () => {
    // The directory is far into the file, and the directories that it points to are at the start.
    const dng = makeDng({ ...sides, inSubDirectory: true });
    const far = makeDng({ ...sides, inSubDirectory: true, directoryAt: 600_000 });
    const back = bytesOf(dng, far.subarray(dng.length));
    back.set(dng.subarray(0, 8), 0);
    new DataView(back.buffer).setUint32(4, 600_000, true);
    const file = new CountingBlob([back]);
    expect(await inspectImage(file)).toMatchObject(sides);
    expect(file.slices).toHaveLength(2);
  });

  it('looks for the second frame of a GIF in its first megabyte', async () => {
    const file = new CountingBlob([makeGif({ ...sides, frameBytes: 9_000_000 })]);
    await inspectImage(file);
    expect(file.slices.length).toBeLessThanOrEqual(20);
    expect(bytesRead(file)).toBeLessThanOrEqual(1_048_576);
  });

  it('finds the size after five megabytes of profiles', async () => {
    const file = new CountingBlob([makeJpeg({ ...sides, orientation: 6, iccBytes: 5_000_000 })]);
    expect(await inspectImage(file)).toMatchObject({ width: 200, height: 300, orientation: 6 });
  });

  const still = { type: 'image/jpeg', animated: false };
  const start = bytesOf([0xff, 0xe0, 0, 2]);
  it.each([
    ['segments', makeJpeg({ ...sides, iccBytes: 12_000_000 }), still],
    ['stray bytes', makeJpeg({ ...sides, before: bytesOf(start, new Uint8Array(9e6)) }), still],
    ['chunks', pngWithTexts(5_000, 2_000), { type: 'image/png', ...sides, bitDepth: 8 }],
  ])('gives up after too many %s without reporting anything wrong', async (_, bytes, facts) => {
    const file = new CountingBlob([bytes]);
    expect(await inspectImage(file)).toEqual(facts);
    expect(file.slices.length).toBeLessThanOrEqual(30);
    expect(bytesRead(file)).toBeLessThanOrEqual(8_388_608);
  });

  it('does not follow a field to more places than a picture has', async () => {
    const everywhere = [0x14a, 4, Array.from({ length: 70_000 }, () => 8)] as const;
    const fields = [field.kind(1), field.dngVersion(), everywhere];
    const file = new CountingBlob([makeTiffInside(fields)]);
    expect(await inspectImage(file)).not.toHaveProperty('width');
    expect(file.slices).toEqual([4096]);
  });

  it('passes on the error of an unreadable file', async () => {
    const file = new UnreadableBlob(['anything']);
    await expect(inspectImage(file)).rejects.toMatchObject({ name: 'NotReadableError' });
  });

  it('treats a file that shrank on disk as truncated', async () => {
    const file = padded(makePng(sides), LARGE);
    file.slice = () => new Blob([makePng(sides).subarray(0, 30)]);
    expect(await inspectImage(file)).toEqual({ type: 'image/png', ...sides, bitDepth: 8 });
  });

  it('stops with the reason of its signal', async () => {
    const file = new CountingBlob([makePng(sides)]);
    const reason = new Error('The file was removed.');
    const inspection = inspectImage(file, { signal: AbortSignal.abort(reason) });
    await expect(inspection).rejects.toBe(reason);
    expect(file.slices).toEqual([]);
  });
});

function pngWithTexts(count: number, length: number): Uint8Array<ArrayBuffer> {
  const png = makePng({ ...sides, orientation: 6 });
  const text = pngChunk('tEXt', new Uint8Array(length));
  const texts = Array.from({ length: count }, () => text);
  return bytesOf(png.subarray(0, 33), ...texts, png.subarray(33));
}

function bytesRead({ slices }: CountingBlob): number {
  return slices.reduce((sum, bytes) => sum + bytes, 0);
}

/** A preview with a lot of data after its header. */
function padPreview(size: number): Uint8Array {
  return bytesOf(makeJpeg(sides), new Uint8Array(size));
}
