import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { profileOfCicp } from '../../../src/image/color/cicp.js';
import type { ColorProfile } from '../../../src/image/color/color-profile.js';
import { readIcc } from '../../../src/image/color/icc.js';
import { converterToSrgb } from '../../../src/image/color/to-srgb.js';
import { inspectImage } from '../../../src/image/inspect.js';
import { makeHeif, property } from '../make-heifs.js';
import { makeIcc, sampledCurve } from '../make-icc.js';
import { bytesOf, jpegSegment, makeJpeg, makePng, makeWebp, pngChunk } from '../make-images.js';
import { p3ToSrgb } from '../p3-to-srgb.js';

const sides = { width: 30, height: 20 };
const srgb = (value: number) =>
  value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

/** The converted values of one pixel. */
function converted(profile: ColorProfile | undefined, pixel: readonly number[]): number[] {
  if (profile?.kind !== 'matrix') throw new Error('It cannot be converted.');
  const pixels = new Uint8ClampedArray([...pixel, 77]);
  converterToSrgb(profile)(pixels);
  expect(pixels[3]).toBe(77);
  return [...pixels.subarray(0, 3)];
}

const PATCHES = [
  [253, 223, 32],
  [0, 0, 0],
  [255, 255, 255],
  [128, 128, 128],
  [10, 200, 90],
  [40, 5, 240],
];

describe('colors in sRGB', () => {
  it.each([
    ['CICP', profileOfCicp(12, 13)],
    ['a profile', readIcc(makeIcc())],
    ['a profile with tables for curves', readIcc(makeIcc({ curve: sampledCurve(1024, srgb) }))],
  ])('are right from Display P3, by %s', (_, profile) => {
    for (const patch of PATCHES) {
      for (const [index, value] of converted(profile, patch).entries()) {
        expect(Math.abs(value - p3ToSrgb(patch)[index]!)).toBeLessThanOrEqual(1);
      }
    }
    expect(converted(profile, [253, 223, 32])).toEqual([255, 222, 0]);
  });

  it('stay unchanged from sRGB', () => {
    for (const patch of PATCHES) expect(converted(profileOfCicp(1, 13), patch)).toEqual(patch);
  });

  it('follow a plain power curve', () => {
    const [gray] = converted(
      readIcc(makeIcc({ curve: bytesOf('curv\0\0\0\0', [0, 0, 0, 1, 1, 0]) })),
      [64, 64, 64],
    );
    // Linear light looks much brighter.
    expect(gray).toBe(137);
  });

  it.each([
    ['PQ', profileOfCicp(9, 16)],
    ['HLG', profileOfCicp(9, 18)],
    ['tables', readIcc(makeIcc({ more: [['A2B0', bytesOf('mft2')]] }))],
    ['other ink colors', readIcc(makeIcc({ colors: 'CMYK' }))],
    ['cinema primaries', profileOfCicp(11, 13)],
  ])('are not guessed from %s', (_, profile) => {
    expect(profile?.kind).toBe('other');
  });
});

