import { UploadError } from './upload-error.js';
import type { FileClaim } from './check-file.js';

const DIRECTORY_BLOCK_BYTES = 4096;

/**
 * The refusal of a file whose bytes cannot be read: it was moved, its disk is gone, or it is a
 * folder, which some browsers hand over as a file without type and extension.
 */
export function unreadableFile(file: FileClaim, cause?: unknown): UploadError {
  const params = { name: file.name };
  return looksLikeDirectory(file)
    ? new UploadError('is-directory', `${file.name} is a folder, not a file.`, { params, cause })
    : new UploadError(
        'file-unreadable',
        `${file.name} cannot be read: moved, deleted or not allowed.`,
        {
          params,
          cause,
        },
      );
}

/** Whether a "file" has the marks of a folder. Only its unreadable or missing bytes prove it. */
export function looksLikeDirectory({ name, size, type }: FileClaim): boolean {
  return type === '' && !name.includes('.') && size % DIRECTORY_BLOCK_BYTES === 0;
}
