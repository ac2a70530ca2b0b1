import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import { makeQuarters } from './previews-files.js';
import {
  drawnCanvas,
  holdDecoding,
  preview,
  untilAllIsReleased,
  watchDecoding,
  type DecodingRecord,
} from './previews.js';
import { aMoment, renderDropzone, STANDS, statuses, untilStatuses } from './render-dropzone.js';

let record: DecodingRecord;
beforeEach(() => {
  record = watchDecoding();
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const untilBegun = (count = 1) =>
  vi.waitFor(() => expect(record.begun).toBeGreaterThanOrEqual(count), 10_000);

/** Cancels the only upload and removes it from the list. */
async function takeAway(user: ReturnType<typeof renderDropzone>['user']): Promise<void> {
  const cross = screen.getByRole('button', { name: /^Cancel/ });
  await user.click(cross);
  await user.click(cross);
}

describe('the memory of previews', () => {
  it('is only the canvas once it has been drawn', async () => {
    const { choose } = renderDropzone({ http: STANDS });
    await choose(sampleImages.jpeg(), sampleImages.png(), sampleImages.gif(), sampleImages.webp());
    for (const row of [0, 1, 2, 3]) await drawnCanvas(row);
    await untilAllIsReleased(record);
    expect([record.bitmaps.length, record.frames.length]).toEqual([4, 2]);
  });

  it.each([
    ['jpeg', 'the item is removed'],
    ['png', 'the item is removed'],
    ['jpeg', 'the dropzone unmounts'],
    ['png', 'the dropzone unmounts'],
  ] as const)('is released if a %s is still being decoded when %s', async (kind, end) => {
    const decoding = holdDecoding();
    const { choose, unmount, user } = renderDropzone({ http: STANDS });
    await choose(sampleImages[kind]());
    await untilStatuses('uploading');
    await vi.waitFor(() => expect(decoding.count()).toBe(1), 10_000);
    if (end === 'the dropzone unmounts') unmount();
    else await takeAway(user);
    decoding.release();
    await vi.waitFor(() => expect(record.bitmaps).toHaveLength(1), 10_000);
    await untilAllIsReleased(record);
  });

  it('is released if a large photo is only half read when its item is removed', async () => {
    const { choose, user } = renderDropzone({ http: STANDS });
    // Smaller ones aren't read as a stream.
    const rest = new Uint8Array(16_777_216);
    const photo = new File([await makeQuarters(400, 300), rest], 'large.jpg');
    let isCanceled = false;
    vi.spyOn(photo, 'stream').mockReturnValue(
      new ReadableStream({
        cancel() {
          isCanceled = true;
        },
      }),
    );
    await choose(photo);
    await untilBegun();
    expect(record.open.size).toBe(1);
    await takeAway(user);
    await untilAllIsReleased(record);
    expect(isCanceled).toBe(true);
  });

  it('is released if the browser can’t decode the image', async () => {
    const photo = await makeQuarters(400, 300);
    const { choose } = renderDropzone({ http: STANDS });
    await choose(new File([photo.slice(0, 700)], 'half.jpg'));
    await untilBegun(2);
    await aMoment();
    await untilAllIsReleased(record);
    expect(preview().textContent).toBe('JPEG');
  });

  it('doesn’t grow with images that come and go', async () => {
    const { choose, user } = renderDropzone({ http: STANDS });
    const kinds = ['jpeg', 'png', 'gif', 'webp'] as const;
    for (let turn = 0; turn < 36; turn += 1) {
      await choose(sampleImages[kinds[turn % 4]!]());
      // Some are removed before their picture is ready.
      if (turn % 3 > 0) await drawnCanvas();
      await takeAway(user);
      expect(statuses()).toEqual([]);
    }
    await aMoment();
    await untilAllIsReleased(record);
    expect(record.bitmaps.length).toBeGreaterThanOrEqual(24);
    expect(record.bitmaps.length).toBeLessThanOrEqual(36);
  }, 30_000);

  it('never includes a URL of the file', async () => {
    const createObjectURL = vi.spyOn(URL, 'createObjectURL');
    const readAsDataURL = vi.spyOn(FileReader.prototype, 'readAsDataURL');
    const toDataURL = vi.spyOn(HTMLCanvasElement.prototype, 'toDataURL');
    const { choose, container } = renderDropzone({ http: STANDS });
    await choose(sampleImages.jpeg(), sampleImages.png());
    await drawnCanvas(0);
    await drawnCanvas(1);
    for (const spy of [createObjectURL, readAsDataURL, toDataURL]) expect(spy).not.toBeCalled();
    expect(container.innerHTML).not.toMatch(/blob:|data:|<img/);
  });
});
