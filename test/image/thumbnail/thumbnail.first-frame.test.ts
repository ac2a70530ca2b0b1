import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImageFacts } from '../../../src/core/rules/image-facts.js';
import type { ImageType } from '../../../src/core/rules/image-types.js';
import { createThumbnail } from '../../../src/image/thumbnail/thumbnail.js';
import { makePng } from '../make-images.js';

const sides = { width: 300, height: 200 };
const file = new Blob([makePng(sides)]);
const jpeg = { type: 'image/jpeg', ...sides } as const;

const fakeBitmap = (width = 64, height = 43) => ({ width, height, close: () => {} });
const createImageBitmap = vi.fn<(source: unknown) => Promise<ReturnType<typeof fakeBitmap>>>();

const make = (facts: ImageFacts, signal?: AbortSignal) =>
  createThumbnail(file, { facts, size: 64, signal });

function withResolvers() {
  let reject: (reason: Error) => void = () => {};
  const promise = new Promise<void>((_, rejectNow) => {
    reject = rejectNow;
  });
  return { promise, reject };
}

class FakeDecoder {
  static readonly isTypeSupported = vi.fn<(type: string) => Promise<boolean>>();
  static readonly decode = vi.fn<() => Promise<{ image: object }>>();
  static readonly made: FakeDecoder[] = [];
  readonly decode = FakeDecoder.decode;
  // As in Firefox: whatever is pending when the decoder is closed is rejected, and an unhandled
  // rejection fails this test.
  readonly #open = [withResolvers(), withResolvers()] as const;
  readonly completed = this.#open[0].promise;
  readonly tracks = { ready: this.#open[1].promise };
  readonly close = vi.fn(() => {
    for (const { reject } of this.#open) reject(new Error('Closed decoder'));
  });
  constructor(readonly init: ImageDecoderInit) {
    FakeDecoder.made.push(this);
  }
}

describe('createThumbnail with ImageDecoder', () => {
  const frame = { displayWidth: 75, displayHeight: 50, rotation: 0, flip: false, close: vi.fn() };

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal(
      'createImageBitmap',
      createImageBitmap.mockReset().mockResolvedValue(fakeBitmap()),
    );
    vi.stubGlobal('ImageDecoder', FakeDecoder);
    FakeDecoder.made.length = 0;
    FakeDecoder.isTypeSupported.mockReset().mockResolvedValue(true);
    FakeDecoder.decode.mockReset().mockResolvedValue({ image: frame });
    frame.close.mockReset();
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const expectClosed = () => {
    expect(FakeDecoder.made).toHaveLength(1);
    expect(FakeDecoder.made[0]!.close).toBeCalled();
  };

  it('reads nothing of a type that the browser cannot decode', async () => {
    FakeDecoder.isTypeSupported.mockResolvedValue(false);
    expect(await make({ type: 'image/jxl', ...sides })).toBeUndefined();
    expect(FakeDecoder.isTypeSupported).toBeCalledWith('image/jxl');
    expect(createImageBitmap).not.toBeCalled();
  });

  it('uses the first frame, and closes the frame and the decoder', async () => {
    expect(await make(jpeg)).toMatchObject({ width: 64 });
    expect(createImageBitmap.mock.calls).toEqual([
      [frame, { resizeQuality: 'medium', resizeWidth: 64 }],
    ]);
    expect(frame.close).toBeCalled();
    expectClosed();
  });

  // Chromium fails below an eighth, and shrinks to the next lower one.
  it.each([
    [
      { width: 300, height: 200 },
      { desiredWidth: 75, desiredHeight: 50 },
    ],
    [
      { width: 6001, height: 4001 },
      { desiredWidth: 751, desiredHeight: 501 },
    ],
    [
      { width: 60, height: 40 },
      { desiredWidth: 60, desiredHeight: 40 },
    ],
    [
      { width: 200, height: 300, orientation: 6 },
      { desiredWidth: 75, desiredHeight: 50 },
    ],
  ])('asks for whole eighths of %o, as stored', async (facts, asked) => {
    await make({ type: 'image/jpeg', ...facts });
    expect(FakeDecoder.made[0]!.init).toMatchObject({ preferAnimation: false, ...asked });
  });

  it('hands over a JPEG in one piece, which makes no garbage of chunks', async () => {
    await make(jpeg);
    const { data, transfer } = FakeDecoder.made[0]!.init;
    expect(data).toEqual(await file.arrayBuffer());
    expect(transfer).toEqual([data]);
  });

  it.each([
    ['a JPEG of more than 16 MiB', new Blob([new Uint8Array(16_777_217)]), jpeg],
    ['a GIF, whose first frame is enough', file, { ...jpeg, type: 'image/gif' }],
  ] as const)('streams %s', async (_, streamed, facts) => {
    await createThumbnail(streamed, { facts, size: 64 });
    expect(FakeDecoder.made[0]!.init.data).toBeInstanceOf(ReadableStream);
  });

  it('decodes nothing if it is no longer needed once the file has been read', async () => {
    const controller = new AbortController();
    const thumbnail = make(jpeg, controller.signal);
    vi.spyOn(file, 'arrayBuffer').mockImplementationOnce(async () => {
      controller.abort();
      return new ArrayBuffer(8);
    });
    expect(await thumbnail).toBeUndefined();
    expect(FakeDecoder.made).toHaveLength(0);
  });

  it.each(['image/png', 'image/webp', 'image/avif', 'image/bmp'] satisfies ImageType[])(
    'leaves %s to createImageBitmap, which keeps the page’s thread free',
    async (type) => {
      await make({ type, ...sides });
      expect(FakeDecoder.made).toHaveLength(0);
      expect(createImageBitmap.mock.calls.map(([source]) => source)).toEqual([file]);
    },
  );

  it.each([
    ['the decoder fails', () => FakeDecoder.decode.mockRejectedValue(new Error('Broken.'))],
    [
      'the frame has a different rotation',
      () => FakeDecoder.decode.mockResolvedValue({ image: { ...frame, rotation: 90 } }),
    ],
    ['the frame cannot be shrunk', () => createImageBitmap.mockRejectedValueOnce(new Error('No.'))],
    ['the bitmap is distorted', () => createImageBitmap.mockResolvedValueOnce(fakeBitmap(64, 64))],
  ])('falls back to createImageBitmap if %s', async (_, spoil) => {
    spoil();
    expect(await make(jpeg)).toMatchObject({ width: 64, height: 43 });
    expect(createImageBitmap.mock.lastCall?.[0]).toBe(file);
    expectClosed();
  });

  it.each([
    ['hangs', () => {}],
    ['is no longer needed', (controller: AbortController) => controller.abort()],
  ])('closes a decoder that %s, and tries nothing else', async (_, end) => {
    FakeDecoder.decode.mockReturnValue(new Promise(() => {}));
    const controller = new AbortController();
    const thumbnail = make(jpeg, controller.signal);
    await vi.advanceTimersByTimeAsync(0);
    end(controller);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await thumbnail).toBeUndefined();
    expectClosed();
    expect(createImageBitmap).not.toBeCalled();
  });
});
