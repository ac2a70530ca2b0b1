import { abortable } from '../core/abortable.js';
import { askInTime } from '../core/ask-in-time.js';
import { checkFile } from '../core/rules/check-file.js';
import { tellDeveloper } from '../core/errors/developer-console.js';
import { followSignal } from '../core/follow-signal.js';
import type { ImageFacts } from '../core/rules/image-facts.js';
import type { Prepare } from '../core/rules/prepare.js';
import { looksLikeDirectory, unreadableFile } from '../core/rules/unreadable-file.js';
import { UploadError } from '../core/errors/upload-error.js';
import type { UploadRules } from '../core/rules/upload-rules.js';
import { errorOf, type Validate } from '../core/rules/validate.js';
import { inspectImage } from '../image/inspect.js';

/** What became of one file's check. */
export interface Admission {
  readonly errors: readonly UploadError[];
  readonly facts: ImageFacts;
}

/** What a file is judged by. */
export interface AdmissionRules {
  readonly rules: UploadRules;
  readonly validate?: Validate | undefined;
}

/** A file in the cloud may have to come over the network first; one that never comes holds up none. */
const LONGEST_CHECK_MS = 30_000;

/** Looks at a file's bytes and judges it by the rules, all of them at once. Never rejects. */
export async function admitFile(
  file: File,
  { rules, validate }: AdmissionRules,
  signal: AbortSignal,
): Promise<Admission> {
  if (file.size === 0 && looksLikeDirectory(file)) {
    return { errors: [unreadableFile(file)], facts: {} };
  }
  let facts: ImageFacts;
  try {
    facts = await inTime((limited) => inspectImage(file, { signal: limited }), signal);
  } catch (cause) {
    tellDeveloper('jsdom', () =>
      'arrayBuffer' in Blob.prototype
        ? undefined
        : 'This environment has no `Blob.arrayBuffer`, so no file can be read. Update jsdom, or define it in a setup file of your tests.',
    );
    const error = signal.aborted ? canceledCheck(file) : unreadableFile(file, cause);
    return { errors: [error], facts: {} };
  }
  const errors = checkFile(file, facts, rules);
  // An app's rule is about images; other files are refused already.
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
    return errorOf(await inTime(ask, signal), file);
  } catch (cause) {
    if (signal.aborted) return canceledCheck(file);
    if (cause instanceof UploadError) return cause;
    // A rule that cannot be asked has not said yes.
    return new UploadError('custom', `The app's own check of ${file.name} failed.`, { cause });
  }
}

/** Work that ends with the signal or when it takes too long, whichever comes first. */
async function inTime<Value>(
  work: (signal: AbortSignal) => Promise<Value>,
  signal: AbortSignal,
): Promise<Value> {
  const { controller, release } = followSignal(signal);
  try {
    // Not every rule of an app listens to its signal, and the files behind it wait.
    return await abortable(
      askInTime(() => work(controller.signal), LONGEST_CHECK_MS),
      signal,
    );
  } finally {
    release();
    controller.abort();
  }
}

function canceledCheck({ name }: File): UploadError {
  return new UploadError('aborted', `The check of ${name} was canceled.`);
}

/**
 * The errors that preparation cannot fix: it fixes only the codes it lists, and only files that are
 * images.
 */
export function lastingErrors(
  { errors, facts }: Admission,
  mends: Prepare['mends'] = [],
): readonly UploadError[] {
  if (facts.type === undefined) return errors;
  return errors.filter(({ code }) => !mends.includes(code));
}

/** The refusal of a file beyond the most that may be chosen. */
export function surplusFile(name: string, limit: number): UploadError {
  return new UploadError('too-many-files', `${name} exceeds the limit of ${limit} files.`, {
    params: { name, limit },
  });
}
