import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import utif2 from 'utif2';
import { AppDecoderError } from '../../../src/image/decoders/load-decoder.js';
import { readTiffPage } from '../../../src/image/decoders/tiff-page.js';
import { bytesOf, makeJpeg, type Bytes } from '../make-images.js';
import { makeTiffPage, withNext, withPages } from '../make-tiff-pages.js';
import { field, type Field } from '../make-tiffs.js';

const SHORT = 3;
const LONG = 4;
const SIDES = { width: 4, height: 2 };
const pixels = Array.from({ length: 24 }, (_, index) => index * 10);
const page = (...fields: readonly Field[]) => makeTiffPage({ ...SIDES, pixels, fields });
const { signal } = new AbortController();
const read = (bytes: Bytes) => readTiffPage(new Blob([bytes]), signal);

/** The reason a page is not passed to a decoder. */
async function refusalOf(bytes: Bytes): Promise<unknown> {
  const error: unknown = await read(bytes).catch((cause: unknown) => cause);
  return error instanceof AppDecoderError ? error.reason : error;
}

/** What utif2 makes of the bytes that it would get. */
async function decoded(bytes: Bytes) {
  const file = await (await read(bytes)).fetchBytes();
  const pages = utif2.decode(file);
  utif2.decodeImage(file, pages[0]!);
  return { pages, rgba: [...utif2.toRGBA8(pages[0]!)] };
}

const expected = Array.from({ length: 8 }, (_, index) => [
  ...pixels.slice(index * 3, index * 3 + 3),
  255,
]).flat();

describe('a decoder for TIFF gets', () => {
  it.each([true, false])(
    'the pixels of the first page (little endian: %s)',
    async (littleEndian) => {
      const bytes = makeTiffPage({ ...SIDES, pixels, littleEndian });
      expect((await decoded(bytes)).rgba).toEqual(expected);
    },
  );

  it('only that page, and only the fields that affect pixels', async () => {
    const more = [field.make('Camera'), [0x9c_9b, 1, [1, 2, 3, 4, 5]], field.exif()] as const;
    const { pages, rgba } = await decoded(withPages(page(...more), 0, 0));
    expect(rgba).toEqual(expected);
    expect(pages).toHaveLength(1);
    expect(Object.keys(pages[0]!)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^t(271|40091|34665)$/)]),
    );
  });

  it.each([
    ['the next page is the same page', withNext(page(), 8)],
    ['a sub-directory contains itself', page([0x1_4a, LONG, [8, 8]])],
  ])('a file in which %s', async (_, bytes) => {
    expect((await decoded(bytes)).rgba).toEqual(expected);
  });

  it('no field with millions of values', async () => {
    const colors: Field = [0x1_40, SHORT, 4_000_000_000, 8];
    expect((await decoded(page(colors))).rgba).toEqual(expected);
  });
});

describe('a page would come out as another picture, and is not decoded, with', () => {
  it.each<[string, Field[]]>([
    ['planar colors', [[0x1_1c, SHORT, [2]]]],
    ['floating point', [[0x1_53, SHORT, [3, 3, 3]]]],
    ['32 bits', [[0x1_02, SHORT, [32, 32, 32]]]],
    ['different bits per channel', [[0x1_02, SHORT, [8, 8, 4]]]],
    ['five channels', [[0x1_15, SHORT, [5]]]],
    ['Lab', [field.photometric(8)]],
    ['YCbCr without JPEG', [field.photometric(6)]],
    ['Zstandard', [field.compression(50_000)]],
    ['fax compression', [field.compression(4)]],
    ['old-style JPEG', [field.compression(6)]],
    ['reversed bit order', [[0x1_0a, SHORT, [2]]]],
  ])('%s', async (_, fields) => {
    expect(await refusalOf(page(...fields))).toBe('not-decodable');
  });
});

