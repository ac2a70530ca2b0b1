import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import utif2 from 'utif2';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { UploadError } from '../../src/core/errors/upload-error.js';
import { IMAGE_FORMATS, type ImageType } from '../../src/core/rules/image-types.js';
import { openReader } from '../../src/image/byte-reader.js';
import { readExtras } from '../../src/image/extras/read-extras.js';
import { readTiffPage } from '../../src/image/decoders/tiff-page.js';
import { inspectImage } from '../../src/image/inspect.js';
import { findJpegs } from '../../src/image/preview/find-jpegs.js';
import { readShownPicture } from '../../src/image/shown-picture.js';
import { stripFile } from '../../src/image/strip/strip-file.js';
import { REAL_TIFFS, realTiff } from './decoders/real-tiffs.js';
import { filesInFolder } from './known-files.js';
import { makeHeifItems } from './make-heif-items.js';
import { property } from './make-heifs.js';
import { makeIcc } from './make-icc.js';
import {
  bytesOf,
  jpegSegment,
  little32,
  makeExifSegment,
  makeJpeg,
  makePng,
  makeWebp,
  pngChunk,
  type Bytes,
} from './make-images.js';
import { mutantsOf } from './make-mutants.js';
import * as raws from './make-raws.js';
import { makeTiffPage, withPages } from './make-tiff-pages.js';
import { field, makeTiffInside } from './make-tiffs.js';

const runs = Number(process.env['FUZZ_RUNS'] ?? 100);
vi.setConfig({ testTimeout: 10_000 + 40 * runs });

const sides = { width: 30, height: 20 };
const MOST_BYTES = 8_388_608;
const MOST_READS = 30;

const jpeg = makeJpeg({ ...sides, orientation: 6, iccBytes: 300 });
const index = makeTiffInside([[0xb0_02, 7, Array.from({ length: 48 }, (_, at) => at % 3)]]);
const photo = bytesOf(
  makeJpeg({
    ...sides,
    before: bytesOf(
      jpegSegment(0xe0, 'JFIF\0', [1, 1, 0, 0, 1, 0, 1, 1, 1], [9, 9, 9]),
      makeExifSegment({ orientation: 6 }),
      jpegSegment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', 'MotionPhoto="1"'),
      jpegSegment(0xe2, 'MPF\0', index),
      jpegSegment(0xe2, 'ICC_PROFILE\0\u0001\u0001', makeIcc()),
      jpegSegment(0xfe, 'a comment'),
    ),
    after: jpegSegment(0xfe, 'another'),
  }),
  'SEFH',
  new Uint8Array(8),
  [0, 0, 0x30, 0x0a],
  new Uint8Array(8),
  little32(24),
  'SEFT',
);
const png = bytesOf(
  makePng({ ...sides, orientation: 6, frames: 3, textBytes: 40 }).subarray(0, -12),
  pngChunk('tEXt', 'a comment'),
  pngChunk('IEND'),
  'behind the end',
);
const webp = bytesOf(makeWebp({ ...sides, orientation: 6, kind: 'extended' }), 'behind the end');
const heif = makeHeifItems({
  items: [
    { id: 1, type: 'grid', properties: [property.turn(1), property.cicp(12, 13)] },
    { id: 2, type: 'jpeg', data: jpeg },
    { id: 3, type: 'hvc1' },
    { id: 4, type: 'hvc1' },
  ],
  references: [
    ['thmb', 2, 1],
    ['dimg', 1, 3],
  ],
});
const thumbnail = bytesOf(
  jpeg.subarray(0, 2),
  jpegSegment(
    0xe1,
    'Exif\0\0',
    makeTiffInside([
      [0x02_01, 4, [60]],
      [0x02_02, 4, [jpeg.length]],
    ]),
    jpeg,
  ),
  jpeg.subarray(2),
);
const containers = [
  raws.makeDngWithJpeg,
  raws.makeNefWithJpeg,
  raws.makeArwWithJpeg,
  raws.makeCr2WithJpeg,
  raws.makeCr3WithJpeg,
  raws.makeRafWithJpeg,
  raws.makeOrfWithJpeg,
  raws.makeRw2WithJpeg,
  raws.makeHeicWithJpeg,
  raws.makeTiffWithJpeg,
].map((make) => make({ jpeg, orientation: 6 }));
const tiffs = [
  ...(Object.keys(REAL_TIFFS) as (keyof typeof REAL_TIFFS)[]).map(realTiff),
  withPages(makeTiffPage({ width: 4, height: 2, pixels: new Uint8Array(24).fill(9) }), 0, 1),
];
/** Files from cameras and other software, from the repository. */
const folder = join(import.meta.dirname, 'vectors');
const found = await filesInFolder(folder);
const images = found.filter(({ path }) => /\.(?:jpg|png|webp|heic|avif|raf)$/.test(path));
const vectors = await Promise.all(images.map(({ read }) => read()));
const all = [photo, png, webp, heif, thumbnail, ...containers, ...tiffs, ...vectors];

