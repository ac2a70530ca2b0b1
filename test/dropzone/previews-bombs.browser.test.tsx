import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inspectImage } from '../../src/index.js';
import { createThumbnail } from '../../src/image/thumbnail/thumbnail.js';
import { makeGif, makeJpeg, makePng, makeWebp } from '../image/make-images.js';
import { makeMovingGif, makePngBomb, makeQuarters } from './previews-files.js';
import {
  drawnCanvas,
  preview,
  quarters,
  untilAllIsReleased,
  watchDecoding,
  type DecodingRecord,
} from './previews.js';
import { longestFrameGap } from '../support/longest-frame-gap.js';
import { renderDropzone, STANDS, untilStatuses } from './render-dropzone.js';

let record: DecodingRecord;
beforeEach(() => {
  record = watchDecoding();
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** Milliseconds. A page that freezes for longer feels stuck. */
const RESPONSIVE = 200;
/** Other work on the machine can also delay the page, but not every time. */
const ON_A_BUSY_MACHINE = { retry: 3, timeout: 30_000 };

const oneSecond = () => new Promise((resolve) => setTimeout(resolve, 1000));

async function gapWhileListed(...files: readonly File[]): Promise<number> {
  const { choose } = renderDropzone({ concurrency: files.length, http: STANDS });
  return longestFrameGap(async () => {
    await choose(...files);
    await untilStatuses(...files.map(() => 'uploading' as const));
    await oneSecond();
  });
}

const side = { width: 30_000, height: 30_000 };
const HEADERS = [
  new File([makePng(side)], 'bomb.png'),
  new File([makeJpeg(side)], 'bomb.jpg'),
  new File([makeGif(side)], 'bomb.gif'),
  new File([makeWebp({ kind: 'extended', ...side })], 'bomb.webp'),
];

describe('a pixel bomb', () => {
  it('is only a tile if the header says 30,000 × 30,000', ON_A_BUSY_MACHINE, async () => {
    expect(await gapWhileListed(...HEADERS)).toBeLessThan(RESPONSIVE);
    const shown = HEADERS.map((_, row) => preview(row).textContent);
    expect(shown).toEqual(['PNG', 'JPEG', 'GIF', 'WebP']);
    expect(record.begun).toBe(0);
  });

  it('is only a tile if a small PNG has 20,000 × 20,000 pixels', ON_A_BUSY_MACHINE, async () => {
    const bomb = await makePngBomb(20_000, 20_000);
    expect(bomb.size).toBeLessThan(200_000);
    expect(await gapWhileListed(bomb)).toBeLessThan(RESPONSIVE);
    expect(preview().textContent).toBe('PNG');
    expect(record.begun).toBe(0);
  });
});

describe('the largest images that are drawn', () => {
  it.each(['image/png', 'image/jpeg'] as const)(
    'keep the page responsive as %s',
    ON_A_BUSY_MACHINE,
    async (type) => {
      const image = await makeQuarters(8000, 6000, type);
      expect(await gapWhileListed(image)).toBeLessThan(RESPONSIVE);
      expect(quarters(await drawnCanvas())).toBe('RGBY');
    },
  );
});

describe('a GIF of a thousand frames', () => {
  it('shows its first frame without decoding any other', ON_A_BUSY_MACHINE, async () => {
    const gif = makeMovingGif({ width: 7000, height: 7000, frames: 1000, sides: [1400, 8] });
    expect(await inspectImage(gif)).toMatchObject({ height: 7000, width: 7000 });
    expect(await gapWhileListed(gif)).toBeLessThan(RESPONSIVE);
    const canvas = await drawnCanvas();
    const [red, , blue] = canvas.getContext('2d')!.getImageData(0, 0, 1, 1).data;
    expect([red, blue]).toEqual([255, 0]);
    expect([record.frames.length, record.bitmaps.length]).toEqual([1, 1]);
    await untilAllIsReleased(record);
  });

  it('is read only up to its first frame', async () => {
    const gif = makeMovingGif({ width: 200, height: 200, frames: 1000, sides: [200, 8] });
    const firstFrames = await gif.slice(0, gif.size / 2).arrayBuffer();
    let isCanceled = false;
    vi.spyOn(gif, 'stream').mockReturnValue(
      new ReadableStream({
        // The rest never arrives.
        start: (controller) => controller.enqueue(new Uint8Array(firstFrames)),
        cancel() {
          isCanceled = true;
        },
      }),
    );
    const thumbnail = await createThumbnail(gif, { facts: await inspectImage(gif), size: 64 });
    expect([thumbnail?.width, thumbnail?.height]).toEqual([64, 64]);
    expect(isCanceled).toBe(true);
    thumbnail?.close();
    await untilAllIsReleased(record);
  });

  it('shows its first frame without ImageDecoder', async () => {
    vi.stubGlobal('ImageDecoder', undefined);
    const { choose } = renderDropzone({ http: STANDS });
    await choose(makeMovingGif({ width: 1000, height: 1000, frames: 1000, sides: [1000, 8] }));
    const canvas = await drawnCanvas();
    const [red, , blue] = canvas.getContext('2d')!.getImageData(0, 0, 1, 1).data;
    expect([red, blue]).toEqual([255, 0]);
    expect(record.bitmaps).toHaveLength(1);
  });
});
