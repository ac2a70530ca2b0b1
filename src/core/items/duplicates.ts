import { UploadError } from '../errors/upload-error.js';

/**
 * What becomes of a file that is in the list already: it may come again, is left out without a word,
 * or gets a row that says so.
 */
export type DuplicatePolicy = 'allow' | 'ignore' | 'reject';

/**
 * Tells files that are the same as far as a browser says without reading them.
 *
 * @param known The files that are in the list.
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

/** The refusal of a file that is in the list already. */
export function duplicateFile({ name }: File): UploadError {
  return new UploadError('duplicate-file', `${name} has already been added.`, {
    params: { name },
  });
}
