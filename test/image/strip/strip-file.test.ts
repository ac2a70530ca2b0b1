import { describe, expect, it } from 'vitest';
import { UploadError } from '../../../src/core/errors/upload-error.js';
import { inspectImage } from '../../../src/image/inspect.js';
import { stripMetadata } from '../../../src/image/strip/strip-metadata.js';
import { makeHeif } from '../make-heifs.js';
import { makeIcc } from '../make-icc.js';
import {
  bytesOf,
  jpegSegment,
  makeExif,
  makeExifSegment,
  makeJpeg,
  makePng,
  makeWebp,
  pngChunk,
  type Bytes,
} from '../make-images.js';

const sides = { width: 30, height: 20 };
const context = { rules: { types: [] }, options: {}, signal: new AbortController().signal };

async function strip(name: string, bytes: Bytes) {
  const file = new File([bytes], name, { type: 'image/x', lastModified: 1_700_000_000_000 });
  const made = await stripMetadata()(file, { ...context, facts: await inspectImage(file) });
  if (made instanceof File) throw new Error('It says nothing.');
  return { original: file, notes: [], ...made };
}

const textOf = async (file: Blob) => new TextDecoder('latin1').decode(await file.arrayBuffer());
const profile = jpegSegment(0xe2, 'ICC_PROFILE\0\u0001\u0001', makeIcc());
const adobe = jpegSegment(0xee, 'Adobe', [0, 100, 0, 0, 0, 0, 1]);
const SECRET = 'GPSLatitude 52.5';

/** A JPEG with every kind of metadata. */
const photo = (orientation?: number) =>
  bytesOf(
    makeJpeg({
      ...sides,
      before: bytesOf(
        jpegSegment(0xe0, 'JFIF\0', [1, 1, 0, 0, 1, 0, 1, 1, 1], [9, 9, 9]),
        orientation === undefined ? [] : makeExifSegment({ orientation }),
        jpegSegment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', SECRET),
        jpegSegment(0xe2, 'MPF\0', SECRET),
        jpegSegment(0xeb, 'JP', SECRET),
        jpegSegment(0xed, 'Photoshop 3.0\0', SECRET),
        jpegSegment(0xfe, SECRET),
        SECRET,
        profile,
        adobe,
      ),
      after: jpegSegment(0xfe, SECRET),
    }),
    'a film',
    SECRET,
  );

const notes = [
  'Details such as place, date and camera were removed.',
  'The Content Credentials were removed, so the history of the image can no longer be verified.',
  'Only the main picture was kept: further pictures, motion and HDR data were removed.',
];

