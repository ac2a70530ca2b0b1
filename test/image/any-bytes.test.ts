import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { ImageFacts } from '../../src/core/rules/image-facts.js';
import { inspectImage } from '../../src/image/inspect.js';
import { sniffImageType } from '../../src/image/sniff.js';
import { box, fileType, makeCr3, makeHeif, property } from './make-heifs.js';
import { bytesOf, makeBmp, makeGif, makeJpeg, makePng, makeWebp, padded } from './make-images.js';
import { makeJxl } from './make-jxl.js';
import {
  field,
  makeArw,
  makeCr2,
  makeDng,
  makeNef,
  makeOrf,
  makeRaf,
  makeRw2,
  makeTiff,
  makeTiffInside,
} from './make-tiffs.js';

const runs = Number(process.env['FUZZ_RUNS'] ?? 100);
fc.configureGlobal({ numRuns: runs });
vi.setConfig({ testTimeout: 5000 + 20 * runs });

const side = fc.integer({ min: 1, max: 16_000 });
const sides = fc.record({ width: side, height: side });
const turned = fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined });

/** Images of every kind, with and without an EXIF orientation. */
const image = fc
  .tuple(sides, turned, fc.integer({ min: 1, max: 3 }))
  .chain(([size, turn, frames]) => {
    const exif = turn === undefined ? {} : { orientation: turn };
    const turns = turn === undefined ? [] : [property.turn(turn % 4), property.mirror(turn % 2)];
    return fc.constantFrom(
      makeJpeg({ ...size, ...exif, iccBytes: 300 }),
      makePng({ ...size, ...exif, frames, textBytes: 50 }),
      makeGif({ ...size, frames }),
      makeWebp({ ...size, kind: 'lossy' }),
      makeWebp({ ...size, kind: 'lossless' }),
      makeWebp({ ...size, ...exif, kind: 'extended', animated: frames > 1 }),
      makeHeif({ ...size, brands: ['heic', 'mif1'], properties: turns }),
      makeHeif({ ...size, brands: ['mif1'], properties: [property.crop(1, 1), ...turns] }),
      makeHeif({ ...size, brands: ['avis', 'avif'], frames, isLarge: true, properties: turns }),
      makeHeif({ ...size, brands: ['msf1', 'hevc'], frames, hasItem: false }),
      makeBmp(size),
      makeJxl({ ...size, ...exif }),
      makeJxl({ ...size, ...exif, isBoxed: true, frames }),
      makeTiff({ ...size, ...exif }),
      makeTiff({ ...size, ...exif, littleEndian: false, directoryAt: 300 }),
      makeDng({ ...size, ...exif, inSubDirectory: frames > 1, more: [field.defaultScale(1, 1)] }),
      makeArw({ ...size, ...exif }),
      makeNef({ ...size, ...exif, directoryAt: 200 }),
      makeRaf({ ...size, preview: makeJpeg({ width: 9, height: 6, ...exif }) }),
      makeCr2({ ...size, ...exif }),
      makeCr3({ ...size, ...exif }),
      makeOrf({ ...size, ...exif }),
      makeRw2({ ...size, ...exif }),
    );
  });

const anyBytes = fc.uint8Array({ maxLength: 600 });
const cutAt = fc.double({ min: 0, max: 1, noNaN: true });

const isLength = (length = 1) => Number.isInteger(length) && length > 0;

/** What no file may be reported as. */
function nonsenseIn({ type, width, height, orientation, ...facts }: ImageFacts): readonly string[] {
  const hasFacts = width !== undefined || orientation !== undefined || 'animated' in facts;
  return [
    !isLength(width) || !isLength(height) ? 'an impossible side' : '',
    (width === undefined) !== (height === undefined) ? 'one side without the other' : '',
    ![undefined, 1, 2, 3, 4, 5, 6, 7, 8].includes(orientation) ? 'an impossible orientation' : '',
    type === undefined && hasFacts ? 'facts without a type' : '',
  ].filter(Boolean);
}

/** The facts with their sides sorted, since a truncated header may not say which way up they are. */
function withoutOrder({ width, height, ...facts }: ImageFacts): object {
  if (width === undefined || height === undefined) return facts;
  return { ...facts, shorter: Math.min(width, height), longer: Math.max(width, height) };
}

