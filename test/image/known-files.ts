import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCr3, makeHeif, property } from './make-heifs.js';
import {
  bytesOf,
  makeBmp,
  makeGif,
  makeJpeg,
  makePng,
  makeWebp,
  type Bytes,
} from './make-images.js';
import { makeArw, makeCr2, makeDng, makeNef, makeRaf, makeRw2, makeTiff } from './make-tiffs.js';

/** A file to inspect. */
export interface SomeFile {
  readonly path: string;
  readonly read: () => Promise<Bytes>;
}

/** A file of known content. Its sides are as stored, before any turn. */
export interface KnownFile extends SomeFile {
  readonly trueType: string;
  /** What may be reported for it: `must`, `must-not`, `raw`, `other`, `may`, `any` or `svg`, then a reason. */
  readonly expectSniff: string;
  readonly width?: number;
  readonly height?: number;
}

/** Returns the files in a folder's `manifest.json`, or `undefined` if it has none. */
export async function filesInManifest(folder: string): Promise<readonly KnownFile[] | undefined> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const { files } = JSON.parse(text) as { readonly files: readonly Omit<KnownFile, 'read'>[] };
  return files.map((file) => Object.assign(file, fileIn(folder, file.path)));
}

/** Returns all files of a folder and its subfolders. */
export async function filesInFolder(folder: string): Promise<readonly SomeFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length)
        .replace(/^[/\\]/, ''),
    )
    .toSorted()
    .map((path) => fileIn(folder, path));
}

function fileIn(folder: string, path: string): SomeFile {
  return { path, read: async () => bytesOf(await readFile(join(folder, path))) };
}

/** Generated files of known content. */
export function madeFiles(): readonly KnownFile[] {
  const sides = { width: 180, height: 120 };
  const make = (expectSniff: string, known?: typeof sides) => {
    return (path: string, trueType: string, bytes: Bytes): KnownFile => {
      return { path, trueType, expectSniff, ...known, read: () => Promise.resolve(bytes) };
    };
  };
  const image = make('must: sniff as trueType', sides);
  const raw = make('raw: its RAW type', sides);
  const rawOfOpenSize = make('raw: its RAW type');
  const svg = make('svg: its type alone');
  const other = make('must-not: any raster image type');
  return [
    ...[1, 2, 3, 4].map((orientation) =>
      image(`Landscape_${orientation}.jpg`, 'image/jpeg', makeJpeg({ ...sides, orientation })),
    ),
    ...[5, 6, 7, 8].map((orientation) =>
      image(`Portrait_${orientation}.jpg`, 'image/jpeg', makeJpeg({ ...sides, orientation })),
    ),
    image('still.png', 'image/png', makePng(sides)),
    image('moving.apng', 'image/png', makePng({ ...sides, frames: 4 })),
    image('moving.gif', 'image/gif', makeGif({ ...sides, frames: 2 })),
    ...(['lossy', 'lossless', 'extended'] as const).map((kind) =>
      image(`${kind}.webp`, 'image/webp', makeWebp({ ...sides, kind })),
    ),
    image('still.avif', 'image/avif', makeHeif({ ...sides, brands: ['avif', 'mif1'] })),
    image('moving.avifs', 'image/avif', makeHeif({ ...sides, brands: ['avis'], frames: 2 })),
    image(
      'phone.heic',
      'image/heif',
      makeHeif({ ...sides, brands: ['heic', 'mif1'], properties: [property.turn(3)] }),
    ),
    image('plain.heif', 'image/heif', makeHeif({ ...sides, brands: ['mif1'] })),
    image('plain.bmp', 'image/bmp', makeBmp(sides)),
    image('camera.tif', 'image/tiff', makeTiff({ ...sides, make: 'SONY', orientation: 6 })),
    raw('a.dng', 'image/x-adobe-dng', makeDng({ ...sides, inSubDirectory: true, orientation: 8 })),
    raw('a.arw', 'image/x-sony-arw', makeArw(sides)),
    raw('a.cr2', 'image/x-canon-cr2', makeCr2(sides)),
    raw('a.cr3', 'image/x-canon-cr3', makeCr3({ ...sides, orientation: 6 })),
    raw('a.raf', 'image/x-fujifilm-raf', makeRaf({ ...sides, preview: makeJpeg(sides) })),
    raw('a.rw2', 'image/x-panasonic-rw2', makeRw2(sides)),
    rawOfOpenSize('a.nef', 'image/x-nikon-nef', makeNef(sides)),
    svg('a.svg', 'image/svg+xml', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>')),
    other('json.webp', 'text/plain', bytesOf('{"status":"error"}\n')),
    other('sound.wav', 'audio/x-wav', bytesOf('RIFF\0\0\0\0WAVEfmt ')),
    other('plan.pdf', 'application/pdf', bytesOf('%PDF-1.7')),
  ];
}
