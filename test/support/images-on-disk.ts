import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleImages } from '../../src/testing/index.js';

/** Real files, as a file picker provides them. */
export interface ImagesOnDisk {
  readonly paths: readonly string[];
  readonly remove: () => Promise<void>;
}

/** Writes a JPEG of each size to a new folder: `0.jpg`, `1.jpg` and so on. */
export async function writeImages(sizes: readonly number[]): Promise<ImagesOnDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'images-'));
  const paths = await Promise.all(
    sizes.map(async (bytes, index) => {
      const path = join(folder, `${index}.jpg`);
      await writeFile(path, await sampleImages.jpeg({ bytes }).bytes());
      return path;
    }),
  );
  return { paths, remove: () => rm(folder, { recursive: true }) };
}

/** Returns a hash that identifies the bytes of an image. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
