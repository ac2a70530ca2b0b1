import { afterEach, describe, expect, it, vi } from 'vitest';
import { inspectImage } from '../../../src/image/inspect.js';
import { createThumbnail } from '../../../src/image/thumbnail/thumbnail.js';
import { makeQuarters } from '../../dropzone/previews-files.js';
import { bytesOf, makeExifSegment, type Bytes } from '../make-images.js';
import { makeTiffInside } from '../make-tiffs.js';
import {
  makeArwWithJpeg,
  makeCr2WithJpeg,
  makeCr3WithJpeg,
  makeDngWithJpeg,
  makeHeicWithJpeg,
  makeNefWithJpeg,
  makeOrfWithJpeg,
  makeRafWithJpeg,
  makeRw2WithJpeg,
  makeTiffWithJpeg,
} from '../make-raws.js';

afterEach(() => {
  vi.restoreAllMocks();
});

/** The four quarters as shown, by EXIF orientation. */
const SHOWN = ['RGBY', 'GRYB', 'YBGR', 'BYRG', 'RBGY', 'BRYG', 'YGBR', 'GYRB'];
const COLORS = { R: [255, 0, 0], G: [0, 255, 0], B: [0, 0, 255], Y: [255, 255, 0] } as const;

async function quarters(width = 600, height = 400): Promise<Bytes> {
  return new Uint8Array(await (await makeQuarters(width, height)).arrayBuffer());
}

function lettersOf(bitmap: ImageBitmap): string {
  const { height, width } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const letterAt = (across: number, down: number) => {
    const [x, y] = [Math.floor(across * width), Math.floor(down * height)];
    const pixel = context.getImageData(x, y, 1, 1).data;
    const found = Object.entries(COLORS).find(([, color]) =>
      color.every((value, index) => Math.abs(value - pixel[index]!) < 40),
    );
    return found?.[0] ?? '?';
  };
  return [letterAt(0.2, 0.2), letterAt(0.8, 0.2), letterAt(0.2, 0.8), letterAt(0.8, 0.8)].join('');
}

async function previewOf(bytes: Bytes, name: string, size = 96) {
  const file = new File([bytes], name);
  return createThumbnail(file, { facts: await inspectImage(file), size });
}

const MAKERS = [
  ['DNG', 'a.dng', makeDngWithJpeg],
  ['NEF', 'a.nef', makeNefWithJpeg],
  ['ARW', 'a.arw', makeArwWithJpeg],
  ['CR2', 'a.cr2', makeCr2WithJpeg],
  ['CR3', 'a.cr3', makeCr3WithJpeg],
  ['RAF', 'a.raf', makeRafWithJpeg],
  ['ORF', 'a.orf', makeOrfWithJpeg],
  ['RW2', 'a.rw2', makeRw2WithJpeg],
  ['HEIC', 'a.heic', makeHeicWithJpeg],
  ['TIFF', 'a.tif', makeTiffWithJpeg],
] as const;

describe('the embedded JPEG of a file is its preview, the right way up', () => {
  it.each(MAKERS)('%s', async (_, name, make) => {
    const jpeg = await quarters();
    for (const orientation of [1, 3, 6, 8]) {
      const preview = await previewOf(make({ jpeg, orientation }), name);
      const sides = orientation < 5 ? [96, 64] : [64, 96];
      expect([preview?.width, preview?.height]).toEqual(sides);
      expect(lettersOf(preview!)).toBe(SHOWN[orientation - 1]);
    }
  });

  it.each([2, 4, 5, 7])('DNG, mirrored: orientation %i', async (orientation) => {
    const preview = await previewOf(
      makeDngWithJpeg({ jpeg: await quarters(), orientation }),
      'a.dng',
    );
    expect(lettersOf(preview!)).toBe(SHOWN[orientation - 1]);
  });

  it('DNG, whose preview is already upright', async () => {
    const jpeg = await quarters(400, 600);
    const preview = await previewOf(makeDngWithJpeg({ jpeg, orientation: 6 }), 'a.dng');
    expect(lettersOf(preview!)).toBe('RGBY');
  });

  it('DNG, whose preview has its own orientation', async () => {
    const jpeg = await quarters();
    const turned = bytesOf(
      jpeg.subarray(0, 2),
      makeExifSegment({ orientation: 6 }),
      jpeg.subarray(2),
    );
    const preview = await previewOf(makeDngWithJpeg({ jpeg: turned, orientation: 6 }), 'a.dng');
    expect(lettersOf(preview!)).toBe(SHOWN[5]);
  });

  it('JPEG of 60 megapixels, which is not decoded, by its thumbnail', async () => {
    const jpeg = await quarters(160, 120);
    const build = (at: number) =>
      makeTiffInside([
        [0x02_01, 4, [at]],
        [0x02_02, 4, [jpeg.length]],
        [0x1_12, 3, [6]],
      ]);
    const exif = bytesOf(build(build(0).length), jpeg);
    const frame = bytesOf([0xff, 0xc0, 0, 11, 8, 0x1a, 0xf4, 0x22, 0xc4, 1, 1, 0x11, 0]);
    const large = bytesOf(
      [0xff, 0xd8, 0xff, 0xe1, (exif.length + 8) >> 8, (exif.length + 8) & 255],
      'Exif\0\0',
      exif,
      frame,
      [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 0xff, 0xd9],
    );
    expect(await inspectImage(new Blob([large]))).toMatchObject({ width: 6900, height: 8900 });
    expect(lettersOf((await previewOf(large, 'a.jpg'))!)).toBe(SHOWN[5]);
  });
});

describe('of several JPEGs', () => {
  it.each([
    [96, 'the thumbnail, which is large enough', [96, 72]],
    [300, 'the preview, since the thumbnail is too small', [300, 200]],
  ])('for %i pixels it is %s', async (size, _, sides) => {
    const [jpeg, thumbnail] = [await quarters(), await quarters(160, 120)];
    const preview = await previewOf(makeCr3WithJpeg({ jpeg, thumbnail }), 'a.cr3', size);
    expect([preview?.width, preview?.height]).toEqual(sides);
  });

  it('a damaged one is skipped', async () => {
    const [jpeg, thumbnail] = [await quarters(), (await quarters(160, 120)).slice(0, 620)];
    const preview = await previewOf(makeCr3WithJpeg({ jpeg, thumbnail }), 'a.cr3');
    expect([preview?.width, preview?.height]).toEqual([96, 64]);
  });
});

describe('there is no preview', () => {
  it.each(MAKERS)('for a %s that ends before its JPEG', async (_, name, make) => {
    const jpeg = await quarters();
    const whole = make({ jpeg });
    expect(await previewOf(whole.slice(0, whole.length - jpeg.length), name)).toBeUndefined();
  });

  it('for an embedded JPEG of more than 50 megapixels', async () => {
    const jpeg = await quarters(64, 48);
    const large = jpeg.slice();
    const frame = large.findIndex((byte, at) => byte === 0xff && large[at + 1] === 0xc0);
    large.set([0x27, 0x10, 0x27, 0x10], frame + 5);
    const decode = vi.spyOn(window, 'createImageBitmap');
    expect(await previewOf(makeDngWithJpeg({ jpeg: large }), 'a.dng')).toBeUndefined();
    expect(decode).not.toBeCalled();
  });
});
