import { describe, expect, it } from 'vitest';
import { inspectImage } from '../../../src/image/inspect.js';
import { bytesOf, makeBmp, makeJpeg, type Bytes } from '../make-images.js';
import { makeCr3 } from '../make-heifs.js';
import { makeIcc } from '../make-icc.js';
import { makeTiffPage } from '../make-tiff-pages.js';
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
  type Field,
} from '../make-tiffs.js';

const sides = { width: 300, height: 200 };
const lying = { width: 200, height: 300 };
const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
const inspect = (bytes: Bytes) => inspectImage(new Blob([bytes]));

describe('inspectImage, for TIFF,', () => {
  it.each([true, false])('reads it in either byte order (little: %s)', async (littleEndian) => {
    expect(await inspect(makeTiff({ ...sides, littleEndian, orientation: 1 }))).toEqual({
      type: 'image/tiff',
      ...sides,
      orientation: 1,
      animated: false,
    });
  });

  it.each([5, 6, 7, 8])('swaps the sides at orientation %i', async (orientation) => {
    const facts = await inspect(makeTiff({ ...sides, orientation }));
    expect(facts).toMatchObject({ ...lying, orientation });
  });

  it('reads the bit depth and the color space if they are stated', async () => {
    const page = (...fields: readonly Field[]) =>
      inspect(makeTiffPage({ width: 1, height: 1, pixels: [0, 0, 0], fields }));
    const profile: Field = [0x87_73, 7, [...makeIcc()]];
    expect(await page(profile)).toMatchObject({ bitDepth: 8, colorSpace: 'display-p3' });
    expect(await page([0x1_02, SHORT, [16, 16, 16]])).toMatchObject({ bitDepth: 16 });
    expect(await page(field.photometric(5))).toMatchObject({ colorSpace: 'cmyk' });
    expect(await page(field.photometric(1))).toMatchObject({ colorSpace: 'gray' });
    expect(await page()).not.toHaveProperty('colorSpace');
  });

  it('uses the first of two orientations', async () => {
    const size = [field.width(300), field.height(200), field.photometric(2)];
    const twice = [field.orientation(6), field.orientation(3)];
    expect(await inspect(makeTiffInside([...size, ...twice]))).toMatchObject({ orientation: 6 });
  });

  it('finds a directory far from the first bytes', async () => {
    const tiff = makeTiff({ ...sides, orientation: 6, make: 'Epson', directoryAt: 900_000 });
    expect(await inspect(tiff)).toMatchObject({ type: 'image/tiff', ...lying });
  });

  it.each([
    ['sensor data', field.photometric(32_803)],
    ['sensor data without a mosaic', field.photometric(34_892)],
    ['unspecified contents', field.compression(1)],
  ])('rejects it if its directory describes %s', async (_, photometric) => {
    const fields = [field.kind(0), field.width(300), field.height(200), photometric];
    expect(await inspect(makeTiffInside(fields))).toEqual({});
  });

  it('rejects it if its first picture is a preview', async () => {
    const fields = [field.kind(1), field.width(300), field.height(200), field.photometric(2)];
    expect(await inspect(makeTiffInside([...fields, field.make('PENTAX')]))).toEqual({});
  });

  it('rejects it if its directory has more than a thousand fields', async () => {
    const picture = [field.width(300), field.height(200), field.photometric(2)];
    const more = (count: number) => Array.from({ length: count }, () => field.compression(1));
    expect(await inspect(makeTiffInside([...picture, ...more(1_000)]))).toMatchObject(sides);
    expect(await inspect(makeTiffInside([...picture, ...more(1_100)]))).toEqual({});
  });

  it('rejects it if its directory is past the end', async () => {
    expect(await inspect(makeTiff(sides).subarray(0, 40))).toEqual({});
  });
});

describe('inspectImage, for BMP,', () => {
  it.each([12, 40, 108, 124])('reads a header of %i bytes', async (headerBytes) => {
    expect(await inspect(makeBmp({ ...sides, headerBytes }))).toEqual({
      type: 'image/bmp',
      ...sides,
      orientation: 1,
      animated: false,
    });
  });

  it('reports the same height if rows are stored top-down', async () => {
    expect(await inspect(makeBmp({ width: 300, height: -200 }))).toMatchObject(sides);
  });

  it('reports no size if a side is negative or 0', async () => {
    expect(await inspect(makeBmp({ width: -300, height: 200 }))).not.toHaveProperty('width');
    expect(await inspect(makeBmp({ width: 300, height: 0 }))).not.toHaveProperty('width');
  });
});

const preview = (orientation?: number) =>
  makeJpeg({ width: 16, height: 9, ...(orientation !== undefined && { orientation }) });

describe.each([
  ['image/x-adobe-dng', makeDng, true],
  ['image/x-sony-arw', makeArw, true],
  ['image/x-canon-cr2', makeCr2, true],
  ['image/x-panasonic-rw2', makeRw2, true],
  ['image/x-nikon-nef', makeNef, false],
  ['image/x-olympus-orf', makeOrf, false],
  [
    'image/x-fujifilm-raf',
    ({ orientation, ...rest }: Parameters<typeof makeNef>[0]) =>
      makeRaf({ ...rest, preview: preview(orientation) }),
    true,
  ],
] as const)('inspectImage, for %s,', (type, make, tellsItsSize) => {
  it(`reports its type${tellsItsSize ? ' and size' : ' only'}, and that it is still`, async () => {
    expect(await inspect(make(sides))).toEqual({
      type,
      ...(tellsItsSize && sides),
      orientation: 1,
      animated: false,
    });
  });

  it('turns it by its orientation', async () => {
    expect(await inspect(make({ ...sides, orientation: 6 }))).toEqual({
      type,
      ...(tellsItsSize && lying),
      orientation: 6,
      animated: false,
    });
  });
});

