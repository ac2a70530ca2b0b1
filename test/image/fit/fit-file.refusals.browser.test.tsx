import { afterEach, describe, expect, it, vi } from 'vitest';
import type { HeicLoader, HeicTo } from '../../../src/core/rules/app-decoders.js';
import { fileOf, fit, makePicture, refusalOf } from '../fit-files.js';
import { bytesOf, makeGif, makeJpeg, makePng, makeWebp, type Bytes } from '../make-images.js';
import { makeDng, makeTiff } from '../make-tiffs.js';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const SIDES = { width: 40, height: 30 };
const TO_JPEG = { rules: { types: ['image/jpeg'] } } as const;

describe('a file cannot be fixed if it', () => {
  const animations: readonly [string, Bytes][] = [
    ['a.gif', makeGif({ ...SIDES, frames: 2 })],
    ['a.webp', makeWebp({ kind: 'extended', ...SIDES, animated: true })],
    ['a.png', makePng({ ...SIDES, frames: 3 })],
  ];

  it.each(animations)('would lose its animation: %s', async (name, bytes) => {
    const decode = vi.spyOn(window, 'createImageBitmap');
    expect(await refusalOf(fileOf(name, bytes), TO_JPEG)).toMatchObject({
      code: 'file-invalid-type',
      params: { name, types: ['image/jpeg'], reason: 'animated' },
    });
    const types = ['image/gif', 'image/webp', 'image/png'] as const;
    const rules = { types, maxBytes: 10 };
    expect(await refusalOf(fileOf(name, bytes), { rules })).toMatchObject({
      code: 'file-too-large',
      params: { name, limit: 10, reason: 'animated' },
    });
    expect(decode).not.toHaveBeenCalled();
  });

  it.each([
    ['a.tiff', makeTiff(SIDES)],
    ['a.dng', makeDng(SIDES)],
    ['a.svg', bytesOf('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>')],
  ] as const)('could not be encoded anyway, so it is not decoded: %s', async (name, bytes) => {
    expect(await refusalOf(fileOf(name, bytes), TO_JPEG)).toMatchObject({
      code: 'file-invalid-type',
      params: { reason: 'not-decodable' },
    });
  });

  it('is not an image', async () => {
    const error = await refusalOf(fileOf('a.pdf', bytesOf('%PDF-1.7')));
    expect(error.code).toBe('file-invalid-type');
    expect(error.params).not.toHaveProperty('reason');
  });

  it('is damaged', async () => {
    const file = fileOf('a.png', makePng(SIDES));
    expect(await refusalOf(file, { rules: { maxBytes: 10 } })).toMatchObject({
      code: 'image-corrupt',
      params: { name: 'a.png' },
      cause: expect.any(Error),
    });
  });

  it('is gone', async () => {
    const file = fileOf('a.jpg', makeJpeg(SIDES));
    const settings = { rules: { maxBytes: 10 } };
    vi.spyOn(window, 'createImageBitmap').mockImplementation(async () => {
      vi.spyOn(Blob.prototype, 'arrayBuffer').mockRejectedValue(new Error('gone'));
      throw new DOMException('The source image could not be decoded.', 'InvalidStateError');
    });
    expect((await refusalOf(file, settings)).code).toBe('file-unreadable');
  });

  it('has more than 100 megapixels, so it is not decoded', async () => {
    const decode = vi.spyOn(window, 'createImageBitmap');
    const file = fileOf('a.jpg', makeJpeg({ width: 10_001, height: 10_000 }));
    expect(await refusalOf(file, { rules: { maxWidth: 100 } })).toMatchObject({
      code: 'image-too-large',
      params: { width: 10_001, height: 10_000, reason: 'too-many-pixels' },
    });
    expect(decode).not.toHaveBeenCalled();
  });

  it('would become too small: in bytes', async () => {
    const photo = await makePicture({ width: 400, height: 300, noise: 0.8, type: 'image/jpeg' });
    const error = await refusalOf(fileOf('a.jpg', photo), { rules: { maxBytes: 500 } });
    expect(error).toMatchObject({
      code: 'file-too-large',
      params: { limit: 500, size: photo.size, width: 100, height: 75, reason: 'cannot-shrink' },
    });
    expect(error.message).toBe(
      'a.jpg was tried as JPEG, down to 100 × 75 pixels, and always exceeded 500 bytes.',
    );
  });

  it('would become too small: in pixels', async () => {
    const banner = await makePicture({ width: 400, height: 40, type: 'image/jpeg' });
    const rules = { maxWidth: 200, minHeight: 30 };
    expect(await refusalOf(fileOf('a.jpg', banner), { rules })).toMatchObject({
      code: 'image-too-large',
      params: { maxWidth: 200, reason: 'cannot-shrink' },
    });
  });

  it.each(['image/gif', 'image/x-adobe-dng'] as const)(
    'goes to a provider that accepts no type that browsers encode: %s',
    async (type) => {
      const file = fileOf('a.png', await makePicture(SIDES));
      expect(await refusalOf(file, { rules: { types: [type] } })).toMatchObject({
        code: 'file-invalid-type',
        params: { reason: 'not-writable' },
      });
    },
  );

  it('meets a browser that turns it into noise', async () => {
    const file = fileOf('a.png', await makePicture(SIDES));
    const noise = new ImageData(new Uint8ClampedArray([200, 3, 90, 255]), 1, 1);
    vi.spyOn(OffscreenCanvasRenderingContext2D.prototype, 'getImageData').mockReturnValue(noise);
    expect(await refusalOf(file, TO_JPEG)).toMatchObject({
      code: 'file-invalid-type',
      params: { reason: 'canvas-blocked' },
    });
  });

  it('meets a browser that writes another type than requested', async () => {
    const file = fileOf('a.png', await makePicture(SIDES));
    const wrong = await makePicture({ width: 20, height: 30, type: 'image/jpeg' });
    vi.spyOn(OffscreenCanvas.prototype, 'convertToBlob').mockResolvedValue(wrong);
    expect((await refusalOf(file, TO_JPEG)).code).toBe('image-corrupt');
  });
});

