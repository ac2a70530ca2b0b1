import { describe, expect, it } from 'vitest';
import { readExtras } from '../../../src/image/extras/read-extras.js';
import { inspectImage } from '../../../src/image/inspect.js';
import { makeHeifItems, type HeifItemsOptions } from '../make-heif-items.js';
import { box } from '../make-heifs.js';
import {
  bytesOf,
  jpegSegment,
  little16,
  little32,
  makeExif,
  makeJpeg,
  makeWebp,
  type Bytes,
} from '../make-images.js';
import { makeTiffPage, withNext, withPages } from '../make-tiff-pages.js';
import { makeTiffInside } from '../make-tiffs.js';

const sides = { width: 300, height: 200 };

async function extrasOf(bytes: Bytes) {
  const file = new Blob([bytes]);
  return readExtras(file, await inspectImage(file));
}

const xmp = (text: string) => jpegSegment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', text);
const jpeg = (before: Bytes, after: Bytes = new Uint8Array()) =>
  bytesOf(makeJpeg({ ...sides, before }), after);

/** An MPF index of pictures of these types. */
function mpf(...types: readonly number[]): Bytes {
  const entries = bytesOf(...types.map((type) => bytesOf(little32(type), new Uint8Array(12))));
  return jpegSegment(0xe2, 'MPF\0', makeTiffInside([[0xb0_02, 7, [...entries]]]));
}

const PRIMARY = 0x20_03_00_00;
const GAIN_MAP_XMP = xmp('<x xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/"/>');

/** Samsung's trailer with one entry of this type. */
function trailer(type: number): Bytes {
  const table = bytesOf(
    'SEFH',
    little32(107),
    little32(1),
    [0, 0],
    little16(type),
    little32(9),
    little32(9),
  );
  return bytesOf('123456789', table, little32(table.length), 'SEFT');
}

describe('readExtras, for the motion video of a JPEG,', () => {
  it.each([
    ['a Motion Photo', jpeg(xmp('<x GCamera:MotionPhoto="1"/>')), true],
    [
      'a Motion Photo in XML elements',
      jpeg(xmp('<Camera:MotionPhoto>1</Camera:MotionPhoto>')),
      true,
    ],
    ['a MicroVideo', jpeg(xmp("<x GCamera:MicroVideo='1'/>")), true],
    ['a Samsung photo with a video', jpeg(bytesOf(), trailer(0x0a_30)), true],
    ['a Motion Photo without motion', jpeg(xmp('<x GCamera:MotionPhoto="0"/>')), false],
    ['only a presentation timestamp', jpeg(xmp('<x MotionPhotoVersion="1"/>')), false],
    ['a Samsung photo without a video', jpeg(bytesOf(), trailer(0x0a_01)), false],
    ['a plain JPEG', jpeg(bytesOf()), false],
  ])('reports %s', async (_, bytes, motion) => {
    expect(await extrasOf(bytes)).toMatchObject({ motion });
  });
});

describe('readExtras, for the other pictures of a JPEG,', () => {
  it.each([
    ['a stereo pair', jpeg(mpf(PRIMARY, 0x02_00_02)), true],
    ['any second picture', jpeg(mpf(PRIMARY, 0)), true],
    ['a large thumbnail', jpeg(mpf(PRIMARY, 0x01_00_02)), false],
    ['a gain map', jpeg(bytesOf(GAIN_MAP_XMP, mpf(PRIMARY, 0))), false],
    ['a gain map and a picture', jpeg(bytesOf(GAIN_MAP_XMP, mpf(PRIMARY, 0, 0))), true],
    ['a truncated index', jpeg(jpegSegment(0xe2, 'MPF\0II*\0')), false],
  ])('reports %s', async (_, bytes, furtherPictures) => {
    expect(await extrasOf(bytes)).toMatchObject({ furtherPictures });
  });
});

describe('a HEIF file', () => {
  const one = { id: 1, type: 'hvc1' };
  it.each([
    ['one picture', { items: [one] }, {}],
    ['a collection', { items: [one, { id: 2, type: 'hvc1' }] }, { furtherPictures: true }],
    ['a hidden picture', { items: [one, { id: 2, type: 'hvc1', isHidden: true }] }, {}],
    [
      'a thumbnail, a depth map and EXIF',
      {
        items: [one, { id: 2, type: 'jpeg' }, { id: 3, type: 'hvc1' }, { id: 4, type: 'Exif' }],
        references: [
          ['thmb', 2, 1],
          ['auxl', 3, 1],
          ['cdsc', 4, 1],
        ],
      },
      {},
    ],
    [
      'a grid of tiles',
      {
        items: [{ id: 9, type: 'grid' }, one, { id: 2, type: 'hvc1' }],
        references: [['dimg', 9, 1, 2]],
      },
      {},
    ],
    ['a motion video', { items: [one], after: box('mpvd', [1, 2, 3]) }, { motion: true }],
  ] satisfies [string, HeifItemsOptions, object][])('with %s', async (_, options, expected) => {
    const none = { motion: false, furtherPictures: false };
    expect(await extrasOf(makeHeifItems(options))).toEqual({ ...none, ...expected });
  });
});

describe('the WebP orientation that browsers ignore', () => {
  it.each([
    [6, { ignoredOrientation: 6 }],
    [1, {}],
    [undefined, {}],
  ])('is reported if it turns the picture: %s', async (orientation, expected) => {
    const turned = orientation === undefined ? {} : { orientation };
    expect(await extrasOf(makeWebp({ ...sides, ...turned, kind: 'extended' }))).toEqual(expected);
  });
});

it.each([
  [
    'after a chunk of odd length',
    bytesOf('ICCP', little32(3), [1, 2, 3, 0]),
    makeExif({ orientation: 6 }),
  ],
  [
    'after the header of a JPEG segment',
    bytesOf(),
    bytesOf('Exif\0\0', makeExif({ orientation: 6 })),
  ],
])('the orientation of a WebP is found %s', async (_, before, exif) => {
  const webp = makeWebp({ ...sides, kind: 'extended' });
  const chunk = bytesOf('EXIF', little32(exif.length), exif);
  expect(await extrasOf(bytesOf(webp, before, chunk))).toEqual({ ignoredOrientation: 6 });
});

describe('a TIFF', () => {
  const tiff = makeTiffPage({ width: 1, height: 1, pixels: [1, 2, 3] });

  it.each([
    ['one page', [], {}],
    ['a second page', [0], { furtherPictures: true }],
    ['a thumbnail and a mask', [1, 4], {}],
    ['a page after its thumbnail', [1, 2], { furtherPictures: true }],
    [
      'a page after more thumbnails than are checked',
      [...Array.from({ length: 16 }, () => 1), 0],
      {},
    ],
  ])('with %s', async (_, kinds: readonly number[], found) => {
    expect(await extrasOf(kinds.length === 0 ? tiff : withPages(tiff, ...kinds))).toEqual(found);
  });

  it('that names itself as its next page has one page', async () => {
    expect(await extrasOf(withNext(tiff, 8))).toEqual({});
  });
});

it('reads nothing of other types', async () => {
  expect(await readExtras(new Blob(['GIF89a']), { type: 'image/gif' })).toEqual({});
});