/** A file that counts what is read from it. */
function counted(bytes: Bytes, behind: number) {
  const file = new File([bytes, new Uint8Array(behind)], 'a.bin');
  const read = { count: 0, bytes: 0 };
  const slice = file.slice.bind(file);
  file.slice = (start, end, type) => {
    const part = slice(start, end, type);
    read.count += 1;
    read.bytes += part.size;
    return part;
  };
  return { file, read };
}

/** Small files are read whole; of large ones only what is needed. */
const behind = fc.constantFrom(0, 400_000);
const TYPES = Object.keys(IMAGE_FORMATS) as ImageType[];

describe('for a file with any faults', () => {
  it.each<[string, (file: File, type: ImageType) => Promise<unknown>]>([
    [
      'the JPEGs inside it are found',
      async (file, type) => {
        const places = await findJpegs(openReader(file), { type, orientation: 6 });
        for (const { length, orientation, start } of places) {
          expect([Number.isInteger(start), Number.isInteger(length)]).toEqual([true, true]);
          expect(orientation).toBeGreaterThan(0);
        }
      },
    ],
    ['what else is in it is found', (file, type) => readExtras(file, { type })],
    ['how it is shown is found', (file, type) => readShownPicture(file, type)],
  ])('%s, in at most 30 reads of 8 MiB', async (_, look) => {
    await fc.assert(
      fc.asyncProperty(
        mutantsOf(all),
        behind,
        fc.option(fc.constantFrom(...TYPES)),
        async (bytes, more, claimed) => {
          const { type } = await inspectImage(new Blob([bytes]));
          const { file, read } = counted(bytes, more);
          const start = performance.now();
          await look(file, claimed ?? type ?? 'image/jpeg');
          expect(performance.now() - start).toBeLessThan(1_000);
          expect(read.bytes).toBeLessThanOrEqual(MOST_BYTES);
          expect(read.count).toBeLessThanOrEqual(MOST_READS);
        },
      ),
      { numRuns: runs },
    );
  });

  it('its metadata are removed or it is refused, and it never grows', async () => {
    const strippable = [photo, png, webp, thumbnail, ...vectors];
    let stripped = 0;
    await fc.assert(
      fc.asyncProperty(mutantsOf(strippable), async (bytes) => {
        const file = new File([bytes], 'a.bin');
        const facts = await inspectImage(file);
        const made = await stripFile(file, facts).catch((error: unknown) => error);
        const refusal = made instanceof UploadError ? made.code : undefined;
        expect([undefined, 'metadata-not-removable']).toContain(refusal);
        if (refusal !== undefined) return;
        const { file: result } = made as { readonly file: File };
        expect(result.size).toBeLessThanOrEqual(file.size);
        // The result has nothing more to remove.
        const again = await stripFile(result, await inspectImage(result));
        expect(again.removals).toEqual([]);
        stripped += 1;
      }),
      { numRuns: runs },
    );
    expect(stripped).toBeGreaterThan(0);
  });

  it('a decoder for TIFF comes to an end', async () => {
    // utif2 logs how many tiles there are.
    vi.spyOn(console, 'log').mockImplementation(() => {});
    onTestFinished(() => void vi.restoreAllMocks());
    const pixels = Uint8Array.from({ length: 1800 }, (_, at) => at % 251);
    const deflated = makeTiffPage({
      ...sides,
      pixels: deflateSync(pixels),
      fields: [field.compression(8)],
    });
    let decoded = 0;
    await fc.assert(
      fc.asyncProperty(mutantsOf([...tiffs, deflated]), async (bytes) => {
        const page = await readTiffPage(new Blob([bytes]), new AbortController().signal)
          .then(({ fetchBytes }) => fetchBytes())
          .catch(() => undefined);
        if (page === undefined) return;
        const start = performance.now();
        try {
          const [first] = utif2.decode(page);
          utif2.decodeImage(page, first!);
          utif2.toRGBA8(first!);
        } catch {
          // An error that it throws refuses the file.
        }
        expect(performance.now() - start).toBeLessThan(2_000);
        decoded += 1;
      }),
      { numRuns: runs },
    );
    expect(decoded).toBeGreaterThan(0);
  });
});
