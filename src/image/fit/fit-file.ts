import type { AppDecoders } from '../../core/rules/app-decoders.js';
import type { ImageType } from '../../core/rules/image-types.js';
import type { PrepareContext } from '../../core/rules/prepare.js';
import type { UploadRules } from '../../core/rules/upload-rules.js';
import type { UploadError } from '../../core/errors/upload-error.js';
import { describeChange } from '../../core/notes/english.js';
import type { FitChange } from '../../core/notes/fit-change.js';
import { newName } from './new-name.js';
import { runExclusively } from './scheduling.js';
import { reencode } from './reencode.js';
import { refuseBefore } from './refuse-before.js';

/** Rules of a provider, and limits that only `fitTo` has. */
export interface FitRules extends UploadRules {
  /** Total pixels: width times height. */
  readonly maxPixels?: number | undefined;
  /** The best quality of a JPEG or WebP. */
  readonly quality?: number | undefined;
}

/** Input for making a file fit. */
export interface FitRequest extends PrepareContext {
  readonly rules: FitRules;
  readonly decoders: AppDecoders;
  readonly notes: ((change: FitChange) => string) | undefined;
}

/** A new file that replaces one that breaks a rule. */
export interface FittedFile {
  readonly file: File;
  readonly notes: readonly string[];
}

/**
 * Re-encodes a file that breaks a rule.
 *
 * @throws UploadError usually with the broken rule's code; `params.reason` says why the file can't be
 *   fixed.
 */
export async function fitFile(
  file: File,
  broken: UploadError,
  { decoders, facts, notes = describeChange, rules, signal }: FitRequest,
): Promise<FittedFile> {
  const source = refuseBefore(file, { broken, decoders, facts, types: rules.types });
  const request = { broken, decoders, facts, rules, signal, source };
  const { blob, changes } = await runExclusively(() => reencode(file, request), signal);
  const name = newName(file.name, blob.type as ImageType);
  return {
    file: new File([blob], name, { type: blob.type, lastModified: file.lastModified }),
    notes: changes.map(notes).filter((sentence) => sentence !== ''),
  };
}
