import { describe, expect, it } from 'vitest';
import { SNIFF_BYTES } from '../../src/image/formats/format.js';
import { sniffImageType } from '../../src/image/sniff.js';
import { box, fileType, makeCr3, makeHeif } from './make-heifs.js';
import { bytesOf, makeBmp, makeGif, makeJpeg, makePng, makeWebp } from './make-images.js';
import { makeJxl } from './make-jxl.js';
import {
  makeArw,
  makeCr2,
  makeDng,
  makeNef,
  makeOrf,
  makeRaf,
  makeRw2,
  makeTiff,
} from './make-tiffs.js';

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
    ['image/avif', makeHeif({ ...sides, brands: ['avif', 'mif1', 'miaf'] })],
    ['image/avif', makeHeif({ ...sides, brands: ['avis', 'msf1'] })],
    ['image/avif', makeHeif({ ...sides, brands: ['mif1', 'miaf', 'avif'] })],
    ['image/heic', makeHeif({ ...sides, brands: ['heic', 'mif1'] })],
    ['image/heic', makeHeif({ ...sides, brands: ['heix', 'mif1'] })],
    ['image/heic', makeHeif({ ...sides, brands: ['mif1', 'heic', 'avif'] })],
    ['image/heic', makeHeif({ ...sides, brands: ['msf1', 'hevc'] })],
    ['image/heif', makeHeif({ ...sides, brands: ['mif1'] })],
    ['image/heif', makeHeif({ ...sides, brands: ['msf1', 'miaf'] })],
    ['image/bmp', makeBmp(sides)],
    ['image/bmp', makeBmp({ ...sides, headerBytes: 12 })],
    ['image/tiff', makeTiff(sides)],
    ['image/tiff', makeTiff({ ...sides, littleEndian: false, make: 'NIKON CORPORATION' })],
    ['image/x-adobe-dng', makeDng(sides)],
    ['image/x-adobe-dng', makeDng({ ...sides, make: 'SONY', inSubDirectory: true })],
    ['image/x-sony-arw', makeArw(sides)],
    ['image/x-nikon-nef', makeNef(sides)],
    ['image/x-nikon-nef', makeNef({ ...sides, make: 'Nikon', littleEndian: false })],
    ['image/x-fujifilm-raf', makeRaf({ ...sides, preview: makeJpeg(sides) })],
    ['image/x-canon-cr2', makeCr2(sides)],
    ['image/x-canon-cr3', makeCr3(sides)],
    ['image/x-olympus-orf', makeOrf(sides)],
    ['image/x-olympus-orf', makeOrf({ ...sides, magic: 'IIRS' })],
    ['image/x-olympus-orf', makeOrf({ ...sides, magic: 'MMOR', littleEndian: false })],
    ['image/x-panasonic-rw2', makeRw2(sides)],
    ['image/avif', bytesOf('\0\0\0\x10ftypmif3avif')],
    ['image/heic', bytesOf('\0\0\0\x10ftypmif3heic')],
    ['image/jxl', makeJxl(sides)],
    ['image/jxl', makeJxl({ ...sides, isBoxed: true })],
    ['image/x-apple-cgbi', bytesOf('\x89PNG\r\n\x1a\n\0\0\0\x04CgBI\x50\0\x20\x02')],
    ['image/x-bigtiff', bytesOf('II+\0\x08\0\0\0')],
    ['image/x-bigtiff', bytesOf('MM\0+\0\x08\0\0')],
    ['image/x-gopro-gpr', makeDng({ ...sides, make: 'GoPro' })],
  ])('recognizes %s', (type, bytes) => {
    expect(sniffImageType(bytes)).toBe(type);
  });

  // From web-platform-tests, mimesniff/mime-type-sniffing, and some close to the formats.
  it.each([
    ['nothing', ''],
    ['the first two bytes of a JPEG', '\xff\xd8'],
    ['the first two bytes of a JPEG with others after them', '\xff\xd8\0\xe0\0\x10JFIF\0'],
    ['JPEG-LS', '\xff\xd8\xff\xf7\0\x11\b\0\xe1\0\xe3'],
    ['a JPEG XL codestream without a size', '\xff\x0a'],
    ['a PNG signature after a text-mode transfer', '\x89PNG\n\x1a\n\0\0\0\rIHDR'],
    ['a PNG signature without a header', '\x89PNG\r\n\x1a\n\0\0\0\0\0\0\0\0'],
    ['MNG', '\x8aMNG\r\n\x1a\n\0\0\0\x1cMHDR'],
    ['a GIF without a version', 'GIF88a\0\0\0\0'],
    ['WebP without VP', 'RIFF\0\0\0\0WEBP'],
    ['WebP with an unknown chunk', 'RIFF\0\0\0\0WEBPVP8?\0\0\0\0'],
    ['AVI', 'RIFF\0\0\0\0AVI '],
    ['WAVE', 'RIFF\0\0\0\0WAVE'],
    ['a video', fileType('mp42', 'isom', 'mp41')],
    ['a video that contains images', fileType('mp42', 'mif1', 'heic', 'avif')],
    ['a QuickTime video', fileType('qt  ', 'qt  ')],
    ['a Canon video', makeCr3({ ...sides, version: 'CanonCRM0001/02.09.00/00.00.00' })],
    ['only Canon brands', fileType('crx ', 'crx ', 'isom')],
    ['JPEG 2000', bytesOf(box('jP  ', '\r\n\x87\n'), fileType('jp2 ', 'jp2 '))],
    ['truncated brands', fileType('mif1', 'mif1', 'avif').subarray(0, 20)],
    ['endless brands', bytesOf('\0\0\x08\0ftypavif', new Uint8Array(4000))],
    ['a box that is too short for brands', '\0\0\0\x08ftypavif\0\0\0\0'],
    ['the header of a TIFF', 'II*\0\x08\0\0\0'],
    ['a JPEG XR', 'II\xbc\x01\x08\0\0\0'],
    ['text that starts like an ORF', 'IIRO is a word'],
    ['an RW2 without its number', bytesOf('IIU\0', [24, 0, 0, 0], new Uint8Array(90))],
    ['text that starts like a BMP', 'BMW builds cars, and has done so for more than 100 years'],
    ['a BMP with two planes', makeBmp({ ...sides, planes: 2 })],
    ['a BMP of 7 bits', makeBmp({ ...sides, bitsPerPixel: 7 })],
    ['a BMP with a header of 41 bytes', makeBmp({ ...sides, headerBytes: 41 })],
    ['a BMP that ends within its header', makeBmp(sides).subarray(0, 29)],
    ['an icon', '\0\0\x01\0'],
    ['a web page', '<!DOCTYPE html><img src="a.png">'],
    ['PDF', '%PDF-1.7'],
    ['JSON named as WebP', '{"status":"error"}\n'],
    ['ZIP', 'PK\x03\x04'],
  ])('recognizes no type for %s', (_, bytes) => {
    expect(sniffImageType(bytesOf(bytes))).toBeUndefined();
  });

  it('reads a view into a larger buffer correctly', () => {
    const buffer = bytesOf('GIF89a', makePng(sides));
    expect(sniffImageType(buffer.subarray(6))).toBe('image/png');
  });

  it('does not mistake the version of a brand for a brand', () => {
    const heif = bytesOf('\0\0\0\x14ftypmif1avifmif1');
    expect(sniffImageType(heif)).toBe('image/heif');
  });

  it('needs no more bytes than documented', () => {
    const jpeg = makeJpeg({ ...sides, iccBytes: 2 * SNIFF_BYTES });
    expect(sniffImageType(jpeg.subarray(0, SNIFF_BYTES))).toBe(sniffImageType(jpeg));
  });
});
