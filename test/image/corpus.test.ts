import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImageFacts } from '../../src/core/image-facts.js';
import { inspectImage } from '../../src/image/inspect.js';
import { sniffImageType } from '../../src/image/sniff.js';
import { bytesOf, makeGif, makeJpeg, makePng, makeWebp } from './make-images.js';

/** A file of known content; its sides are as stored, before EXIF turns them. */
interface KnownFile {
  readonly path: string;
  readonly trueType: string;
  readonly expectSniff: string;
  readonly width?: number;
  readonly height?: number;
  readonly read: () => Promise<Uint8Array<ArrayBuffer>>;
}

const READ_TYPES = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);
const EXAMPLE = /(Landscape|Portrait)_(\d)\.jpg$/;

const files = await knownFiles(process.env.CORPUS_DIR);
const mustBeRead = files.filter(
  ({ trueType, expectSniff }) => expectSniff.startsWith('must:') && READ_TYPES.has(trueType),
);
const examples = files.filter(({ path }) => EXAMPLE.test(path));

describe('files of known content', () => {
  it.each(mustBeRead)('tells type and size of $path', async ({ read, trueType, width, height }) => {
    const bytes = await read();
    const facts = await inspectImage(new Blob([bytes]));
    expect(sniffImageType(bytes)).toBe(trueType);
    expect(facts.type).toBe(trueType);
    expect(asStored(facts)).toEqual({ width, height });
  });

  it.each(examples)('knows which way up $path is', async ({ path, read }) => {
    const [, shape, orientation] = EXAMPLE.exec(path)!;
    const facts = await inspectImage(new Blob([await read()]));
    expect(facts.orientation).toBe(Number(orientation) || 1);
    expect(facts.width! > facts.height!).toBe(shape === 'Landscape');
  });

  it.each(files)(
    'takes $path for nothing that it is not',
    async ({ read, trueType, expectSniff }) => {
      const bytes = await read();
      const { type } = await inspectImage(new Blob([bytes]));
      const allowed = expectSniff.startsWith('must-not:') ? [undefined] : [undefined, trueType];
      expect(allowed).toContain(type);
      expect(allowed).toContain(sniffImageType(bytes));
    },
  );
});

function asStored({ width, height, orientation = 1 }: ImageFacts) {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

/** The files of a manifest, or some made here where there is none. */
async function knownFiles(folder: string | undefined): Promise<readonly KnownFile[]> {
  if (folder === undefined) return madeFiles();
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
    readonly files: readonly Omit<KnownFile, 'read'>[];
  };
  return manifest.files.map((file) =>
    Object.assign(file, { read: async () => bytesOf(await readFile(join(folder, file.path))) }),
  );
}

function madeFiles(): readonly KnownFile[] {
  const sides = { width: 180, height: 120 };
  const must = 'must: sniff as trueType';
  const made = (path: string, trueType: string, bytes: Uint8Array<ArrayBuffer>): KnownFile => {
    const isImage = trueType.startsWith('image/');
    return {
      path,
      trueType,
      expectSniff: isImage ? must : 'must-not: any raster image type',
      ...(isImage && sides),
      read: () => Promise.resolve(bytes),
    };
  };
  return [
    ...[1, 2, 3, 4].map((orientation) =>
      made(`Landscape_${orientation}.jpg`, 'image/jpeg', makeJpeg({ ...sides, orientation })),
    ),
    ...[5, 6, 7, 8].map((orientation) =>
      made(`Portrait_${orientation}.jpg`, 'image/jpeg', makeJpeg({ ...sides, orientation })),
    ),
    made('still.png', 'image/png', makePng(sides)),
    made('moving.apng', 'image/png', makePng({ ...sides, frames: 4 })),
    made('moving.gif', 'image/gif', makeGif({ ...sides, frames: 2 })),
    ...(['lossy', 'lossless', 'extended'] as const).map((kind) =>
      made(`${kind}.webp`, 'image/webp', makeWebp({ ...sides, kind })),
    ),
    made('json.webp', 'text/plain', bytesOf('{"status":"error"}\n')),
    made('sound.wav', 'audio/x-wav', bytesOf('RIFF\0\0\0\0WAVEfmt ')),
    made('plan.pdf', 'application/pdf', bytesOf('%PDF-1.7')),
  ];
}
