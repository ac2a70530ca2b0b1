import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImageFacts } from '../../../src/core/rules/image-facts.js';
import { RAW_TYPES } from '../../../src/core/rules/image-types.js';
import { createTaskQueue } from '../../../src/core/task-queue.js';
import { createThumbnail } from '../../../src/image/thumbnail/thumbnail.js';
import { makePng } from '../make-images.js';

const sides = { width: 300, height: 200 };
const file = new Blob([makePng(sides)]);
const png = { type: 'image/png', ...sides } as const;

const fakeBitmap = (width = 64, height = 43) => ({ width, height, close: vi.fn() });
type FakeBitmap = ReturnType<typeof fakeBitmap>;
const createImageBitmap = vi.fn<(source: unknown) => Promise<FakeBitmap>>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('createImageBitmap', createImageBitmap.mockResolvedValue(fakeBitmap()));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  createImageBitmap.mockReset();
});

const make = (facts: ImageFacts, signal?: AbortSignal) =>
  createThumbnail(file, { facts, size: 64, signal });

// Drawing images upright needs a browser. This covers what engines do rarely or not yet.
describe('createThumbnail', () => {
  it.each([
    ['no type', sides],
    ['no size', { type: 'image/png' }],
    ['more than 50 megapixels', { type: 'image/png', width: 10_000, height: 5_001 }],
  ] as const)('decodes nothing if there is %s', async (_, facts) => {
    expect(await make(facts)).toBeUndefined();
    expect(createImageBitmap).not.toBeCalled();
  });

  it.each(RAW_TYPES)('decodes nothing for %s, which no browser draws', async (type) => {
    expect(await make({ type, ...sides })).toBeUndefined();
    expect(createImageBitmap).not.toBeCalled();
  });

  it('asks for an upright bitmap, giving only its longer side', async () => {
    await make(png);
    const asked = { imageOrientation: 'from-image', resizeQuality: 'medium', resizeWidth: 64 };
    expect(createImageBitmap.mock.calls).toEqual([[file, asked]]);
  });

  it('returns none if there is no decoder', async () => {
    vi.stubGlobal('createImageBitmap', undefined);
    expect(await make(png)).toBeUndefined();
  });

  it('decodes nothing if nobody waits for it', async () => {
    expect(await make(png, AbortSignal.abort())).toBeUndefined();
    expect(createImageBitmap).not.toBeCalled();
  });

  it.each([
    ['hangs', async () => vi.advanceTimersByTimeAsync(10_000)],
    ['is no longer needed', async (controller: AbortController) => controller.abort()],
  ])('closes the result of a decoder that %s', async (_, end) => {
    let answer: (bitmap: FakeBitmap) => void = () => {};
    createImageBitmap.mockReturnValue(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const controller = new AbortController();
    const thumbnail = make(png, controller.signal);
    await vi.advanceTimersByTimeAsync(0);
    await end(controller);
    const bitmap = fakeBitmap();
    answer(bitmap);
    expect(await thumbnail).toBeUndefined();
    await vi.advanceTimersByTimeAsync(0);
    expect(bitmap.close).toBeCalledTimes(1);
  });

  it('answers within ten seconds', async () => {
    createImageBitmap.mockReturnValue(new Promise(() => {}));
    const thumbnail = make(png);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await thumbnail).toBeUndefined();
  });

  it('lets others proceed despite decoders that are stuck forever', async () => {
    createImageBitmap.mockReturnValue(new Promise(() => {}));
    const queue = createTaskQueue(2);
    const done: string[] = [];
    for (const id of ['stuck', 'stuck too', 'behind']) {
      queue.add(id, async () => {
        if (id === 'behind') createImageBitmap.mockResolvedValue(fakeBitmap());
        if (await make(png)) done.push(id);
      });
    }
    await vi.advanceTimersByTimeAsync(10_000);
    expect(done).toEqual(['behind']);
  });

  it('leaves no timer behind', async () => {
    await make(png);
    expect(vi.getTimerCount()).toBe(0);
  });
});
