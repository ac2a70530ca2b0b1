import { UploadError } from '../errors/upload-error.js';

/**
 * What happens to a file that is already in the list. It is added again, is silently left out, or gets
 * a row that says so.
 */
export type DuplicatePolicy = 'allow' | 'ignore' | 'reject';

/**
 * Finds files that are the same according to everything a browser reports without reading them.
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

/** Returns the refusal of a file that is already in the list. */
export function duplicateFile({ name }: File): UploadError {
  return new UploadError('duplicate-file', `${name} has already been added.`, {
    params: { name },
  });
}