describe('inspectImage reports the color space', () => {
  const icc = makeIcc();
  const adobe = makeIcc({
    primaries: [
      [0.609_74, 0.311_11, 0.019_47],
      [0.205_28, 0.625_67, 0.060_87],
      [0.149_19, 0.063_22, 0.744_57],
    ],
    curve: bytesOf('curv\0\0\0\0', [0, 0, 0, 1, 2, 0x33]),
  });
  const png = makePng(sides);
  const withChunk = (name: string, data: Uint8Array) =>
    bytesOf(png.subarray(0, 33), pngChunk(name, data), png.subarray(33));
  const inJpeg = (profile: Uint8Array) => jpegSegment(0xe2, 'ICC_PROFILE\0\u0001\u0001', profile);
  const heif = (brand: string, ...properties: Uint8Array[]) =>
    makeHeif({ ...sides, brands: [brand, 'mif1'], properties });
  const vp8x = makeWebp({ ...sides, kind: 'extended' });
  vp8x[20]! |= 0x20;
  const webp = bytesOf(
    vp8x.subarray(0, 30),
    'ICCP',
    [icc.length & 0xff, icc.length >>> 8, 0, 0],
    icc,
    vp8x.subarray(30),
  );

  it.each([
    ['display-p3', 'JPEG', makeJpeg({ ...sides, before: inJpeg(icc) })],
    ['adobe-rgb', 'JPEG', makeJpeg({ ...sides, before: inJpeg(adobe) })],
    ['cmyk', 'JPEG', makeJpeg({ ...sides, before: inJpeg(makeIcc({ colors: 'CMYK' })) })],
    ['display-p3', 'PNG with a profile', withChunk('iCCP', bytesOf('P3\0\0', deflateSync(icc)))],
    ['srgb', 'PNG with an sRGB chunk', withChunk('sRGB', bytesOf([0]))],
    ['rec2100-pq', 'PNG with CICP', withChunk('cICP', bytesOf([9, 16, 0, 1]))],
    ['display-p3', 'WebP', webp],
    ['srgb', 'WebP without a profile', makeWebp({ ...sides, kind: 'extended' })],
    ['display-p3', 'HEIC with CICP', heif('heic', property.cicp(12, 13))],
    ['display-p3', 'HEIC with a profile', heif('heic', property.profile(icc))],
    ['rec2100-hlg', 'AVIF', heif('avif', property.cicp(9, 18))],
    ['rec2020', 'AVIF', heif('avif', property.cicp(9, 1))],
  ])('%s of a %s', async (colorSpace, _, bytes) => {
    expect(await inspectImage(new Blob([bytes]))).toMatchObject({ colorSpace });
  });

  it.each([
    [
      'a profile with custom primaries',
      makeJpeg({
        ...sides,
        before: inJpeg(
          makeIcc({
            primaries: [
              [0.4, 0.2, 0],
              [0.4, 0.7, 0.1],
              [0.1, 0.1, 0.7],
            ],
          }),
        ),
      }),
    ],
    ['a damaged profile', withChunk('iCCP', bytesOf('P3\0\0', [1, 2, 3]))],
    [
      'a profile that decompresses to megabytes',
      withChunk('iCCP', bytesOf('P3\0\0', deflateSync(new Uint8Array(9_000_000)))),
    ],
    ['nothing', png],
  ])('as unknown with %s', async (_, bytes) => {
    expect(await inspectImage(new Blob([bytes]))).not.toHaveProperty('colorSpace');
  });
});

describe('inspectImage reports', () => {
  it.each([
    ['PNG', 16, makeSixteenBitPng()],
    ['HEIC', 10, makeHeif({ ...sides, brands: ['heic'], properties: [property.bits(10)] })],
    ['JPEG', 8, makeJpeg(sides)],
  ])('the bits per channel of a %s', async (_, bitDepth, bytes) => {
    expect(await inspectImage(new Blob([bytes]))).toMatchObject({ bitDepth });
  });

  const xmp =
    'http://ns.adobe.com/xap/1.0/\0<x xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/"/>';
  const aux = 'urn:com:apple:photo:2020:aux:hdrgainmap';
  it.each([
    ['JPEG with XMP', makeJpeg({ ...sides, before: jpegSegment(0xe1, xmp) })],
    [
      'JPEG by ISO 21496-1',
      makeJpeg({ ...sides, before: jpegSegment(0xe2, 'urn:iso:std:iso:ts:21496:-1\0\0\0\0\0') }),
    ],
    [
      'HEIC by Apple',
      makeHeif({ ...sides, brands: ['heic'], properties: [property.auxiliary(aux)] }),
    ],
  ])('that a %s has a gain map', async (_, bytes) => {
    expect(await inspectImage(new Blob([bytes]))).toMatchObject({ gainMap: true });
  });

  it('no gain map if there is none', async () => {
    expect(await inspectImage(new Blob([makeJpeg(sides)]))).not.toHaveProperty('gainMap');
  });
});

function makeSixteenBitPng() {
  const bytes = makePng(sides);
  bytes[24] = 16;
  return bytes;
}
