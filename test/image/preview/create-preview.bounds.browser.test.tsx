import { afterEach, describe, expect, it, vi } from 'vitest';
import type { HeicTo, TiffLoader } from '../../../src/core/rules/app-decoders.js';
import { inspectImage } from '../../../src/image/inspect.js';
import { createThumbnail } from '../../../src/image/thumbnail/thumbnail.js';
import { makeQuarters } from '../../dropzone/previews-files.js';
import { croppedAvif } from '../fit-files.js';
import { REAL_TIFFS, realTiff } from '../decoders/real-tiffs.js';
import { makeHeif, property } from '../make-heifs.js';
import { makeDngWithJpeg, makeTiffWithJpeg } from '../make-raws.js';
import { makeTiffPage } from '../make-tiff-pages.js';
import { field } from '../make-tiffs.js';
import type { Bytes } from '../make-images.js';

const MEGABYTE = 1_048_576;

afterEach(() => {
  vi.restoreAllMocks();
});

/** Counts the bytes that are read from any blob, in any way. */
function countReads() {
  const counted = { bytes: 0 };
  const { arrayBuffer, stream } = Object.getOwnPropertyDescriptors(Blob.prototype);
  const readAll = arrayBuffer.value as () => Promise<ArrayBuffer>;
  vi.spyOn(Blob.prototype, 'arrayBuffer').mockImplementation(function read(this: Blob) {
    counted.bytes += this.size;
    return readAll.call(this);
  });
  const open = stream.value as () => ReadableStream<Uint8Array<ArrayBuffer>>;
  vi.spyOn(Blob.prototype, 'stream').mockImplementation(function read(this: Blob) {
    const count = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        counted.bytes += chunk.length;
        controller.enqueue(chunk);
      },
    });
    return open.call(this).pipeThrough(count);
  });
  const decode: (...request: [ImageBitmapSource, ImageBitmapOptions?]) => Promise<ImageBitmap> =
    window.createImageBitmap.bind(window);
  const decodeCounted = async (...request: Parameters<typeof decode>) => {
    if (request[0] instanceof Blob) counted.bytes += request[0].size;
    return decode(...request);
  };
  vi.spyOn(window, 'createImageBitmap').mockImplementation(
    decodeCounted as typeof createImageBitmap,
  );
  return counted;
}

/** A file followed by 200 MB of something else. */
function withMegabytes(head: Blob | Bytes, name: string): File {
  const megabyte = new Blob([new Uint8Array(MEGABYTE)]);
  return new File([head, ...Array.from({ length: 200 }, () => megabyte)], name);
}

describe('of a file of 200 MB, a preview reads', () => {
  it.each([
    ['only the JPEG at its start', async () => makeQuarters(2000, 1500), 8],
    [
      'only the JPEG in a DNG',
      async () => new Blob([makeDngWithJpeg({ jpeg: await jpegBytes() })]),
      1,
    ],
  ])('%s', async (_, make, megabytes) => {
    const file = withMegabytes(await make(), 'large.dng');
    const facts = await inspectImage(file);
    const counted = countReads();
    const preview = await createThumbnail(file, { facts, size: 64 });
    expect(preview?.width).toBe(64);
    expect(counted.bytes).toBeGreaterThan(100);
    expect(counted.bytes).toBeLessThan(megabytes * MEGABYTE);
  });

  it('no embedded JPEG larger than 16 MB', async () => {
    const small = await jpegBytes();
    const jpeg = new Uint8Array(17 * MEGABYTE);
    jpeg.set(small);
    const file = new File([makeDngWithJpeg({ jpeg })], 'large.dng');
    const facts = await inspectImage(file);
    const counted = countReads();
    expect(await createThumbnail(file, { facts, size: 64 })).toBeUndefined();
    expect(counted.bytes).toBeLessThan(MEGABYTE);
  });
});

async function jpegBytes(): Promise<Bytes> {
  return new Uint8Array(await (await makeQuarters(600, 400)).arrayBuffer());
}

describe('a file that ends early', () => {
  it.each(['image/jpeg', 'image/png'] as const)(
    'has the preview that <img> shows: %s',
    async (type) => {
      const whole = await makeQuarters(600, 400, type);
      const file = whole.slice(0, Math.floor(whole.size * 0.75));
      const preview = await createThumbnail(file, { facts: await inspectImage(file), size: 60 });
      expect([preview?.width, preview?.height]).toEqual([60, 40]);
      const context = new OffscreenCanvas(60, 40).getContext('2d')!;
      context.drawImage(preview!, 0, 0);
      const alphaAt = (y: number) => context.getImageData(30, y, 1, 1).data[3];
      expect([alphaAt(2), alphaAt(38)]).toEqual([255, 0]);
    },
  );
});

describe('an AVIF', () => {
  it('is cropped by its header, as when it is sent', async () => {
    const file = new Blob([await croppedAvif()]);
    const facts = await inspectImage(file);
    expect(facts).toMatchObject({ width: 1, height: 2 });
    const preview = await createThumbnail(file, { facts, size: 64 });
    expect([preview?.width, preview?.height]).toEqual([1, 2]);
  });
});

