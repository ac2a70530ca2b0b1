import type { ImageFacts } from '../../core/rules/image-facts.js';
import { openReader, type ByteReader } from '../byte-reader.js';
import type { Extras } from './extras.js';
import { readHeifExtras } from './heif-extras.js';
import { readJpegExtras } from './jpeg-extras.js';
import { readTiffExtras } from './tiff-extras.js';
import { readWebpExtras } from './webp-extras.js';

type ReadExtras = (reader: ByteReader, facts: ImageFacts) => Promise<Extras>;

const READERS: Partial<Record<NonNullable<ImageFacts['type']>, ReadExtras>> = {
  'image/jpeg': readJpegExtras,
  'image/webp': readWebpExtras,
  'image/heic': readHeifExtras,
  'image/heif': readHeifExtras,
  'image/avif': readHeifExtras,
  'image/tiff': readTiffExtras,
};

/** Reads a file's extras from its structure: a few kilobytes, and no image data. */
export async function readExtras(
  file: Blob,
  facts: ImageFacts,
  signal?: AbortSignal,
): Promise<Extras> {
  const read = facts.type && READERS[facts.type];
  return read ? read(openReader(file, signal), facts) : {};
}
