import { withTimeout } from '../core/signals.js';
import { checkFile } from '../core/rules/check-file.js';
import { tellDeveloper } from '../core/errors/developer-console.js';
import type { ImageFacts } from '../core/rules/image-facts.js';
import type { Prepare } from '../core/rules/prepare.js';
import { looksLikeDirectory, unreadableFile } from '../core/rules/unreadable-file.js';
import { UploadError } from '../core/errors/upload-error.js';
import type { UploadRules } from '../core/rules/upload-rules.js';
import { errorOf, type Validate } from '../core/rules/validate.js';
import { openReader } from '../image/byte-reader.js';
import { inspectReader } from '../image/inspect.js';

export { readHeads } from '../image/read-heads.js';

/** The result of one file's validation. */
interface FileValidation {
  readonly errors: readonly UploadError[];
  readonly facts: ImageFacts;
}

/** The rules that a file is validated against. */
export interface ValidationRules {
  readonly rules: UploadRules;
  readonly validate?: Validate | undefined;
}

/**
 * Milliseconds. A file in the cloud may need to be downloaded first, but one that never arrives must not
 * hold up the others.
 */
const LONGEST_CHECK_MS = 30_000;

/**
 * Validates a file by its bytes against all rules at once. Never rejects.
 *
 * @param head Its first bytes, if they have been read.
 */
export async function validateFile(
  file: File,
  { rules, validate }: ValidationRules,
  signal: AbortSignal,
  head?: Uint8Array,
): Promise<FileValidation> {
  if (file.size === 0 && looksLikeDirectory(file)) {
    return { errors: [unreadableFile(file)], facts: {} };
  }
  let facts: ImageFacts;
  try {
    facts = await withTimeout(
      (limited) => inspectReader(openReader(file, limited, head), file.name),
      LONGEST_CHECK_MS,
      signal,
    );
  } catch (cause) {
    try {
      if (process.env.NODE_ENV !== 'production')
        tellDeveloper('jsdom', () =>
          'arrayBuffer' in Blob.prototype
            ? undefined
            : 'This environment has no `Blob.arrayBuffer`, so no file can be read. Update jsdom, or define it in a setup file of your tests.',
        );
    } catch {}
    return { errors: [signal.aborted ? canceledCheck(file) : failureOf(file, cause)], facts: {} };
  }
  const errors = checkFile(file, facts, rules);
  // An app's rule is about images. Other files have already been refused.
  if (validate === undefined || facts.type === undefined) return { errors, facts };
  const own = await askApp(validate, file, facts, signal);
  return { errors: own === undefined ? errors : [...errors, own], facts };
}

async function askApp(
  validate: Validate,
  file: File,
  facts: ImageFacts,
  signal: AbortSignal,
): Promise<UploadError | undefined> {
  try {
    const ask = async (limited: AbortSignal) => validate(file, facts, { signal: limited });
    // An app's rule may ignore its signal, and other files are waiting.
    return errorOf(await withTimeout(ask, LONGEST_CHECK_MS, signal), file);
  } catch (cause) {
    if (signal.aborted) return canceledCheck(file);
    if (cause instanceof UploadError) return cause;
    // A rule that fails hasn't accepted the file.
    return new UploadError('custom', `The app's own check of ${file.name} failed.`, { cause });
  }
}

/** A file of a rarer format needs code that may fail to load, which says nothing about its bytes. */
function failureOf(file: File, cause: unknown): UploadError {
  return cause instanceof UploadError ? cause : unreadableFile(file, cause);
}

function canceledCheck({ name }: File): UploadError {
  return new UploadError('aborted', `The check of ${name} was canceled.`);
}

/**
 * Returns the errors that preparation can't fix. It fixes only the codes it lists, and only files that
 * are images.
 */
export function unfixableErrors(
  { errors, facts }: FileValidation,
  fixable: Prepare['mends'] = [],
): readonly UploadError[] {
  if (facts.type === undefined) return errors;
  return errors.filter(({ code }) => !fixable.includes(code));
}
