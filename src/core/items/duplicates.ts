import { UploadError } from '../errors/upload-error.js';

/**
 * What happens to a file that is already in the list: it is added again, silently left out, or gets
 * a row that says so.
 */
export type DuplicatePolicy = 'allow' | 'ignore' | 'reject';

/**
 * Finds files that are the same by everything a browser tells without reading them.
 *
 * @param known The files in the list.
 */
export function createDuplicateFinder(known: Iterable<File>): (file: File) => boolean {
  const identities = new Set(Array.from(known, identityOf));
  return (file) => {
    const identity = identityOf(file);
    const isDuplicate = identities.has(identity);
    identities.add(identity);
    return isDuplicate;
  };
}

function identityOf({ lastModified, name, size, type }: File): string {
  return JSON.stringify([name, size, type, lastModified]);
}

/** The refusal of a file that is already in the list. */
export function duplicateFile({ name }: File): UploadError {
  return new UploadError('duplicate-file', `${name} has already been added.`, {
    params: { name },
  });
}