describe('for any bytes, inspectImage', () => {
  it('has an answer for noise', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, async (noise) => {
        expect(nonsenseIn(await inspectImage(new Blob([bytesOf(noise)])))).toEqual([]);
      }),
    );
  });

  it('has an answer for noise after the first bytes of an image, in small and large files', async () => {
    await fc.assert(
      fc.asyncProperty(image, cutAt, anyBytes, fc.boolean(), async (bytes, cut, noise, large) => {
        const start = bytes.subarray(0, Math.floor(cut * bytes.length));
        const file = padded(bytesOf(start, noise), large ? 400_000 : 0);
        expect(nonsenseIn(await inspectImage(file))).toEqual([]);
      }),
    );
  });

  it('has an answer for an image with bytes changed', async () => {
    const changes = fc.array(fc.tuple(fc.nat(900), fc.nat(255)), { minLength: 1, maxLength: 8 });
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
    ['HEIF boxes without data', bytesOf(fileType('heic'), endlessBoxes())],
    ['HEIF boxes in a box', bytesOf(fileType('heic'), box('meta', '\0\0\0\0', endlessBoxes()))],
    ['HEIF boxes in boxes', bytesOf(fileType('avis', 'avif'), nestedBoxes())],
    ['HEIF properties', endlessProperties()],
    ['CR3 boxes in boxes', bytesOf(fileType('crx '), nestedBoxes())],
    ['TIFF fields', bytesOf('II*\0', [8, 0, 0, 0, 0xff, 0xff], new Uint8Array(200_000))],
    ['directories that point to themselves', selfPointingDng()],
    [
      'RAF records',
      bytesOf(
        makeRaf({ width: 9, height: 9, preview: bytesOf() }).subarray(0, 148),
        [0xff, 0xff, 0xff, 0xff],
        new Uint8Array(200_000),
      ),
    ],
  ])('comes to an end in endless %s', async (_, bytes) => {
    const start = performance.now();
    expect(nonsenseIn(await inspectImage(new Blob([bytes])))).toEqual([]);
    expect(nonsenseIn(await inspectImage(padded(bytes, 2_000_000)))).toEqual([]);
    // It takes milliseconds. The assertion is only that it ends.
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('claims nothing about a truncated file that the whole file contradicts', async () => {
    await fc.assert(
      fc.asyncProperty(image, cutAt, async (bytes, cut) => {
        const part = bytes.subarray(0, Math.floor(cut * bytes.length));
        const whole = withoutOrder(await inspectImage(new Blob([bytes])));
        expect(whole).toMatchObject(withoutOrder(await inspectImage(new Blob([part]))));
      }),
    );
  });

  it('gives the same answer however the file is assembled', async () => {
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

  it('does not take a non-image for an image, whatever follows its signature', async () => {
    const signatures = fc.constantFrom(
      '%PDF-1.7',
      'PK\x03\x04',
      '<html>',
      '<!DOCTYPE html>',
      'RIFF\0\0\0\0WAVE',
      'RIFF\0\0\0\0AVI ',
      '\x1aE\xdf\xa3',
      '{"a":',
    );
    const films = fc.constantFrom('isom', 'mp42', 'qt  ', 'M4V ', '3gp4', 'dash', 'jp2 ', 'jxl ');
    const start = fc.oneof(
      signatures.map((text) => bytesOf(text)),
      films.map((brand) => fileType(brand, 'mif1', 'avif', 'heic')),
    );
    await fc.assert(
      fc.asyncProperty(start, fc.oneof(image, anyBytes), async (head, tail) => {
        const bytes = bytesOf(head, tail);
        expect(sniffImageType(bytes, 'a.nef')).toBeUndefined();
        expect(await inspectImage(new File([bytes], 'a.nef'))).toEqual({});
      }),
    );
  });

  it('does not take anything for an image if a single bit of its signature is wrong', () => {
    const nine = { width: 9, height: 9 };
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
      { bytes: makeHeif({ ...nine, brands: ['avif', 'mif1'] }), signature: range(4, 12) },
      { bytes: makeRaf({ ...nine, preview: makeJpeg(nine) }), signature: range(0, 16) },
      { bytes: makeOrf(nine), signature: range(0, 8) },
      { bytes: makeRw2(nine), signature: range(0, 24) },
      {
        bytes: makeCr3(nine),
        signature: [...range(4, 12), ...range(28, 32), ...range(36, 40), ...range(60, 72)],
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

  it('takes noise for an image only if it holds a whole signature', () => {
    const unsigned = anyBytes.filter((noise) => {
      const text = String.fromCharCode(...noise);
      return !/^(\xff\xd8\xff|\xff\n|\x89PNG|GIF8|RIFF|....ftyp|BM|II|MM|FUJIFILM|\s*<)/s.test(
        text,
      );
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

function range(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

function endlessBoxes(): Uint8Array {
  return manyTimes([0, 0, 0, 8, 0x66, 0x72, 0x65, 0x65], 30_000);
}

/** Boxes of every kind that is read, nested in one another. */
function nestedBoxes(): Uint8Array<ArrayBuffer> {
  let nested = bytesOf();
  for (let depth = 0; depth < 200; depth += 1) {
    for (const type of ['stbl', 'minf', 'mdia', 'trak', 'uuid', 'moov', 'iprp', 'meta']) {
      nested = box(type, nested);
    }
  }
  return nested;
}

/** A primary item with the same property as many times as its count allows. */
function endlessProperties(): Uint8Array<ArrayBuffer> {
  const properties = Array.from({ length: 250 }, () => property.turn(1));
  return makeHeif({ width: 9, height: 9, brands: ['heic'], properties, isLarge: true });
}

/** A DNG whose preview directories are the very directory that points to them. */
function selfPointingDng(): Uint8Array<ArrayBuffer> {
  const itself = [0x14a, 4, [8, 8, 8, 8, 8, 8, 8, 8]] as const;
  return makeTiffInside([field.kind(1), field.dngVersion(), itself]);
}
