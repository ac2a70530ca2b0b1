import { describe, expect, it } from 'vitest';
import { SNIFF_BYTES, sniffImageType } from '../../src/image/sniff.js';
import { bytesOf, makeGif, makeJpeg, makePng, makeWebp } from './make-images.js';

const sides = { width: 30, height: 20 };

describe('sniffImageType', () => {
  it.each([
    ['image/jpeg', makeJpeg(sides)],
    ['image/png', makePng(sides)],
    ['image/png', makePng({ ...sides, frames: 3 })],
    ['image/gif', makeGif(sides)],
    ['image/gif', bytesOf('GIF87a', makeGif(sides).subarray(6))],
    ['image/webp', makeWebp({ ...sides, kind: 'lossy' })],
    ['image/webp', makeWebp({ ...sides, kind: 'lossless' })],
    ['image/webp', makeWebp({ ...sides, kind: 'extended' })],
  ])('proves %s', (type, bytes) => {
    expect(sniffImageType(bytes)).toBe(type);
  });

  // From web-platform-tests, mimesniff/mime-type-sniffing, and what is near to the four formats.
  it.each([
    ['nothing', ''],
    ['two bytes of a JPEG', '\xff\xd8'],
    ['two bytes of a JPEG and others', '\xff\xd8\0\xe0\0\x10JFIF\0'],
    ['JPEG-LS', '\xff\xd8\xff\xf7\0\x11\b\0\xe1\0\xe3'],
    ['a JPEG XL codestream', '\xff\x0a'],
    ['a JPEG XL container', '\0\0\0\x0cJXL \r\n\x87\n'],
    ['a PNG signature that went through a text transfer', '\x89PNG\n\x1a\n\0\0\0\rIHDR'],
    ['a PNG signature without a header', '\x89PNG\r\n\x1a\n\0\0\0\0\0\0\0\0'],
    ['a PNG for iPhones only', '\x89PNG\r\n\x1a\n\0\0\0\x04CgBI\x50\0\x20\x02'],
    ['MNG', '\x8aMNG\r\n\x1a\n\0\0\0\x1cMHDR'],
    ['a GIF of no version', 'GIF88a\0\0\0\0'],
    ['WebP without VP', 'RIFF\0\0\0\0WEBP'],
    ['WebP with an unknown chunk', 'RIFF\0\0\0\0WEBPVP8?\0\0\0\0'],
    ['AVI', 'RIFF\0\0\0\0AVI '],
    ['WAVE', 'RIFF\0\0\0\0WAVE'],
    ['AVIF, until it is known', '\0\0\0\x10ftypavif\0\0\0\0'],
    ['TIFF, until it is known', 'II*\0'],
    ['BMP, until it is known', 'BM'],
    ['an icon', '\0\0\x01\0'],
    ['a web page', '<!DOCTYPE html><img src="a.png">'],
    ['an SVG, until it is known', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['PDF', '%PDF-1.7'],
    ['JSON named as WebP', '{"status":"error"}\n'],
    ['ZIP', 'PK\x03\x04'],
  ])('proves no type for %s', (_, text) => {
    expect(sniffImageType(bytesOf(text))).toBeUndefined();
  });

  it('takes a view into a larger buffer for what it is', () => {
    const buffer = bytesOf('GIF89a', makePng(sides));
    expect(sniffImageType(buffer.subarray(6))).toBe('image/png');
  });

  it('needs no more than the bytes it says', () => {
    const jpeg = makeJpeg({ ...sides, iccBytes: 2 * SNIFF_BYTES });
    expect(sniffImageType(jpeg.subarray(0, SNIFF_BYTES))).toBe(sniffImageType(jpeg));
  });
});
