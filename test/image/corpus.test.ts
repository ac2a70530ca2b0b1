import { expect, it } from 'vitest';
import type { ImageFacts } from '../../src/core/rules/image-facts.js';
import { IMAGE_FORMATS, isImageType } from '../../src/core/rules/image-types.js';
import { inspectImage } from '../../src/image/inspect.js';
import { sniffImageType } from '../../src/image/sniff.js';
import { filesInFolder, filesInManifest, madeFiles, type KnownFile } from './known-files.js';

const EXAMPLE = /(Landscape|Portrait)_(\d)\.jpg$/;
/** Collections label HEIC with the name of its family. */
const KIN: Readonly<Record<string, readonly string[]>> = { 'image/heif': ['image/heic'] };

const folder = process.env.CORPUS_DIR;
const known = folder === undefined ? madeFiles() : await filesInManifest(folder);
const files = known ?? [];
const foldersOfAnything = folder !== undefined && known === undefined ? [folder] : [];

const wordOf = ({ expectSniff }: KnownFile) => expectSniff.split(':', 1)[0]!;
const isNamedHere = ({ trueType }: KnownFile) => isImageType(trueType);
const mustBeTold = files.filter((file) => wordOf(file) === 'must' && isNamedHere(file));
const raws = files.filter((file) => wordOf(file) === 'raw' && isNamedHere(file));
const examples = files.filter(({ path }) => EXAMPLE.test(path));

it.each(mustBeTold)(
  'reports the type and size of $path',
  async ({ height, read, trueType, width }) => {
    const bytes = await read();
    const facts = await inspectImage(new Blob([bytes]));
    expect([trueType, ...(KIN[trueType] ?? [])]).toContain(facts.type);
    expect(sniffImageType(bytes)).toBe(facts.type);
    expect(asStored(facts)).toEqual({ width, height });
  },
);

it.each(raws)(
  'reports the camera maker of $path',
  async ({ height = 0, read, trueType, width = 0 }) => {
    const bytes = await read();
    const facts = await inspectImage(new Blob([bytes]));
    expect([facts.type, sniffImageType(bytes)]).toEqual([trueType, trueType]);
    if (width === 0 || facts.width === undefined) return;
    // The known size is the sensor's. The picture lacks its margins and is not a preview.
    const stored = asStored(facts);
    expect(stored.width! / width).toBeGreaterThan(0.95);
    expect(stored.height! / height).toBeGreaterThan(0.95);
    expect([stored.width! <= width, stored.height! <= height]).toEqual([true, true]);
  },
);

it.each(examples)('knows which way up $path is', async ({ path, read }) => {
  const [, shape, orientation] = EXAMPLE.exec(path)!;
  const facts = await inspectImage(new Blob([await read()]));
  expect(facts.orientation).toBe(Number(orientation) || 1);
  expect(facts.width! > facts.height!).toBe(shape === 'Landscape');
});

it.each(files)('never mistakes $path for something else', async (file) => {
  const bytes = await file.read();
  const { type } = await inspectImage(new Blob([bytes]));
  const said = [type, sniffImageType(bytes), sniffImageType(bytes, file.path)];
  expect(allowedTypes(file)).toEqual(expect.arrayContaining(said));
});

it.each(foldersOfAnything)('inspects every file in %s and lists what it finds', async (path) => {
  const rows: Record<string, object> = {};
  for (const file of await filesInFolder(path)) {
    const facts = await inspectImage(new File([await file.read()], file.path));
    const { animated, height, orientation, type, width } = facts;
    const size = width === undefined ? undefined : `${width} × ${height}`;
    rows[file.path] = { type, size, orientation, animated };
    expect(type === undefined || isImageType(type)).toBe(true);
  }
  console.table(rows);
});

/** What may be reported for a file, according to the manifest. */
function allowedTypes(file: KnownFile): readonly (string | undefined)[] {
  const { trueType } = file;
  switch (wordOf(file)) {
    case 'any':
      return [undefined, ...Object.keys(IMAGE_FORMATS)];
    case 'must-not':
    case 'svg':
      return [undefined, 'image/svg+xml'];
    case 'raw':
      return [undefined, trueType, 'image/tiff'];
    case 'must':
    case 'may':
    case 'other':
      return [undefined, trueType, ...(KIN[trueType] ?? [])];
    default:
      throw new Error(`The manifest expects "${file.expectSniff}" of ${file.path}: unknown here.`);
  }
}

function asStored({ width, height, orientation = 1 }: ImageFacts) {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}