describe('HEIC', () => {
  const HEIC = bytesOf([0, 0, 0, 24], 'ftypheic', [0, 0, 0, 0], 'mif1heic', new Uint8Array(64));
  const heicFile = () => fileOf('IMG_1.HEIC', HEIC);

  /** `heic-to`, reduced to what is called here. */
  function fakeHeicTo() {
    return vi.fn<HeicTo>(async () =>
      createImageBitmap(await makePicture({ width: 400, height: 300, type: 'image/jpeg' })),
    );
  }

  it('becomes JPEG with the loader of the app', async () => {
    const heicTo = fakeHeicTo();
    const file = heicFile();
    const made = await fit(file, { heic: async () => ({ heicTo }) });
    expect(heicTo).toHaveBeenCalledExactlyOnceWith({ blob: file, type: 'bitmap' });
    expect(made.file).toMatchObject({ name: 'IMG_1.jpg', type: 'image/jpeg' });
    expect(made.notes[0]).toBe('Converted from HEIC to JPEG.');
  });

  it('is decoded by the browser if it can', async () => {
    const bitmap = await fakeHeicTo()({ blob: heicFile(), type: 'bitmap' });
    vi.spyOn(window, 'createImageBitmap').mockResolvedValue(bitmap);
    const heic = vi.fn<HeicLoader>();
    expect((await fit(heicFile(), { heic })).file.type).toBe('image/jpeg');
    expect(heic).not.toHaveBeenCalled();
  });

  it('is refused without a loader, and the message names one', async () => {
    const error = await refusalOf(heicFile());
    expect(error).toMatchObject({
      code: 'file-invalid-type',
      params: { name: 'IMG_1.HEIC', type: 'image/heic', reason: 'heic-loader-missing' },
    });
    expect(error.message).toBe(
      "IMG_1.HEIC is HEIC, which this browser cannot decode; supported: JPEG, PNG. The app can have it converted: fitToProvider({ heic: () => import('heic-to') }).",
    );
  });

  it('is refused if the loader fails', async () => {
    const cause = new TypeError('Failed to fetch dynamically imported module');
    expect(await refusalOf(heicFile(), { heic: () => Promise.reject(cause) })).toMatchObject({
      code: 'file-invalid-type',
      params: { reason: 'heic-loader-failed' },
      cause: { cause },
    });
  });

  it('is refused if the loader loads something else', async () => {
    const heic = async () => ({ default: fakeHeicTo() }) as never;
    expect((await refusalOf(heicFile(), { heic })).params).toMatchObject({
      reason: 'heic-loader-failed',
    });
  });

  it('is not retried if the page allows its decoder no worker', async () => {
    const heicTo = fakeHeicTo().mockRejectedValueOnce(undefined);
    const settings = { heic: async () => ({ heicTo }) };
    const refused = { code: 'file-invalid-type', params: { reason: 'heic-loader-failed' } };
    expect(await refusalOf(heicFile(), settings)).toMatchObject(refused);
    expect(await refusalOf(heicFile(), settings)).toMatchObject(refused);
    expect(heicTo).toHaveBeenCalledOnce();
  });

  it('is damaged if the loaded decoder cannot decode it', async () => {
    const heicTo = fakeHeicTo().mockRejectedValue('HEIF image not found');
    expect((await refusalOf(heicFile(), { heic: async () => ({ heicTo }) })).code).toBe(
      'image-corrupt',
    );
  });
});
