import { describe, expect, it, vi } from 'vitest';
import type { TiffDecoder, TiffLoader } from '../../../src/core/rules/app-decoders.js';
import type { ImageType } from '../../../src/core/rules/image-types.js';
import { REAL_TIFFS, realTiff } from '../decoders/real-tiffs.js';
import { fileOf, fit, refusalOf } from '../fit-files.js';
import { makeIcc } from '../make-icc.js';
import { makeTiffPage, withPages, type TiffPageOptions } from '../make-tiff-pages.js';
import { field, type Field } from '../make-tiffs.js';
import { p3ToSrgb } from '../p3-to-srgb.js';

const SHORT = 3;
const utif2: TiffLoader = () => import('utif2');
const decoderOf = async (): Promise<TiffDecoder> => {
  const module = await utif2();
  return 'default' in module ? module.default : module;
};
const rulesFor = (type: ImageType) => ({ rules: { types: [type] } });
const AS_PNG = { tiff: utif2, ...rulesFor('image/png') };
const UNCERTAIN = "Colors may look different because they couldn't be converted.";

/** Four pixels: red and green above blue and yellow, each as wide and high as a JPEG block. */
const COLORS = { R: [255, 0, 0], G: [0, 255, 0], B: [0, 0, 255], Y: [255, 255, 0] } as const;
const SHOWN = ['RGBY', 'GRYB', 'YBGR', 'BYRG', 'RBGY', 'BRYG', 'YGBR', 'GYRB'];
const BLOCK = 8;

const quarters = (...fields: readonly Field[]) => pictureOf(Object.values(COLORS), { fields });
const colorOf = (letter: string): readonly number[] => COLORS[letter as keyof typeof COLORS];

/** Blocks of flat color, two in a row. Each color is a pixel as stored. */
function pictureOf(
  colors: readonly (readonly number[])[],
  options: Partial<TiffPageOptions> = {},
): File {
  const rows = Array.from({ length: (BLOCK * colors.length) / 2 }, (_, y) =>
    Array.from({ length: BLOCK * 3 }, (__, x) => {
      const column = x < BLOCK * 2 ? 0 : 1;
      return colors[Math.floor(y / BLOCK) * 2 + column]!;
    }),
  );
  const page = { width: BLOCK * 3, height: rows.length, pixels: rows.flat(2), ...options };
  return fileOf('scan.tif', makeTiffPage(page));
}

async function pixelsAt(file: Blob, places: readonly (readonly [number, number])[]) {
  const bitmap = await createImageBitmap(file);
  const { height, width } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  return places.map(([across, down]) => [
    ...context.getImageData(Math.floor(across * width), Math.floor(down * height), 1, 1).data,
  ]);
}

const QUARTERS = [
  [0.2, 0.2],
  [0.85, 0.2],
  [0.2, 0.8],
  [0.85, 0.8],
] as const;

async function lettersOf(file: Blob): Promise<string> {
  const pixels = await pixelsAt(file, QUARTERS);
  const letters = pixels.map((pixel) =>
    Object.keys(COLORS).find((letter) =>
      colorOf(letter).every((value, index) => Math.abs(value - pixel[index]!) < 40),
    ),
  );
  return letters.map((letter) => letter ?? '?').join('');
}

function expectNear(found: readonly number[], wanted: readonly number[], levels: number): void {
  for (const [index, value] of wanted.entries()) {
    expect(Math.abs(found[index]! - value)).toBeLessThanOrEqual(levels);
  }
}

describe('a TIFF becomes JPEG with utif2', () => {
  it.each(Object.keys(REAL_TIFFS) as (keyof typeof REAL_TIFFS)[])(
    'written by libtiff: %s',
    async (kind) => {
      const { file, notes } = await fit(fileOf('scan.tiff', realTiff(kind)), { tiff: utif2 });
      expect(file).toMatchObject({ name: 'scan.jpg', type: 'image/jpeg' });
      expect(await lettersOf(file)).toBe('RGBY');
      expect(notes[0]).toBe('Converted from TIFF to JPEG.');
    },
  );

  it.each(SHOWN.map((letters, index) => [index + 1, letters] as const))(
    'turned once by its orientation %i',
    async (orientation, letters) => {
      const { file } = await fit(quarters(field.orientation(orientation)), { tiff: utif2 });
      const bitmap = await createImageBitmap(file);
      expect([bitmap.width, bitmap.height]).toEqual(orientation < 5 ? [24, 16] : [16, 24]);
      expect(await lettersOf(file)).toBe(letters);
    },
  );

  it('from its first page, and the row says so', async () => {
    const said = 'Only the main picture was kept; the others in the file were removed.';
    const bytes = makeTiffPage({ width: 1, height: 1, pixels: [9, 9, 9] });
    const pagesOf = async (...kinds: readonly number[]) =>
      (await fit(fileOf('a.tif', withPages(bytes, ...kinds)), { tiff: utif2 })).notes;
    expect(await pagesOf(0)).toContain(said);
    // Thumbnails and masks are not pages.
    expect(await pagesOf(1, 4)).not.toContain(said);
    expect(await pagesOf(1, 2)).toContain(said);
  });
});

