import { raceAbort } from '../core/signals.js';
import type { ImageFacts } from '../core/rules/image-facts.js';
import {
  stepsOf,
  type Prepare,
  type PrepareContext,
  type PreparedFile,
  type PrepareSteps,
} from '../core/rules/prepare.js';
import { readingFault, unreadableFile } from '../core/rules/unreadable-file.js';
import { UploadError } from '../core/errors/upload-error.js';
import { inspectImage } from '../image/inspect.js';
import { validateFile, type ValidationRules } from './validation.js';
import type { ReadyFile, UploadJob } from './upload-job.js';

/** The rules for getting a file ready. */
export interface ReadyRules extends ValidationRules {
  readonly prepare?: PrepareSteps | undefined;
}

/**
 * Returns the file of a job as it is sent, prepared once and then checked against every rule again.
 *
 * @throws UploadError For the first rule that it still breaks, `file-unreadable`, or the error that
 * `prepare` threw.
 */
export async function readyFile(
  job: UploadJob,
  facts: ImageFacts,
  { prepare, ...rules }: ReadyRules,
): Promise<ReadyFile> {
  const { controller, options } = job;
  const { signal } = controller;
  const known = job.ready ?? { file: job.file, facts, notes: [] };
  const file = underType(known.file, known.facts.type);
  if (prepare === undefined || job.ready !== undefined) return { ...known, file };

  const gone = await readingFault(file, signal);
  if (gone !== undefined) throw unreadableFile(file, gone);
  const context = { rules: rules.rules, facts, options, signal };
  const { file: prepared, notes } = await runSteps(stepsOf(prepare), file, context);
  const { errors, facts: proven } = await validateFile(prepared, rules, signal);
  if (errors[0] !== undefined) throw errors[0];
  const isOther = prepared !== file;
  const sendable = underType(prepared, proven.type);
  job.ready = { file: sendable, facts: isOther ? proven : facts, notes };
  return job.ready;
}

/**
 * Returns the file with its proven type. The browser's type can be empty or wrong, and some adapters
 * would send it.
 */
function underType(file: File, type: string = file.type): File {
  if (file.type === type) return file;
  const { lastModified, name } = file;
  return new File([file], name, { type, lastModified });
}

/** Runs the steps. Each gets the previous step's result and the facts that its bytes prove. */
async function runSteps(
  steps: readonly Prepare[],
  original: File,
  context: PrepareContext,
): Promise<{ readonly file: File; readonly notes: readonly string[] }> {
  const { signal } = context;
  let file = original;
  let { facts } = context;
  let known = original;
  const notes: string[] = [];
  for (const step of steps) {
    // An unreadable file is detected when all rules are checked again.
    if (file !== known) facts = await inspectImage(file, { signal }).catch(() => ({}));
    known = file;
    const given = await raceAbort(callPrepare(step, file, { ...context, facts }), signal);
    const made: Exclude<PreparedFile, File> = 'file' in given ? given : { file: given };
    notes.push(...(made.notes ?? []));
    file = made.file;
  }
  return { file, notes };
}

async function callPrepare(prepare: Prepare, ...[file, context]: Parameters<Prepare>) {
  try {
    return await prepare(file, context);
  } catch (cause) {
    if (cause instanceof UploadError) throw cause;
    throw new UploadError('custom', `${file.name} could not be prepared.`, { cause });
  }
}
