import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImageFacts } from '../../src/core/image-facts.js';
import { inspectImage } from '../../src/image/inspect.js';
import { sniffImageType } from '../../src/image/sniff.js';
import { bytesOf, makeGif, makeJpeg, makePng, makeWebp, padded } from './make-images.js';

const side = fc.integer({ min: 1, max: 16_000 });
const sides = fc.record({ width: side, height: side });
const turned = fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined });

/** Images of every kind; turned by EXIF or not. */
const image = fc
  .tuple(sides, turned, fc.integer({ min: 1, max: 3 }))
  .chain(([size, turn, frames]) => {
    const exif = turn === undefined ? {} : { orientation: turn };
    return fc.constantFrom(
      makeJpeg({ ...size, ...exif, iccBytes: 300 }),
      makePng({ ...size, ...exif, frames, textBytes: 50 }),
      makeGif({ ...size, frames }),
      makeWebp({ ...size, kind: 'lossy' }),
      makeWebp({ ...size, kind: 'lossless' }),
      makeWebp({ ...size, ...exif, kind: 'extended', animated: frames > 1 }),
    );
  });

const anyBytes = fc.uint8Array({ maxLength: 600 });
const cutAt = fc.double({ min: 0, max: 1, noNaN: true });

const isLength = (length = 1) => Number.isInteger(length) && length > 0;

/** What no file may be said to be. */
function nonsenseIn({ type, width, height, orientation, ...facts }: ImageFacts): readonly string[] {
  const hasFacts = width !== undefined || orientation !== undefined || 'animated' in facts;
  return [
    !isLength(width) || !isLength(height) ? 'an impossible side' : '',
    (width === undefined) !== (height === undefined) ? 'one side without the other' : '',
    ![undefined, 1, 2, 3, 4, 5, 6, 7, 8].includes(orientation) ? 'an impossible orientation' : '',
    type === undefined && hasFacts ? 'facts without a type' : '',
  ].filter(Boolean);
}

/** Facts with the sides in no order, since a header cut short may not say which way up they are. */
function withoutOrder({ width, height, ...facts }: ImageFacts): object {
  if (width === undefined || height === undefined) return facts;
  return { ...facts, shorter: Math.min(width, height), longer: Math.max(width, height) };
}

describe('whatever the bytes', () => {
  it('has an answer for noise', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, async (noise) => {
        expect(nonsenseIn(await inspectImage(new Blob([bytesOf(noise)])))).toEqual([]);
      }),
    );
  });

  it('has an answer for noise behind the first bytes of an image, in small files and large', async () => {
    await fc.assert(
      fc.asyncProperty(image, cutAt, anyBytes, fc.boolean(), async (bytes, cut, noise, large) => {
        const start = bytes.subarray(0, Math.floor(cut * bytes.length));
        const file = padded(bytesOf(start, noise), large ? 400_000 : 0);
        expect(nonsenseIn(await inspectImage(file))).toEqual([]);
      }),
    );
  });

  it('has an answer for an image with bytes changed', async () => {
    const changes = fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(image, changes, async (bytes, changed) => {
        const mutant = bytesOf(bytes);
        for (const [index, value] of changed) mutant[index % mutant.length] = value;
        expect(nonsenseIn(await inspectImage(new Blob([mutant])))).toEqual([]);
      }),
    );
  });

  it.each([
    ['JPEG fill bytes', bytesOf([0xff, 0xd8, 0xff], new Uint8Array(262_000).fill(0xff))],
    ['JPEG segments without data', bytesOf([0xff, 0xd8], manyTimes([0xff, 0xe0, 0, 2], 65_000))],
    ['JPEG segments of length 0', bytesOf([0xff, 0xd8], manyTimes([0xff, 0xe0, 0, 0], 65_000))],
    ['PNG chunks without data', endlessPng()],
    ['GIF sub-blocks of one byte', endlessGif([1, 0x2c])],
    ['GIF extensions without data', endlessGif([0, 0x21, 0xfe])],
  ])('comes to an end in endless %s', async (_, bytes) => {
    const start = performance.now();
    expect(nonsenseIn(await inspectImage(new Blob([bytes])))).toEqual([]);
    expect(nonsenseIn(await inspectImage(padded(bytes, 2_000_000)))).toEqual([]);
    // Milliseconds in truth; what is held here is that it is not for ever.
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('claims of a file cut short nothing that the whole file denies', async () => {
    await fc.assert(
      fc.asyncProperty(image, cutAt, async (bytes, cut) => {
        const part = bytes.subarray(0, Math.floor(cut * bytes.length));
        const whole = withoutOrder(await inspectImage(new Blob([bytes])));
        expect(whole).toMatchObject(withoutOrder(await inspectImage(new Blob([part]))));
      }),
    );
  });

  it('answers alike however the file is put together', async () => {
    await fc.assert(
      fc.asyncProperty(image, fc.array(fc.nat(400), { maxLength: 6 }), async (bytes, cuts) => {
        const ends = [...cuts, bytes.length].toSorted((one, other) => one - other);
        const parts = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
        expect(await inspectImage(new Blob(parts))).toEqual(await inspectImage(new Blob([bytes])));
      }),
    );
  });

  it('sees what the sniffer sees', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(image, anyBytes), async (bytes) => {
        const { type } = await inspectImage(new Blob([bytesOf(bytes)]));
        expect(type).toBe(sniffImageType(bytes));
      }),
    );
  });

  it('takes nothing for an image whose signature is wrong in a single bit', () => {
    const signed = fc.constantFrom(
      { bytes: makeJpeg({ width: 9, height: 9 }), signature: [0, 1, 2] },
      {
        bytes: makePng({ width: 9, height: 9 }),
        signature: [0, 1, 2, 3, 4, 5, 6, 7, 12, 13, 14, 15],
      },
      { bytes: makeGif({ width: 9, height: 9 }), signature: [0, 1, 2, 3, 5] },
      {
        bytes: makeWebp({ kind: 'lossy', width: 9, height: 9 }),
        signature: [0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 15],
      },
    );
    fc.assert(
      fc.property(signed, fc.nat(), fc.nat(7), ({ bytes, signature }, which, bit) => {
        const mutant = bytesOf(bytes);
        const index = signature[which % signature.length]!;
        mutant[index] = mutant[index]! ^ (1 << bit);
        expect(sniffImageType(mutant)).toBeUndefined();
      }),
    );
  });

  it('takes noise for an image only where a whole signature stands', () => {
    const signatures = ['\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'GIF87a', 'GIF89a', 'RIFF'];
    const unsigned = anyBytes.filter((noise) => {
      const text = String.fromCharCode(...noise);
      return !signatures.some((signature) => text.startsWith(signature));
    });
    fc.assert(
      fc.property(unsigned, (noise) => {
        expect(sniffImageType(noise)).toBeUndefined();
      }),
    );
  });
});

function manyTimes(bytes: readonly number[], times: number): Uint8Array {
  return new Uint8Array(bytes.length * times).map((_, index) => bytes[index % bytes.length]!);
}

function endlessPng(): Uint8Array<ArrayBuffer> {
  const header = makePng({ width: 9, height: 9 }).subarray(0, 33);
  return bytesOf(header, manyTimes([0, 0, 0, 0, 0x74, 0x45, 0x58, 0x74, 0, 0, 0, 0], 20_000));
}

function endlessGif(bytes: readonly number[]): Uint8Array<ArrayBuffer> {
  const start = bytesOf('GIF89a', [9, 0, 9, 0, 0, 0, 0], [0x21, 0xfe]);
  return bytesOf(start, manyTimes(bytes, 80_000));
}