describe('a page is too large', () => {
  it('with more than 200 MB of pixels', async () => {
    const large = (width: number) =>
      makeTiffPage({ width, height: 10_000, pixels, fields: [[0x1_17, LONG, [24]]] });
    expect(await refusalOf(large(6_667))).toBe('too-large');
    await expect(read(large(6_666))).resolves.toMatchObject({ orientation: 1 });
  });

  it('in a file of more than 256 MiB', async () => {
    const megabyte = new Blob([new Uint8Array(1_048_576)]);
    const file = new Blob([page(), ...Array.from({ length: 256 }, () => megabyte)]);
    await expect(readTiffPage(file, signal)).rejects.toMatchObject({ reason: 'too-large' });
  });
});

describe('a page would keep a decoder busy forever, and counts as damaged, with', () => {
  const tile = (width: number, height: number): readonly Field[] => [
    [0x1_42, LONG, [width]],
    [0x1_43, LONG, [height]],
    [0x1_44, LONG, [8]],
    [0x1_45, LONG, [24]],
  ];

  it.each<[string, readonly Field[]]>([
    ['strips that add up to more than twice the file', [[0x1_17, LONG, [100_000]]]],
    [
      'more strips than rows',
      [
        [0x1_11, LONG, [8, 8, 8]],
        [0x1_17, LONG, [8, 8, 8]],
      ],
    ],
    [
      'strips without rows',
      [
        [0x1_16, SHORT, [0]],
        [0x1_11, LONG, 2_000_000, 8],
      ],
    ],
    ['strips without lengths', [[0x1_17, LONG, 2, 4_000_000]]],
    ['tiles of a few pixels', tile(1, 1)],
    ['tiles that are larger than any image', tile(60_000, 60_000)],
  ])('%s', async (_, fields) => {
    expect(await refusalOf(page(...fields))).toMatchObject({
      message: 'The strips or tiles of the TIFF do not add up.',
    });
  });
});

describe('pixels would keep a decoder busy far too long, and count as damaged, with', () => {
  const LZW = 5;
  const JPEG = 7;
  const DEFLATE = 8;
  const compressed = (compression: number, stored: Bytes) =>
    makeTiffPage({ ...SIDES, pixels: stored, fields: [field.compression(compression)] });

  /** Nine-bit codes, each starting at the highest bit. */
  function packed(...codes: readonly number[]): Bytes {
    const bits = codes.map((code) => code.toString(2).padStart(9, '0')).join('');
    return Uint8Array.from(bits.match(/.{1,8}/g)!, (byte) => parseInt(byte.padEnd(8, '0'), 2));
  }
  const [clear, end, first] = [256, 257, 258];
  /** Each entry repeats the previous one plus one byte. */
  const growing = Array.from({ length: 100 }, (_, index) => first + index);

  it.each<[string, number, Bytes]>([
    ['a code without a table entry', LZW, packed(clear, 10, first + 1, end)],
    ['a table code at the very start', LZW, packed(clear, first, end)],
    ['no clear code', LZW, packed(10, 10, end)],
    ['codes for much more than the page', LZW, packed(clear, 0, ...growing, end)],
    ['deflated bytes for much more than the page', DEFLATE, deflateSync(new Uint8Array(5000))],
    ['no compression and too few bytes', 1, Uint8Array.of(1, 2)],
    ['a JPEG that is larger than the page', JPEG, makeJpeg({ width: 9000, height: 9000 })],
    ['damaged deflated bytes', DEFLATE, bytesOf([0x78, 0x9c, 0xff, 0xff, 0xff, 0xff])],
  ])('%s', async (_, compression, stored) => {
    const { fetchBytes } = await read(compressed(compression, bytesOf(stored)));
    await expect(fetchBytes()).rejects.toThrow('The pixels of the TIFF are damaged or missing.');
  });

  it.each<[string, number, Bytes]>([
    ['LZW', LZW, packed(clear, ...pixels, end)],
    ['Deflate', DEFLATE, deflateSync(Uint8Array.from(pixels))],
  ])('no error for %s', async (_, compression, stored) => {
    expect((await decoded(compressed(compression, bytesOf(stored)))).rgba).toEqual(expected);
  });
});

it('a page without its whole directory is damaged', async () => {
  expect(await refusalOf(page().subarray(0, 60))).toBeInstanceOf(Error);
  expect(await refusalOf(bytesOf('MM\0+', new Uint8Array(80)))).toBeInstanceOf(Error);
});
