import type { ImageFacts } from '../../core/rules/image-facts.js';
import { formatLabel, type ImageType } from '../../core/rules/image-types.js';
import { UploadError } from '../../core/errors/upload-error.js';
import { inspectImage } from '../inspect.js';
import type { Removal } from '../../core/notes/removal.js';
import { stripJpeg } from './strip-jpeg.js';
import { stripPng } from './strip-png.js';
import { stripWebp } from './strip-webp.js';
import type { Stripped } from './stripped.js';

/** Returns what remains of a file; `undefined` if its structure violates the format. */
type Strip = (bytes: Uint8Array<ArrayBuffer>) => Stripped | undefined;

const STRIPS: Partial<Record<ImageType, Strip>> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/webp': stripWebp,
};

/** What remains of a file, and what was removed. The original file if nothing was removed. */
interface StrippedFile {
  readonly file: File;
  readonly removals: readonly Removal[];
}

/**
 * Removes the metadata of a file.
 *
 * @throws UploadError `metadata-not-removable` for other formats and for damaged files.
 */
export async function stripFile(file: File, facts: ImageFacts): Promise<StrippedFile> {
  const { type } = facts;
  const strip = type && STRIPS[type];
  if (!strip) throw notRemovable(file, `is ${type ? formatLabel(type) : 'of an unknown type'}`);
  const stripped = strip(new Uint8Array(await file.arrayBuffer()));
  if (stripped === undefined) throw notRemovable(file, 'is damaged');
  const { parts, removals } = stripped;
  if (removals.size === 0) return { file, removals: [] };
  const { lastModified, name } = file;
  const made = new File([...parts], name, { type, lastModified });
  // guard: stripped-files-look-the-same
  if (!isSamePicture(facts, await inspectImage(made))) throw notRemovable(file, 'changes with it');
  return { file: made, removals: [...removals] };
}

/** Whether a stripped file shows the same picture. A file for which that can't be proven isn't sent. */
function isSamePicture(before: ImageFacts, after: ImageFacts): boolean {
  return (['type', 'width', 'height', 'orientation', 'animated', 'bitDepth'] as const).every(
    (fact) => before[fact] === undefined || before[fact] === after[fact],
  );
}

function notRemovable({ name }: File, why: string): UploadError {
  return new UploadError(
    'metadata-not-removable',
    `The metadata of ${name} can't be removed, since it ${why}. Only intact JPEG, PNG and WebP files can be stripped; fitToProvider() or fitTo() before stripMetadata() converts others.`,
    { params: { name } },
  );
}
