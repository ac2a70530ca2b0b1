import { afterEach, describe, expect, it, vi } from 'vitest';
import { inspectImage } from '../../../src/image/inspect.js';
import { bytesOf } from '../make-images.js';
import { fileOf, fit, makePicture } from '../fit-files.js';
import { isClosed, methodsOf, watchBitmaps, watchEncodes } from '../fit-watch.js';

const TO_PNG = { types: ['image/png'] } as const;
const HEIC = bytesOf([0, 0, 0, 24], 'ftypheic', [0, 0, 0, 0], 'mif1heic', new Uint8Array(64));

afterEach(() => {
  vi.restoreAllMocks();
});

const photo = (noise = 0) => makePicture({ width: 400, height: 300, noise, type: 'image/jpeg' });

describe('a decoded image', () => {
  it('is closed after use, and so is every canvas', async () => {
    const file = fileOf('a.jpg', await photo(0.8));
    const bitmaps = watchBitmaps();
    const canvases = new Set<OffscreenCanvas>();
    watchEncodes((_, canvas) => canvases.add(canvas));
    await fit(file, { rules: { maxBytes: 10_000 } });
    expect(bitmaps.map(isClosed)).toEqual([true]);
    expect(canvases.size).toBeGreaterThan(1);
    expect([...canvases].map(({ width }) => width)).toEqual(Array.from(canvases, () => 0));
  });

  it('is closed if the image cannot be fixed', async () => {
    const file = fileOf('a.jpg', await photo(0.8));
    const bitmaps = watchBitmaps();
    await expect(fit(file, { rules: { maxBytes: 100 } })).rejects.toThrow('was tried as JPEG');
    expect(bitmaps.map(isClosed)).toEqual([true]);
  });

  it('is never decoded while another one is', async () => {
    const files = await Promise.all([photo(), photo(), photo()]);
    const bitmaps = watchBitmaps();
    const open: number[] = [];
    watchEncodes(() => open.push(bitmaps.filter((bitmap) => !isClosed(bitmap)).length));
    await Promise.all(files.map((blob) => fit(fileOf('a.jpg', blob), { rules: TO_PNG })));
    expect(open).toEqual([1, 1, 1]);
  });
});

