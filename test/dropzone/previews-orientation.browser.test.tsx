import { cleanup } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeQuarters, turned } from './previews-files.js';
import {
  changeFrames,
  drawnCanvas,
  quarters,
  untilAllIsReleased,
  watchDecoding,
} from './previews.js';
import { renderDropzone, STANDS } from './render-dropzone.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** The expected order of the red, green, blue and yellow quarters, by EXIF orientation. */
const UPRIGHT = ['RGBY', 'GRYB', 'YBGR', 'BYRG', 'RBGY', 'BRYG', 'YGBR', 'GYRB'];
const CASES = UPRIGHT.map((seen, index) => ({ orientation: index + 1, seen }));

let picture: File;
beforeAll(async () => {
  picture = await makeQuarters(601, 403);
});

async function expectUpright(orientation: number, seen: string): Promise<void> {
  const { choose } = renderDropzone({ http: STANDS });
  await choose(await turned(picture, orientation));
  const canvas = await drawnCanvas();
  expect(quarters(canvas)).toBe(seen);
  // The longer side is cropped, so the shorter one must fill the box.
  const shorter = 64 * devicePixelRatio;
  const [width, height] = [canvas.width, canvas.height];
  expect(Math.abs(Math.min(width, height) - shorter)).toBeLessThanOrEqual(1);
  expect(shorter / Math.max(width, height)).toBeCloseTo(403 / 601, 1);
  expect(width > height).toBe(orientation < 5);
}

describe('the preview of a rotated photo', () => {
  it.each(CASES)('is upright for orientation $orientation', async ({ orientation, seen }) => {
    const record = watchDecoding();
    await expectUpright(orientation, seen);
    // Frames that know their rotation make the more expensive way unnecessary.
    expect(record.ofFiles).toBe('rotation' in VideoFrame.prototype || orientation === 1 ? 0 : 1);
  });

  it.each(CASES)(
    'is upright for orientation $orientation without ImageDecoder',
    async ({ orientation, seen }) => {
      vi.stubGlobal('ImageDecoder', undefined);
      await expectUpright(orientation, seen);
    },
  );

  it.each(CASES)(
    'is upright for orientation $orientation if frames don’t know it',
    async ({ orientation, seen }) => {
      forgetOrientation();
      await expectUpright(orientation, seen);
    },
  );

  describe.each(['swapped', 'squeezed'] as const)('whose bitmap comes out %s', (kind) => {
    it.each(CASES)(
      'is still upright for orientation $orientation',
      async ({ orientation, seen }) => {
        const record = watchDecoding({ hasImageDecoder: false });
        shrinkWrongly(kind);
        await expectUpright(orientation, seen);
        expect(record.bitmaps.length).toBeGreaterThan(1);
        await untilAllIsReleased(record);
      },
    );
  });
});

describe('the preview of a 24-megapixel photo', () => {
  it('is shrunk while it is decoded', async () => {
    const photo = await makeQuarters(6000, 4000);
    const { frames } = watchDecoding();
    const widths: number[] = [];
    changeFrames((frame) => {
      widths.push(frame.codedWidth);
      return frame;
    });
    const { choose } = renderDropzone({ http: STANDS });
    await choose(photo);
    expect(quarters(await drawnCanvas())).toBe('RGBY');
    expect(frames).toHaveLength(1);
    // An eighth, which is enough for up to eleven device pixels per CSS pixel.
    expect(widths).toEqual([750]);
  });

  it('is shown without ImageDecoder', async () => {
    vi.stubGlobal('ImageDecoder', undefined);
    const { choose } = renderDropzone({ http: STANDS });
    await choose(await makeQuarters(6000, 4000));
    expect(quarters(await drawnCanvas())).toBe('RGBY');
  });
});

/** Makes frames forget their rotation, as before browsers exposed it. */
function forgetOrientation(): void {
  changeFrames(async (frame) => {
    const bytes = new Uint8Array(frame.allocationSize());
    await frame.copyTo(bytes);
    const { codedHeight, codedWidth, format, timestamp } = frame;
    frame.close();
    return new VideoFrame(bytes, { codedHeight, codedWidth, format: format!, timestamp });
  });
}

/** Shrinks to the wrong sides, like engines that used the stored image's sides. */
function shrinkWrongly(kind: 'swapped' | 'squeezed'): void {
  const make = globalThis.createImageBitmap.bind(globalThis);
  vi.stubGlobal('createImageBitmap', (source: Blob, options: ImageBitmapOptions) => {
    const { resizeHeight, resizeWidth, ...rest } = options;
    const side = resizeWidth ?? resizeHeight;
    if (!(source instanceof Blob) || side === undefined) return make(source, options);
    if (kind === 'squeezed')
      return make(source, { ...rest, resizeWidth: side, resizeHeight: side });
    const swapped = resizeWidth === undefined ? { resizeWidth: side } : { resizeHeight: side };
    return make(source, { ...rest, ...swapped });
  });
}
