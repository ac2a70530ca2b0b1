import type { AppDecoders } from '../../core/rules/app-decoders.js';
import { checkFile } from '../../core/rules/check-file.js';
import type { UploadErrorCode } from '../../core/errors/error-codes.js';
import type { Prepare } from '../../core/rules/prepare.js';
import type { UploadError } from '../../core/errors/upload-error.js';
import type { FitChange } from '../../core/notes/fit-change.js';
import type { FittedFile, FitRequest } from './fit-file.js';

export type { FitRules } from './fit-file.js';

/** The codes of the rules that re-encoding can make a file follow. */
export const FIXABLE_CODES: readonly UploadErrorCode[] = [
  'file-invalid-type',
  'file-too-large',
  'image-too-large',
];

/** Options of `fitToProvider`. */
export interface FitOptions extends AppDecoders {
  /**
   * Returns the sentence that describes one change to people; an empty one is omitted. Each language
   * pack has such a function, such as `deNotes`.
   *
   * @default English
   */
  readonly notes?: (change: FitChange) => string;
}

/**
 * Fixes a file that breaks a rule of its provider, if re-encoding can: another type, fewer bytes,
 * fewer pixels. A file that breaks no rule is left unchanged, with its metadata.
 *
 * @example
 * <ImageUploadDropzone
 *   provider={stablecog}
 *   prepare={fitToProvider({ heic: () => import('heic-to') })}
 * />
 */
export function fitToProvider({ heic, notes, tiff }: FitOptions = {}): Prepare {
  const decoders = { heic, tiff };
  const prepare: Prepare = async (file, context) => {
    const { facts, rules } = context;
    const broken = checkFile(file, facts, rules).find(({ code }) => FIXABLE_CODES.includes(code));
    if (broken === undefined) return file;
    return loadAndFit(file, broken, { ...context, decoders, notes });
  };
  return Object.assign(prepare, { mends: FIXABLE_CODES, ...decoders });
}

/** Re-encodes a file that breaks a rule. Loaded on first use because most files don't need it. */
export async function loadAndFit(
  file: File,
  broken: UploadError,
  request: FitRequest,
): Promise<FittedFile> {
  const { signal } = request;
  signal.throwIfAborted();
  const { fitFile } = await import('./fit-file.js');
  signal.throwIfAborted();
  return fitFile(file, broken, request);
}