describe('a cancel', () => {
  const reason = new Error('canceled');

  it('stops between two encodings', async () => {
    const file = fileOf('a.jpg', await photo(0.8));
    const controller = new AbortController();
    const bitmaps = watchBitmaps();
    let last = 0;
    watchEncodes((count) => {
      last = count;
      if (count === 2) controller.abort(reason);
    });
    const { signal } = controller;
    await expect(fit(file, { rules: { maxBytes: 10_000 }, signal })).rejects.toBe(reason);
    expect(bitmaps.map(isClosed)).toEqual([true]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(last).toBe(2);
  });

  it('before the first encoding prevents it', async () => {
    const file = fileOf('a.jpg', await photo());
    const controller = new AbortController();
    const onEncode = vi.fn();
    const encode = watchEncodes(onEncode);
    const cancel = vi.spyOn(OffscreenCanvasRenderingContext2D.prototype, 'drawImage');
    cancel.mockImplementationOnce(() => controller.abort(reason));
    await expect(fit(file, { rules: TO_PNG, signal: controller.signal })).rejects.toBe(reason);
    await vi.waitFor(() => expect(encode).toHaveBeenCalled(), 10_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(onEncode).not.toHaveBeenCalled();
  });

  it('does not wait for a decoder, and closes the bitmap that comes later', async () => {
    const file = fileOf('a.jpg', await photo());
    const late = await createImageBitmap(file);
    const { promise, resolve } = deferred<ImageBitmap>();
    const decode = vi.spyOn(window, 'createImageBitmap').mockReturnValue(promise);
    const controller = new AbortController();
    const made = fit(file, { rules: TO_PNG, signal: controller.signal });
    await vi.waitFor(() => expect(decode).toHaveBeenCalled(), 10_000);
    controller.abort(reason);
    await expect(made).rejects.toBe(reason);
    resolve(late);
    await vi.waitFor(() => expect(isClosed(late)).toBe(true), 10_000);
  });

  it.each(['load', 'decode'])('does not wait for HEIC to %s', async (step) => {
    const never = new Promise<never>(() => {});
    const heicTo = vi.fn(() => never);
    const heic = vi.fn(() => (step === 'load' ? never : Promise.resolve({ heicTo })));
    const controller = new AbortController();
    const made = fit(fileOf('a.heic', HEIC), { heic, signal: controller.signal });
    const waited = step === 'load' ? heic : heicTo;
    await vi.waitFor(() => expect(waited).toHaveBeenCalled(), 10_000);
    controller.abort(reason);
    await expect(made).rejects.toBe(reason);
  });

  it('removes a file from the queue, and the next one starts', async () => {
    const file = fileOf('a.jpg', await photo());
    const first = new AbortController();
    const second = new AbortController();
    const heic = vi.fn(() => new Promise<never>(() => {}));
    const stuck = fit(fileOf('a.heic', HEIC), { heic, signal: first.signal });
    await vi.waitFor(() => expect(heic).toHaveBeenCalled(), 10_000);
    const decode = vi.spyOn(window, 'createImageBitmap');
    const waiting = fit(file, { rules: TO_PNG, signal: second.signal });
    const next = fit(file, { rules: TO_PNG });
    await new Promise((resolve) => setTimeout(resolve, 50));
    second.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    expect(decode).not.toHaveBeenCalled();
    first.abort(reason);
    await expect(stuck).rejects.toBe(reason);
    expect((await next).file.type).toBe('image/png');
    expect(decode).toHaveBeenCalledOnce();
  });

  it('that came earlier leaves everything unchanged', async () => {
    const file = fileOf('a.jpg', await photo());
    const decode = vi.spyOn(window, 'createImageBitmap');
    const signal = AbortSignal.abort(reason);
    await expect(fit(file, { rules: TO_PNG, signal })).rejects.toBe(reason);
    expect(decode).not.toHaveBeenCalled();
  });
});

describe('a browser with small canvases', () => {
  it('gets as many pixels as its canvas can hold', { timeout: 30_000 }, async () => {
    const large = await makePicture({ width: 5000, height: 4000, type: 'image/jpeg' });
    const original = methodsOf(OffscreenCanvasRenderingContext2D.prototype);
    vi.spyOn(OffscreenCanvasRenderingContext2D.prototype, 'getImageData').mockImplementation(
      function read(this: OffscreenCanvasRenderingContext2D, ...area) {
        const { height, width } = this.canvas;
        return width * height > 4096 * 4096
          ? new ImageData(1, 1)
          : original.getImageData.apply(this, area);
      },
    );
    const { file, notes } = await fit(fileOf('a.jpg', large), {
      rules: { types: ['image/webp'] },
    });
    expect(await inspectImage(file)).toMatchObject({ width: 4579, height: 3663 });
    expect(notes).toContain('Scaled down: 5000 × 4000 to 4579 × 3663 pixels.');
  });

  it('gets nothing if its canvas cannot hold a picture', async () => {
    const file = fileOf('a.jpg', await photo());
    vi.spyOn(OffscreenCanvasRenderingContext2D.prototype, 'getImageData').mockReturnValue(
      new ImageData(1, 1),
    );
    await expect(fit(file, { rules: TO_PNG })).rejects.toMatchObject({
      code: 'image-too-large',
      params: { reason: 'too-many-pixels', width: 400, height: 300 },
    });
  });
});

describe('a browser that runs out of memory', () => {
  it('gets the image refused for its pixel count', async () => {
    const file = fileOf('a.jpg', await photo());
    const cause = new DOMException('Encoding of the source image has failed.', 'EncodingError');
    vi.spyOn(OffscreenCanvas.prototype, 'convertToBlob').mockRejectedValue(cause);
    const bitmaps = watchBitmaps();
    await expect(fit(file, { rules: TO_PNG })).rejects.toMatchObject({
      code: 'image-too-large',
      params: { reason: 'too-many-pixels', width: 400, height: 300 },
      cause: { cause },
    });
    expect(bitmaps.map(isClosed)).toEqual([true]);
  });
});

function deferred<Value>() {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
