import { openReader } from './byte-reader.js';
import { readPrimaryItem } from './formats/heif/item.js';
import type { HeifPicture } from './formats/heif/properties.js';
import { findBox } from './formats/heif/iso-boxes.js';

export type { HeifPicture } from './formats/heif/properties.js';

/** How the picture that a HEIC or AVIF file shows is cropped and colored; undefined where it does not say. */
export async function readHeifPicture(
  file: Blob,
  signal?: AbortSignal,
): Promise<HeifPicture | undefined> {
  const reader = openReader(file, signal);
  const meta = await findBox(reader, { start: 0, end: reader.size }, ['meta']);
  return meta && readPrimaryItem(reader, meta);
}
