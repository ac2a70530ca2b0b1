import { afterEach, describe, expect, it, vi } from 'vitest';
import type { HeicTo } from '../../../src/core/rules/app-decoders.js';
import { croppedAvif, fileOf, fit, refusalOf, withSegments } from '../fit-files.js';
import { box, makeHeif, property } from '../make-heifs.js';
import { makeIcc } from '../make-icc.js';
import { big32, bytesOf, jpegSegment, pngChunk, type Bytes } from '../make-images.js';
import { p3ToSrgb } from '../p3-to-srgb.js';

const PATCHES = [
  [253, 223, 32],
  [200, 40, 60],
  [30, 160, 90],
  [40, 60, 220],
] as const;
const SIDE = 64;
const PNG_ONLY = { types: ['image/png'] } as const;
const JPEG_ONLY = { types: ['image/jpeg'] } as const;

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Four flat patches side by side, with exactly these numbers. */
function drawPatches(): OffscreenCanvas {
  const canvas = new OffscreenCanvas(SIDE * PATCHES.length, SIDE);
  const context = canvas.getContext('2d')!;
  for (const [index, color] of PATCHES.entries()) {
    context.fillStyle = `rgb(${color.join(' ')})`;
    context.fillRect(index * SIDE, 0, SIDE, SIDE);
  }
  return canvas;
}

/** The centers of the patches as any viewer shows them in sRGB. */
async function patchesOf(image: Blob): Promise<number[][]> {
  const bitmap = await createImageBitmap(image);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  return PATCHES.map((_, index) => {
    const x = ((index + 0.5) * bitmap.width) / PATCHES.length;
    return [...context.getImageData(Math.floor(x), bitmap.height / 2, 1, 1).data.subarray(0, 3)];
  });
}

function farthest(
  found: readonly (readonly number[])[],
  wanted: readonly (readonly number[])[],
): number {
  return Math.max(
    ...found.flatMap((color, at) =>
      color.map((value, index) => Math.abs(value - wanted[at]![index]!)),
    ),
  );
}

/** A decoder for HEIC that returns bare numbers, as `heic-to` does. */
const rawDecoder = (draw: () => OffscreenCanvas) => ({
  heic: async () => ({ heicTo: vi.fn<HeicTo>(() => createImageBitmap(draw())) }),
});

const heic = (...properties: readonly Bytes[]) => {
  const sides = { width: SIDE * PATCHES.length, height: SIDE };
  return fileOf('photo.heic', makeHeif({ ...sides, brands: ['heic', 'mif1'], properties }));
};

async function p3Jpeg(): Promise<File> {
  const jpeg = await drawPatches().convertToBlob({ type: 'image/jpeg', quality: 1 });
  const profile = jpegSegment(0xe2, 'ICC_PROFILE\0\u0001\u0001', makeIcc());
  return fileOf('photo.jpg', await withSegments(jpeg, profile));
}

async function p3Png(): Promise<File> {
  const png = new Uint8Array(await (await drawPatches().convertToBlob()).arrayBuffer());
  const packed = new Blob([makeIcc()]).stream().pipeThrough(new CompressionStream('deflate'));
  const profile = new Uint8Array(await new Response(packed).arrayBuffer());
  const chunk = pngChunk('iCCP', 'Display P3\0\0', profile);
  return fileOf('photo.png', bytesOf(png.subarray(0, 33), chunk, png.subarray(33)));
}

describe('a photo in Display P3 is sent in sRGB', () => {
  const right = PATCHES.map(p3ToSrgb);

  it.each([
    ['HEIC with CICP', async () => heic(property.cicp(12, 13))],
    ['HEIC with a profile', async () => heic(property.profile(makeIcc()))],
    ['JPEG', p3Jpeg],
    ['PNG', p3Png],
  ])('%s', async (_, make) => {
    const file = await make();
    const decoder = rawDecoder(drawPatches);
    const maxWidth = SIDE * PATCHES.length - PATCHES.length;
    const asPng = await fit(file, { ...decoder, rules: { ...PNG_ONLY, maxWidth } });
    expect(farthest(await patchesOf(asPng.file), right)).toBeLessThanOrEqual(2);
    const asJpeg = await fit(file, { ...decoder, rules: { ...JPEG_ONLY, maxWidth } });
    expect(farthest(await patchesOf(asJpeg.file), right)).toBeLessThanOrEqual(6);
    expect(asJpeg.notes).toContain('Colors were converted from Display P3 to sRGB.');
  });

  it('HEIC, if the browser has no image data in Display P3', async () => {
    const real = ImageData;
    vi.stubGlobal(
      'ImageData',
      function OlderImageData(...[first, second, third]: [never, never, never]) {
        return typeof third === 'number' ? new real(first, second, third) : new real(first, second);
      },
    );
    const { file } = await fit(heic(property.cicp(12, 13)), {
      ...rawDecoder(drawPatches),
      rules: PNG_ONLY,
    });
    expect(farthest(await patchesOf(file), right)).toBeLessThanOrEqual(2);
  });
});