describe('the colors of a TIFF', () => {
  const patches = [
    [253, 223, 32],
    [200, 40, 60],
    [30, 160, 90],
    [40, 60, 220],
  ] as const;
  const opaque = patches.map(([red, green, blue]) => [red, green, blue, 255]);
  const profile: Field = [0x87_73, 7, [...makeIcc()]];

  it.each([
    ['image/png', 2],
    ['image/jpeg', 6],
  ] as const)('are converted from Display P3 to sRGB: as %s', async (type, levels) => {
    const made = await fit(pictureOf(patches, { fields: [profile] }), {
      tiff: utif2,
      ...rulesFor(type),
    });
    const found = await pixelsAt(made.file, QUARTERS);
    for (const [index, patch] of patches.entries()) {
      expectNear(found[index]!, p3ToSrgb(patch), levels);
    }
    expect(made.notes).toContain('Colors were converted from Display P3 to sRGB.');
  });

  it('stay unchanged without a profile', async () => {
    const { file, notes } = await fit(pictureOf(patches), AS_PNG);
    expect(await pixelsAt(file, QUARTERS)).toEqual(opaque);
    expect(notes.join(' ')).not.toMatch(/[Cc]olors/);
  });

  it('are called uncertain in CMYK', async () => {
    const fields: Field[] = [
      field.photometric(5),
      [0x1_02, SHORT, [8, 8, 8, 8]],
      [0x1_15, SHORT, [4]],
    ];
    const ink = [0, 255, 255, 0];
    const { file, notes } = await fit(pictureOf([ink, ink], { fields }), AS_PNG);
    expect(await pixelsAt(file, [[0.5, 0.5]])).toEqual([[255, 0, 0, 255]]);
    expect(notes).toContain(UNCERTAIN);
  });

  it.each([true, false])(
    'lose their 16-bit depth, and the row says so (%s)',
    async (littleEndian) => {
      const deep = (value: number) => (littleEndian ? [1, value] : [value, 1]);
      const fields: Field[] = [[0x1_02, SHORT, [16, 16, 16]]];
      const colors = patches.map((patch) => patch.flatMap(deep));
      const { file, notes } = await fit(pictureOf(colors, { fields, littleEndian }), AS_PNG);
      expect(await pixelsAt(file, QUARTERS)).toEqual(opaque);
      expect(notes).toContain('Reduced from 16 to 8 bits per channel.');
    },
  );

  it.each([
    ['premultiplied', 1, [100, 20, 30, 128]],
    ['not premultiplied', 2, [199, 40, 60, 128]],
  ])('keep their transparency, stored %s', async (_, extra, stored) => {
    const fields: Field[] = [
      [0x1_02, SHORT, [8, 8, 8, 8]],
      [0x1_15, SHORT, [4]],
      [0x1_52, SHORT, [extra]],
    ];
    const { file } = await fit(pictureOf([stored, stored], { fields }), { tiff: utif2 });
    expect(file.type).toBe('image/png');
    expectNear((await pixelsAt(file, [[0.5, 0.5]]))[0]!, [199, 40, 60, 128], 2);
  });
});

describe('a TIFF is refused', () => {
  it('without a decoder, and the message says how to get it converted', async () => {
    expect(await refusalOf(quarters())).toMatchObject({
      code: 'file-invalid-type',
      message: expect.stringContaining("fitToProvider({ tiff: () => import('utif2') })"),
      params: { reason: 'not-decodable' },
    });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['cannot be loaded', () => Promise.reject(new Error('404'))],
    ['lacks its functions', async () => ({ default: { decode: () => [] } })],
  ])('if the decoder %s', async (_, load) => {
    expect(await refusalOf(quarters(), { tiff: load as TiffLoader })).toMatchObject({
      code: 'file-invalid-type',
      params: { reason: 'tiff-loader-failed' },
      cause: expect.any(Error),
    });
  });

  it.each<[string, (real: TiffDecoder) => Partial<TiffDecoder>]>([
    ['finds no page', () => ({ decode: () => [] })],
    [
      'throws',
      () => ({
        decodeImage: () => {
          throw new Error('bad strip');
        },
      }),
    ],
    ['gives nothing', () => ({ toRGBA8: (() => undefined) as never })],
    ['gives an empty picture', () => ({ toRGBA8: () => new Uint8Array(24 * 16 * 4) })],
    ['gives too few pixels', () => ({ toRGBA8: () => new Uint8Array(400).fill(255) })],
    [
      'gives a picture of another size',
      () => ({
        decodeImage: (_, page) => Object.assign(page, { width: 16, height: 24 }),
        toRGBA8: () => new Uint8Array(24 * 16 * 4).fill(255),
      }),
    ],
  ])('as damaged if the decoder %s', async (_, broken) => {
    const real = await decoderOf();
    const tiff = async () => ({ ...real, ...broken(real) });
    expect(await refusalOf(quarters(), { tiff })).toMatchObject({
      code: 'image-corrupt',
      params: { name: 'scan.tif' },
    });
  });

  it('before its decoder is loaded if the decoder would get it wrong or it is too large', async () => {
    const tiff = vi.fn<TiffLoader>(utif2);
    const inPlanes = quarters([0x1_1c, SHORT, [2]]);
    expect(await refusalOf(inPlanes, { tiff })).toMatchObject({
      code: 'file-invalid-type',
      params: { reason: 'not-decodable' },
    });
    const large = makeTiffPage({ width: 9000, height: 9000, pixels: [0] });
    expect(await refusalOf(fileOf('large.tif', large), { tiff })).toMatchObject({
      code: 'image-too-large',
      params: { width: 9000, height: 9000, reason: 'too-many-pixels' },
    });
    expect(tiff).not.toHaveBeenCalled();
  });
});

it('a decoder for TIFF is not loaded for any other format', async () => {
  const tiff = vi.fn<TiffLoader>(utif2);
  const { file } = await fit(fileOf('a.png', await pngOf(quarters())), {
    tiff,
    ...rulesFor('image/jpeg'),
  });
  expect(file.type).toBe('image/jpeg');
  expect(tiff).not.toHaveBeenCalled();
});

async function pngOf(tiff: File): Promise<File> {
  return (await fit(tiff, AS_PNG)).file;
}
