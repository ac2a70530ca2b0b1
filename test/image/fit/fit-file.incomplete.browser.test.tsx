import { describe, expect, it, vi } from 'vitest';
import { decodeIncomplete } from '../../../src/image/decode-incomplete.js';
import { inspectImage } from '../../../src/image/inspect.js';
import { difference, fileOf, fit, makePicture, refusalOf, withSegments } from '../fit-files.js';
import { makeExifSegment, type Bytes } from '../make-images.js';

const PNG_ONLY = { types: ['image/png'] } as const;
const JPEG_ONLY = { types: ['image/jpeg'] } as const;

async function bytesOfPicture(type: string, orientation?: number): Promise<Bytes> {
  const whole = await makePicture({ width: 400, height: 300, noise: 0.2, type });
  return orientation === undefined
    ? new Uint8Array(await whole.arrayBuffer())
    : withSegments(whole, makeExifSegment({ orientation }));
}

const firstPart = (bytes: Bytes, share: number) => bytes.slice(0, Math.floor(bytes.length * share));

/** The missing share according to the note, in percent. */
const percentIn = (notes: readonly string[]) =>
  Number(/about (\d+)% of the picture is missing/.exec(notes.join(' '))?.[1]);

describe('a file that ends early', () => {
  it.each([
    ['a.jpg', 'image/jpeg', PNG_ONLY],
    ['a.png', 'image/png', JPEG_ONLY],
  ])(
    'is made to fit as <img> shows it, and the row says how much is missing: %s',
    async (...kind) => {
      const [name, type, rules] = kind;
      const file = fileOf(name, firstPart(await bytesOfPicture(type), 0.6));
      await expect(createImageBitmap(file)).rejects.toThrow('could not be decoded');
      const made = await fit(file, { rules });
      expect(await inspectImage(made.file)).toMatchObject({ width: 400, height: 300 });
      expect(percentIn(made.notes)).toBeGreaterThan(25);
      expect(percentIn(made.notes)).toBeLessThan(55);
    },
  );

  it('is turned like a whole file', async () => {
    const jpeg = await bytesOfPicture('image/jpeg', 6);
    const { file, notes } = await fit(fileOf('a.jpg', firstPart(jpeg, 0.6)), { rules: PNG_ONLY });
    expect(await inspectImage(file)).toMatchObject({ width: 300, height: 400 });
    expect(percentIn(notes)).toBeGreaterThan(25);
    // The last stored rows are the left edge as shown.
    const context = new OffscreenCanvas(300, 400).getContext('2d')!;
    context.drawImage(await createImageBitmap(file), 0, 0);
    const alphaAt = (x: number) => context.getImageData(x, 200, 1, 1).data[3];
    expect([alphaAt(5), alphaAt(295)]).toEqual([0, 255]);
  });

  it('is refused as damaged if no part of the picture is there', async () => {
    const jpeg = await bytesOfPicture('image/jpeg');
    const file = fileOf('a.jpg', firstPart(jpeg, 0.02), new Uint8Array(20));
    const refused = await refusalOf(
      fileOf('a.png', firstPart(await bytesOfPicture('image/png'), 0.001)),
      {
        rules: JPEG_ONLY,
      },
    );
    expect(refused.code).toBe('image-corrupt');
    expect(await decodeIncomplete(file, { signal: new AbortController().signal })).toBeUndefined();
  });

  it('is the only kind that gets such a note', async () => {
    const file = fileOf('a.jpg', await bytesOfPicture('image/jpeg'));
    const { file: made, notes } = await fit(file, { rules: PNG_ONLY });
    expect(notes.join(' ')).not.toContain('incomplete');
    expect(await difference(file, made)).toBeLessThan(3);
  });
});

describe('reading what <img> shows of a file', () => {
  it('leaves no object URL behind, and ends when its signal aborts', async () => {
    const file = fileOf('a.jpg', firstPart(await bytesOfPicture('image/jpeg'), 0.6));
    const made: string[] = [];
    const createObjectURL = URL.createObjectURL.bind(URL);
    const spy = vi.spyOn(URL, 'createObjectURL').mockImplementation((source) => {
      const url = createObjectURL(source);
      made.push(url);
      return url;
    });
    try {
      const { signal } = new AbortController();
      const picture = await decodeIncomplete(file, { signal, size: 64 });
      expect([picture?.bitmap.width, picture?.bitmap.height]).toEqual([64, 48]);
      await expect(decodeIncomplete(file, { signal: AbortSignal.abort('left') })).rejects.toBe(
        'left',
      );
    } finally {
      spy.mockRestore();
    }
    expect(made).toHaveLength(2);
    for (const url of made) await expect(fetch(url)).rejects.toThrow('fetch');
  });
});