describe('a HEIC whose colors are', () => {
  it.each([
    ['those of sRGB', property.cicp(1, 13), false],
    ['PQ', property.cicp(9, 16), true],
    ['HLG', property.cicp(9, 18), true],
    ['tables', property.profile(makeIcc({ more: [['A2B0', bytesOf('mft2')]] })), true],
  ])('%s keeps its numbers', async (_, color, isUncertain) => {
    const { file, notes } = await fit(heic(color), { ...rawDecoder(drawPatches), rules: PNG_ONLY });
    expect(farthest(await patchesOf(file), PATCHES)).toBe(0);
    const said = "Colors may look different because they couldn't be converted.";
    expect(notes.includes(said)).toBe(isUncertain);
  });
});

describe('the picture that is sent matches the one that is shown', () => {
  it('and is cropped by the HEIC header if the decoder has not cropped it', async () => {
    // Only the last of the patches.
    const crop = box('clap', ...[SIDE, 1, SIDE, 1, 96, 1, 0, 1].map(big32));
    const { file } = await fit(heic(crop), { ...rawDecoder(drawPatches), rules: PNG_ONLY });
    const bitmap = await createImageBitmap(file);
    expect([bitmap.width, bitmap.height]).toEqual([SIDE, SIDE]);
    expect(farthest((await patchesOf(file)).slice(0, 1), [PATCHES[3]])).toBe(0);
  });

  it('or is refused if the decoder returns another picture of the file', async () => {
    const other = rawDecoder(() => {
      const canvas = new OffscreenCanvas(48, 32);
      canvas.getContext('2d');
      return canvas;
    });
    expect(await refusalOf(heic(), other)).toMatchObject({
      code: 'image-corrupt',
      message: expect.stringContaining('shows 256 × 64 pixels, but the decoder returned 48 × 32'),
    });
  });

  it('and is cropped by the AVIF header, whose corner Chromium ignores', async () => {
    const avif = await croppedAvif();
    expect((await createImageBitmap(new Blob([avif], { type: 'image/avif' }))).width).toBe(2);
    const { file } = await fit(fileOf('a.avif', avif), { rules: PNG_ONLY });
    const bitmap = await createImageBitmap(file);
    expect([bitmap.width, bitmap.height]).toEqual([1, 2]);
  });
});

describe('what re-encoding drops', () => {
  it('is reported: 16-bit color', async () => {
    const { notes } = await fit(sixteenBits(), { rules: JPEG_ONLY });
    expect(notes).toContain('Reduced from 16 to 8 bits per channel.');
  });

  it('is reported: a gain map', async () => {
    const jpeg = await drawPatches().convertToBlob({ type: 'image/jpeg' });
    const xmp =
      'http://ns.adobe.com/xap/1.0/\0<x xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/"/>';
    const photo = fileOf('a.jpg', await withSegments(jpeg, jpegSegment(0xe1, xmp)));
    const { notes } = await fit(photo, { rules: { maxWidth: 100 } });
    expect(notes).toContain('The HDR gain map was removed.');
  });
});

/** One black pixel with 16 bits per channel. */
function sixteenBits(): File {
  const raw = bytesOf([0x78, 0x01, 0x01, 7, 0, 0xf8, 0xff], new Uint8Array(7), [0, 7, 0, 1]);
  const png = bytesOf(
    '\u0089PNG\r\n\u001A\n',
    pngChunk('IHDR', big32(1), big32(1), [16, 2, 0, 0, 0]),
    pngChunk('IDAT', raw),
    pngChunk('IEND'),
  );
  return fileOf('a.png', png);
}
