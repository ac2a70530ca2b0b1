import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { untilEndOfImage } from '../../../src/image/formats/jpeg/end-of-image.js';
import { sampleImages } from '../../../src/testing/index.js';
import { bytesOf, makeExifSegment, type Bytes } from '../make-images.js';

const END = [0xff, 0xd9];
const JPEG = new Uint8Array(await sampleImages.jpeg().arrayBuffer());
const VIDEO = bytesOf([0, 0, 0, 24], 'ftypmp42', [0xff, 0xd9, 0xff, 0xd8, 0xff]);

/** Returns what is left of bytes that arrive in chunks of these lengths, repeated. */
async function kept(bytes: Bytes, lengths: readonly number[]) {
  let at = 0;
  let canceled = false;
  const file = new ReadableStream<Bytes>({
    pull(controller) {
      for (const length of lengths) {
        if (at >= bytes.length) break;
        controller.enqueue(bytes.slice(at, at + length));
        at += length;
      }
      if (at >= bytes.length) controller.close();
    },
    cancel() {
      canceled = true;
    },
  });
  const rest = new Uint8Array(await new Response(untilEndOfImage(file)).arrayBuffer());
  return { bytes: rest, canceled };
}

const FEW = { numRuns: 20 };
const anyLengths = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 8 });

describe('the stream of a JPEG', () => {
  it('ends after the image, however its bytes are cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(anyLengths, fc.uint8Array({ maxLength: 2000 }), async (lengths, rest) => {
        const { bytes } = await kept(bytesOf(JPEG, rest), lengths);
        expect(bytes).toEqual(JPEG);
      }),
      FEW,
    );
  });

  it('cancels the reading of what follows', async () => {
    const { bytes, canceled } = await kept(bytesOf(JPEG, VIDEO, new Uint8Array(100_000)), [1000]);
    expect(bytes).toEqual(JPEG);
    expect(canceled).toBe(true);
  });

  it.each<[string, Bytes]>([
    ['a thumbnail in a segment', bytesOf(JPEG.slice(0, 2), [0xff, 0xe1, 0, 6, ...END, 1, 2])],
    ['a long segment', bytesOf(JPEG.slice(0, 2), [0xff, 0xe1, 1, 4], new Uint8Array(256), END)],
    ['EXIF', bytesOf(JPEG.slice(0, 2), makeExifSegment({ orientation: 6 }))],
    ['stuffed zeros and restarts', bytesOf(JPEG.slice(0, 2), [0xff, 0, 0xff, 0xd0, 0xff, 0xd7])],
    [
      'padding before a marker',
      bytesOf(JPEG.slice(0, 2), [0xff, 0xff, 0xff, 0xe0, 0, 4, 0xff, 0xd9]),
    ],
    ['bytes that belong to no segment', bytesOf(JPEG.slice(0, 2), [7, 7, 7])],
    ['a segment with an impossible length', bytesOf(JPEG.slice(0, 2), [0xff, 0xe0, 0, 1])],
  ])('goes on past %s', async (_, head) => {
    const whole = bytesOf(head, JPEG.slice(2));
    for (const length of [1, 2, 3, 5000]) {
      expect((await kept(bytesOf(whole, VIDEO), [length])).bytes).toEqual(whole);
    }
  });

  it('is complete if the image never ends', async () => {
    await fc.assert(
      fc.asyncProperty(anyLengths, async (lengths) => {
        const cut = JPEG.slice(0, -1);
        expect((await kept(cut, lengths)).bytes).toEqual(cut);
      }),
      FEW,
    );
  });
});