describe('stripMetadata', () => {
  it.each([undefined, 1, 3, 6])(
    'keeps only the image of a JPEG, turned by %s',
    async (orientation) => {
      const { file, notes: said, original } = await strip('a.jpg', photo(orientation));
      const plain = makeJpeg({ ...sides, before: bytesOf(profile, adobe) });
      const header = jpegSegment(0xe0, 'JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0]);
      const bytes = new Uint8Array(await file.arrayBuffer());
      const turn = (orientation ?? 1) === 1 ? [] : bytes.subarray(20, 56);
      expect(bytes).toEqual(bytesOf([0xff, 0xd8], header, turn, plain.subarray(2)));
      expect(file.size).toBeLessThan(original.size);
      expect(said.toSorted()).toEqual(notes.toSorted());
      expect(await inspectImage(file)).toMatchObject({
        orientation: orientation ?? 1,
        colorSpace: 'display-p3',
      });
      expect(file).toMatchObject({
        name: 'a.jpg',
        type: 'image/jpeg',
        lastModified: original.lastModified,
      });
    },
  );

  it('keeps every scan of a progressive JPEG and the tables between them', async () => {
    const scan = (marker: number) =>
      bytesOf(jpegSegment(0xda, [1, 1, 0, 0, 63, 0]), [marker, 0xff, 0, 0xff, 0xd0, 7]);
    const tables = jpegSegment(0xc4, new Uint8Array(20));
    const start = makeJpeg({ ...sides, frameMarker: 0xc2 }).subarray(0, -14);
    const image = [scan(1), tables, scan(2)] as const;
    const secret = jpegSegment(0xfe, SECRET);
    const { file } = await strip(
      'a.jpg',
      bytesOf(start, image[0], secret, image[1], image[2], secret, [0xff, 0xd9]),
    );
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(
      bytesOf(start, ...image, [0xff, 0xd9]),
    );
  });

  it('keeps whatever affects the look of a PNG', async () => {
    const png = makePng({ ...sides, frames: 2 });
    const plain = (...more: readonly Bytes[]) =>
      bytesOf(png.subarray(0, 33), ...more, png.subarray(33));
    const exif = pngChunk('eXIf', makeExif({ orientation: 6 }));
    const kept = [pngChunk('gAMA', [0, 0, 0xb1, 0x8f]), pngChunk('tRNS', [1, 2])];
    const secrets = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'caBX', 'abCd'].map((name) =>
      pngChunk(name, SECRET),
    );
    const { file, notes: said } = await strip(
      'a.png',
      bytesOf(plain(...secrets, ...kept, exif), SECRET),
    );
    const text = await textOf(file);
    expect(text).not.toContain('GPS');
    expect(text).not.toContain('Ada');
    expect(await inspectImage(file)).toMatchObject({
      width: 20,
      height: 30,
      orientation: 6,
      animated: true,
    });
    expect(file.size).toBe(plain(...kept).length + 38);
    expect(said).toHaveLength(3);
  });

  it('keeps whatever affects the look of a WebP', async () => {
    const webp = makeWebp({ ...sides, kind: 'extended', orientation: 6 });
    const xmp = bytesOf('XMP ', [SECRET.length, 0, 0, 0], SECRET);
    const whole = bytesOf(webp, xmp, xmp);
    whole[20]! |= 4;
    new DataView(whole.buffer).setUint32(4, whole.length - 8 - xmp.length, true);
    const { file, notes: said } = await strip('a.webp', whole);
    const text = await textOf(file);
    expect(text).not.toContain('GPS');
    expect(text).not.toContain('Ada');
    expect(text.slice(8, 12)).toBe('WEBP');
    const bytes = new DataView(await file.arrayBuffer());
    expect([bytes.getUint8(20), bytes.getUint32(4, true)]).toEqual([8, file.size - 8]);
    // The orientation, in a block that says nothing else.
    expect(text).toContain('EXIF\x1a\0\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0');
    expect(said.toSorted()).toEqual([notes[0], notes[2]]);
  });

  it.each([
    ['JPEG', makeJpeg({ ...sides, before: bytesOf(profile, adobe) })],
    ['PNG', makePng(sides)],
    ['WebP', makeWebp({ ...sides, kind: 'lossless' })],
  ])('returns a %s unchanged if there is nothing to remove', async (_, bytes) => {
    const { file, notes: said, original } = await strip('a', bytes);
    expect(file).toBe(original);
    expect(said).toEqual([]);
  });

  it('finds nothing more in its own output', async () => {
    const { file } = await strip('a.jpg', photo(6));
    const again = await strip('a.jpg', new Uint8Array(await file.arrayBuffer()));
    expect(again.file).toBe(again.original);
  });

  it.each([
    ['a HEIC', makeHeif({ ...sides, brands: ['heic', 'mif1'] })],
    ['a PDF', bytesOf('%PDF-1.7')],
    ['a truncated JPEG', photo(6).subarray(0, -60)],
    ['a truncated PNG', makePng(sides).subarray(0, -20)],
    ['a truncated WebP', makeWebp({ ...sides, kind: 'extended' }).subarray(0, -8)],
  ])('refuses %s', async (_, bytes) => {
    const error: unknown = await strip('a', bytes).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UploadError);
    expect(error).toMatchObject({
      code: 'metadata-not-removable',
      retryable: false,
      params: { name: 'a' },
    });
  });

  it('uses the words of the app for a refusal', async () => {
    const file = new File([photo()], 'a.jpg');
    const step = stripMetadata({ notes: (removal) => (removal === 'details' ? 'Weg.' : '') });
    const made = await step(file, { ...context, facts: await inspectImage(file) });
    expect(made).toMatchObject({ notes: ['Weg.'] });
  });
});