describe('a HEIC without an embedded JPEG', () => {
  const sides = { width: 400, height: 300 };
  const heicOf = (...properties: readonly Bytes[]) =>
    new Blob([makeHeif({ ...sides, brands: ['heic', 'mif1'], properties })]);
  const picture = async (width = 400, height = 300) =>
    createImageBitmap(await makeQuarters(width, height, 'image/png'));

  function decoder(decode: HeicTo = () => picture()) {
    const heicTo = vi.fn<HeicTo>(decode);
    const heic = vi.fn(async () => ({ heicTo }));
    return { heic, heicTo, decoders: { heic } };
  }
  const preview = async (file: Blob, options: object) =>
    createThumbnail(file, { facts: await inspectImage(file), size: 64, ...options });

  it('is decoded by the app’s decoder', async () => {
    const { heic } = decoder();
    const made = await preview(heicOf(), { decoders: { heic } });
    expect([made?.width, made?.height]).toEqual([64, 48]);
  });

  it('has no preview without a decoder, which is loaded for no other type', async () => {
    const { heic } = decoder();
    expect(await preview(heicOf(), {})).toBeUndefined();
    const png = await makeQuarters(40, 30, 'image/png');
    expect((await preview(png, { heic }))?.width).toBe(40);
    const broken = png.slice(0, 60);
    expect(await preview(broken, { decoders: { heic } })).toBeUndefined();
    expect(heic).not.toBeCalled();
  });

  it('is cropped by its header, and not shown if the decoder returns another picture', async () => {
    const cropped = await preview(heicOf(property.crop(200, 200)), decoder());
    expect([cropped?.width, cropped?.height]).toEqual([64, 64]);
    expect(
      await preview(
        heicOf(),
        decoder(() => picture(48, 32)),
      ),
    ).toBeUndefined();
  });

  it('is decoded one at a time, and not at all once nobody waits for it', async () => {
    let running = 0;
    let most = 0;
    const { heic, heicTo } = decoder(async () => {
      running += 1;
      most = Math.max(most, running);
      const made = await picture();
      running -= 1;
      return made;
    });
    const controller = new AbortController();
    const all = [1, 2, 3].map(() => preview(heicOf(), { decoders: { heic } }));
    const left = preview(heicOf(), { decoders: { heic }, signal: controller.signal });
    controller.abort();
    expect((await Promise.all(all)).map((made) => made?.width)).toEqual([64, 64, 64]);
    expect(await left).toBeUndefined();
    expect(most).toBe(1);
    expect(heicTo).toBeCalledTimes(3);
  });

  it('is not decoded if it has more than 50 megapixels', async () => {
    const { heic } = decoder();
    const large = new Blob([makeHeif({ width: 9000, height: 6000, brands: ['heic', 'mif1'] })]);
    expect(await preview(large, { heic })).toBeUndefined();
    expect(heic).not.toBeCalled();
  });
});

describe('a TIFF without an embedded JPEG', () => {
  const loader = () => vi.fn<TiffLoader>(() => import('utif2'));
  const preview = async (bytes: Bytes, tiff?: TiffLoader) => {
    const file = new Blob([bytes]);
    return createThumbnail(file, {
      facts: await inspectImage(file),
      size: 16,
      decoders: { tiff },
    });
  };

  it.each(Object.keys(REAL_TIFFS) as (keyof typeof REAL_TIFFS)[])(
    'is decoded by utif2: %s',
    async (kind) => {
      const made = await preview(realTiff(kind), loader());
      expect([made?.width, made?.height]).toEqual([16, 8]);
    },
  );

  it('is turned once by its orientation', async () => {
    const pixels = [255, 0, 0, 0, 0, 255];
    const page = { width: 2, height: 1, pixels, fields: [field.orientation(6)] };
    const made = await preview(makeTiffPage(page), loader());
    expect([made?.width, made?.height]).toEqual([1, 2]);
    const context = new OffscreenCanvas(1, 2).getContext('2d')!;
    context.drawImage(made!, 0, 0);
    expect([...context.getImageData(0, 0, 1, 2).data]).toEqual([255, 0, 0, 255, 0, 0, 255, 255]);
  });

  it('has no preview without a decoder, with one that fails, or above 50 megapixels', async () => {
    const page = makeTiffPage({ width: 1, height: 1, pixels: [1, 2, 3] });
    expect(await preview(page)).toBeUndefined();
    expect(await preview(page, () => Promise.reject(new Error('404')))).toBeUndefined();
    const tiff = loader();
    const fields = [field.photometric(1), [0x1_02, 3, [1]], [0x1_15, 3, [1]]] as const;
    const large = makeTiffPage({ width: 9000, height: 6000, pixels: [1], fields });
    expect(await preview(large, tiff)).toBeUndefined();
    expect(tiff).not.toBeCalled();
  });

  it('is shown by the JPEG inside it, and its decoder is not loaded', async () => {
    const tiff = loader();
    expect((await preview(makeTiffWithJpeg({ jpeg: await jpegBytes() }), tiff))?.width).toBe(16);
    expect(tiff).not.toBeCalled();
  });
});
