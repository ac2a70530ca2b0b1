import { describe, expect, it } from 'vitest';
import { SNIFF_BYTES } from '../../src/image/formats/format.js';
import { sniffImageType } from '../../src/image/sniff.js';
import { proveType } from '../../src/proxy/request/prove-type.js';
import { bytesOf, makeJpeg, makePng } from './make-images.js';
import { makeArw, makeDng, makeNef, makeTiff } from './make-tiffs.js';

const sides = { width: 30, height: 20 };
const firstBytes = (bytes: Uint8Array) => bytes.subarray(0, SNIFF_BYTES);
const farNef = firstBytes(makeNef({ ...sides, directoryAt: 20_000 }));

describe('the file name', () => {
  it.each([
    ['DSC_0001.NEF', 'image/x-nikon-nef'],
    ['a.b.dng', 'image/x-adobe-dng'],
    ['a.arw', 'image/x-sony-arw'],
    ['a.tif', 'image/tiff'],
    ['a.TIFF', 'image/tiff'],
    ['a.jpg', undefined],
    ['a.svg', undefined],
    ['a.cr2', undefined],
    ['a.orf', undefined],
    ['nef', undefined],
    ['', undefined],
  ])('%j makes it %s if it is a TIFF whose directory is beyond the bytes', (name, type) => {
    expect(sniffImageType(farNef, name)).toBe(type);
  });

  it('settles what is left open if the maker is beyond the bytes', () => {
    const nef = makeNef({ ...sides, make: 'NIKON'.padEnd(200) }).subarray(0, 140);
    expect(sniffImageType(nef, 'a.nef')).toBe('image/x-nikon-nef');
    expect(sniffImageType(nef)).toBeUndefined();
  });

  it.each([
    ['a plain TIFF', makeTiff(sides), 'image/tiff'],
    ['a TIFF by another maker', makeTiff({ ...sides, make: 'Canon' }), 'image/tiff'],
    ['a DNG', makeDng(sides), 'image/x-adobe-dng'],
    ['an ARW', makeArw(sides), 'image/x-sony-arw'],
    ['a JPEG', makeJpeg(sides), 'image/jpeg'],
    ['a PNG', makePng(sides), 'image/png'],
    ['a PDF', bytesOf('%PDF-1.7'), undefined],
    ['a web page', bytesOf('<!doctype html><html>'), undefined],
    ['nothing', bytesOf(), undefined],
    ['the first three bytes of a TIFF', bytesOf('II*'), undefined],
    ['BigTIFF', bytesOf('II+\0', [8, 0, 0, 0, 16, 0, 0, 0]), 'image/x-bigtiff'],
  ])('does not make a NEF of %s', (_, bytes, type) => {
    expect(sniffImageType(bytes, 'a.nef')).toBe(type);
  });
});

describe('the proxy, given only the first bytes,', () => {
  const prove = (name: string) => {
    const claim = { declaredType: 'application/octet-stream', name };
    return proveType(farNef, claim, ['image/x-nikon-nef']);
  };

  it('uses the name if the directory is beyond them', () => {
    expect(prove('DSC_0001.NEF')).toBe('image/x-nikon-nef');
  });

  it.each([
    ['photo.jpg', 'file-type-mismatch'],
    ['photo.tif', 'file-invalid-type'],
  ])('refuses %s', (name, code) => {
    expect(() => prove(name)).toThrow(expect.objectContaining({ code }));
  });
});
