import exifr from 'exifr';
import { describe, expect, it } from 'vitest';
import { inspectImage } from '../../../src/image/inspect.js';
import { stripMetadata } from '../../../src/image/strip/strip-metadata.js';
import { makeIcc } from '../make-icc.js';
import {
  big16,
  big32,
  bytesOf,
  jpegSegment,
  little32,
  makeJpeg,
  makePng,
  makeWebp,
  pngChunk,
  type Bytes,
} from '../make-images.js';
import { field, makeTiffInside } from '../make-tiffs.js';

const sides = { width: 60, height: 40 };
const RATIONAL = 5;

/** What a phone writes: camera, date and place. */
const EXIF = makeTiffInside([
  field.make('Apple'),
  [0x01_10, 'iPhone 17 Pro\0'],
  field.orientation(6),
  field.exif([0x90_03, '2026:05:04 12:13:14\0']),
  [
    0x88_25,
    [
      [
        [1, 'N\0'],
        [2, RATIONAL, [52, 30, 0]],
        [3, 'E\0'],
        [4, RATIONAL, [13, 24, 0]],
      ],
    ],
  ],
]);
const XMP =
  '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="Ada"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>';
const byline = bytesOf([0x1c, 2, 80], big16(3), 'Ada');
const IPTC = bytesOf('Photoshop 3.0\0', '8BIM', [4, 4, 0, 0], big32(byline.length), byline);

/** Everything that the reader finds, of every kind it supports. */
async function read(bytes: Bytes) {
  const options = { tiff: true, exif: true, gps: true, xmp: true, iptc: true, icc: true } as const;
  const found = (await exifr.parse(bytes, { ...options, mergeOutput: false })) as
    | Record<string, object>
    | undefined;
  return found ?? {};
}

async function strip(name: string, bytes: Bytes): Promise<Bytes> {
  const file = new File([bytes], name);
  const { signal } = new AbortController();
  const context = { rules: { types: [] }, facts: await inspectImage(file), options: {}, signal };
  const made = await stripMetadata()(file, context);
  const stripped = made instanceof File ? made : made.file;
  expect(await inspectImage(stripped)).toMatchObject(context.facts);
  return new Uint8Array(await stripped.arrayBuffer());
}

const jpeg = makeJpeg({
  ...sides,
  before: bytesOf(
    jpegSegment(0xe1, 'Exif\0\0', EXIF),
    jpegSegment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', XMP),
    jpegSegment(0xed, IPTC),
    jpegSegment(0xe2, 'ICC_PROFILE\0\u0001\u0001', makeIcc()),
  ),
});

function png(): Bytes {
  const bytes = makePng(sides);
  const text = pngChunk('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0', XMP);
  return bytesOf(bytes.subarray(0, 33), pngChunk('eXIf', EXIF), text, bytes.subarray(33));
}

describe('a metadata reader finds', () => {
  it('in a stripped JPEG its orientation and its profile, and nothing else', async () => {
    const before = await read(jpeg);
    expect(before).toMatchObject({ gps: { latitude: 52.5 }, iptc: { Byline: 'Ada' } });
    expect(Object.keys(before).toSorted()).toEqual(
      ['dc', 'exif', 'gps', 'icc', 'ifd0', 'iptc'].toSorted(),
    );
    const after = await read(await strip('a.jpg', jpeg));
    expect(Object.keys(after).toSorted()).toEqual(['icc', 'ifd0']);
    expect(after['ifd0']).toEqual({ Orientation: 'Rotate 90 CW' });
    expect(after['icc']).toEqual(before['icc']);
  });

  it('in a stripped PNG its orientation, and nothing else', async () => {
    expect(await read(png())).toMatchObject({ gps: { latitude: 52.5 } });
    const after = await read(await strip('a.png', png()));
    expect(Object.keys(after).toSorted()).toEqual(['ifd0', 'ihdr']);
    expect(after['ifd0']).toEqual({ Orientation: 'Rotate 90 CW' });
  });

  it('in the EXIF chunk of a stripped WebP its orientation, and nothing else', async () => {
    const plain = makeWebp({ ...sides, kind: 'extended', orientation: 6 });
    const whole = withChunks(plain, EXIF);
    expect(await read(exifIn(whole))).toMatchObject({ gps: { latitude: 52.5 } });
    const stripped = await strip('a.webp', whole);
    expect(await read(exifIn(stripped))).toEqual({ ifd0: { Orientation: 'Rotate 90 CW' } });
    expect(textOf(stripped)).not.toContain('XMP ');
  });
});

const textOf = (bytes: Bytes) => new TextDecoder('latin1').decode(bytes);

/** The same WebP with different EXIF data, and with XMP. */
function withChunks(webp: Bytes, exif: Bytes): Bytes {
  const head = webp.slice(0, textOf(webp).indexOf('EXIF'));
  const chunk = (name: string, data: Bytes) =>
    bytesOf(name, little32(data.length), data, data.length % 2 === 0 ? [] : [0]);
  const body = bytesOf(head.subarray(8), chunk('EXIF', exif), chunk('XMP ', bytesOf(XMP)));
  return bytesOf('RIFF', little32(body.length), body);
}

function exifIn(webp: Bytes): Bytes {
  const at = textOf(webp).indexOf('EXIF');
  const length = new DataView(webp.buffer).getUint32(at + 4, true);
  return webp.slice(at + 8, at + 8 + length);
}