describe('inspectImage, for RAW files,', () => {
  it('recognizes a CR3 by the maker’s text, and leaves open whether it is a burst', async () => {
    expect(await inspect(makeCr3({ ...sides, orientation: 8 }))).toEqual({
      type: 'image/x-canon-cr3',
      ...lying,
      orientation: 8,
    });
    const film = makeCr3({ ...sides, version: 'CanonCRM0001/02.09.00/00.00.00' });
    expect(await inspect(film)).toEqual({});
  });

  it('finds the maker’s marks of a NEF far from the first bytes', async () => {
    const nef = makeNef({ ...sides, orientation: 8, directoryAt: 900_000 });
    const facts = { type: 'image/x-nikon-nef', orientation: 8, animated: false };
    expect(await inspect(nef)).toEqual(facts);
  });

  it.each(['big', 'little'])('reads a NEF and an ORF in %s byte order', async (order) => {
    const littleEndian = order === 'little';
    const orf = makeOrf({ ...sides, littleEndian, magic: littleEndian ? 'IIRS' : 'MMOR' });
    expect(await inspect(orf)).toMatchObject({ type: 'image/x-olympus-orf', orientation: 1 });
    const nef = makeNef({ ...sides, littleEndian });
    expect(await inspect(nef)).toMatchObject({ type: 'image/x-nikon-nef', orientation: 1 });
  });

  it('reads the picture of a DNG from its sub-directory, not a preview', async () => {
    const dng = makeDng({ ...sides, inSubDirectory: true, orientation: 6 });
    expect(await inspect(dng)).toMatchObject({ ...lying, orientation: 6 });
  });

  it.each([SHORT, LONG, RATIONAL])('crops a DNG to its default crop, of type %i', async (type) => {
    const more = [field.defaultScale(1, 1), field.defaultCropSize(type, 290, 190)];
    const dng = makeDng({ ...sides, more, inSubDirectory: true });
    expect(await inspect(dng)).toMatchObject({ width: 290, height: 190 });
  });

  it.each([
    ['is cropped to a fractional size', field.defaultCropSize(RATIONAL, 290.5, 190)],
    ['has non-square pixels', field.defaultScale(1, 2)],
    ['is scaled', field.defaultScale(2, 1)],
  ])('reports no size for a DNG that %s', async (_, more) => {
    const facts = await inspect(makeDng({ ...sides, more: [more] }));
    expect(facts).toEqual({ type: 'image/x-adobe-dng', orientation: 1, animated: false });
  });

  it('reports no size if EXIF has none', async () => {
    const header = bytesOf('II*\0', [16, 0, 0, 0], 'CR\u0002\0', [0, 0, 0, 0]);
    const cr2 = makeTiffInside([field.width(30), field.height(20)], { header });
    const facts = { type: 'image/x-canon-cr2', orientation: 1, animated: false };
    expect(await inspect(cr2)).toEqual(facts);
  });
});

describe('the file name', () => {
  const named = (bytes: Bytes, name: string) => inspectImage(new File([bytes], name));

  it('settles what the camera maker’s marks leave open', async () => {
    const tiff = makeTiff({ ...sides, make: 'NIKON CORPORATION' });
    expect(await named(tiff, 'a.NEF')).toMatchObject({ type: 'image/x-nikon-nef' });
    expect(await named(tiff, 'a.tif')).toMatchObject({ type: 'image/tiff' });
    expect(await named(tiff, 'a.arw')).toMatchObject({ type: 'image/tiff' });
  });

  it.each([
    ['only a Nikon preview', [field.kind(1)], undefined],
    ['an image with others in sub-directories', [field.subDirectories([])], 'image/tiff'],
    ['Nikon-compressed sensor data', [field.compression(34_713)], 'image/x-nikon-nef'],
    ['Sony-compressed data', [field.compression(32_767)], 'image/tiff'],
  ])('is not needed for %s', async (_, more, type) => {
    const picture = [field.width(300), field.height(200), field.photometric(2)];
    const bytes = makeTiffInside([...more, ...picture, field.make('NIKON CORPORATION')]);
    expect((await inspect(bytes)).type).toBe(type);
  });

  it('never overrides what the marks say', async () => {
    expect(await named(makeTiff(sides), 'a.nef')).toMatchObject({ type: 'image/tiff' });
    expect(await named(makeTiff(sides), 'a.dng')).toMatchObject({ type: 'image/tiff' });
    expect(await named(makeNef(sides), 'a.arw')).toMatchObject({ type: 'image/x-nikon-nef' });
    expect(await named(makeJpeg(sides), 'a.nef')).toMatchObject({ type: 'image/jpeg' });
  });

  it('does not turn a TIFF without its directory into a RAW file', async () => {
    expect(await named(makeNef(sides).subarray(0, 40), 'a.nef')).toEqual({});
  });
});
