import type { HeicLoader } from '../../core/rules/heic-loader.js';
import { checkFile } from '../../core/rules/check-file.js';
import type { UploadErrorCode } from '../../core/errors/error-codes.js';
import type { Prepare } from '../../core/rules/prepare.js';
import type { UploadError } from '../../core/errors/upload-error.js';
import type { FitChange } from '../../core/notes/fit-change.js';
import type { MendedFile, MendRequest } from './mend-file.js';

export type { FitRules } from './mend-file.js';

/** The rules that re-encoding can mend. */
export const MENDS: readonly UploadErrorCode[] = [
  'file-invalid-type',
  'file-too-large',
  'image-too-large',
];

/** What `fitToProvider` cannot know by itself. */
export interface FitOptions {
  /** Loads a decoder for HEIC where the browser has none, such as `() => import('heic-to')`. */
  readonly heic?: HeicLoader;
  /**
   * The sentence for people about one change; an empty one is left out. Each language pack has such a
   * function, `deNotes` for one.
   *
   * @default English
   */
  readonly notes?: (change: FitChange) => string;
}

/**
 * Mends a file that breaks a rule of its provider, if re-encoding it can: another type, fewer bytes,
 * fewer pixels. A file that keeps every rule stays the very same, metadata and all.
 *
 * @example
 * <ImageUploadDropzone
 *   provider={stablecog}
 *   prepare={fitToProvider({ heic: () => import('heic-to') })}
 * />
 */
export function fitToProvider({ heic, notes }: FitOptions = {}): Prepare {
  const prepare: Prepare = async (file, context) => {
    const { facts, rules } = context;
    const broken = checkFile(file, facts, rules).find(({ code }) => MENDS.includes(code));
    if (broken === undefined) return file;
    return fitFile(file, broken, { ...context, heic, notes });
  };
  return Object.assign(prepare, { mends: MENDS, heic });
}

/** Makes a file fit that breaks a rule. Most files need none of it, so it is loaded with the first. */
export async function fitFile(
  file: File,
  broken: UploadError,
  request: MendRequest,
): Promise<MendedFile> {
  const { signal } = request;
  signal.throwIfAborted();
  const { mendFile } = await import('./mend-file.js');
  signal.throwIfAborted();
  return mendFile(file, broken, request);
}
