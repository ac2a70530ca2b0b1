import { withTimeout } from '../signals.js';
import type { FileClaim } from './check-file.js';
import { UploadError } from '../errors/upload-error.js';

const DIRECTORY_BLOCK_BYTES = 4096;

/** Milliseconds. A file in the cloud may need to be downloaded first. */
const LONGEST_READ_MS = 30_000;

/**
 * Returns the refusal of a file whose bytes can't be read. It was moved, its disk is gone, or it is a
 * folder, which some browsers present as a file without a type and an extension.
 */
export function unreadableFile(file: FileClaim, cause?: unknown): UploadError {
  const params = { name: file.name };
  return looksLikeDirectory(file)
    ? new UploadError('is-directory', `${file.name} is a folder, not a file.`, { params, cause })
    : new UploadError(
        'file-unreadable',
        `${file.name} cannot be read. It was changed, moved or deleted, or reading it is not allowed.`,
        { params, cause },
      );
}

/** Returns the failure of a file that could be read when its upload began but no longer can. */
export function changedFile({ name }: FileClaim, cause?: unknown): UploadError {
  return new UploadError(
    'file-changed',
    `${name} was changed, moved or deleted during its upload, so the upload could not continue.`,
    { params: { name }, cause },
  );
}

/** Whether a "file" looks like a folder. Only its unreadable or missing bytes prove it. */
export function looksLikeDirectory({ name, size, type }: FileClaim): boolean {
  return type === '' && !name.includes('.') && size % DIRECTORY_BLOCK_BYTES === 0;
}

/**
 * Reads one byte, which browsers refuse if the file has changed since it was chosen.
 *
 * @returns The error of the read, or `undefined` if the file can be read.
 */
export async function readingFault(file: Blob, signal: AbortSignal): Promise<unknown> {
  try {
    await withTimeout(() => file.slice(0, 1).arrayBuffer(), LONGEST_READ_MS, signal);
    return undefined;
  } catch (fault) {
    signal.throwIfAborted();
    return fault;
  }
}
