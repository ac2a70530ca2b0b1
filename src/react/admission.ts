import { checkFile } from '../core/check-file.js';
import type { ImageFacts } from '../core/image-facts.js';
import { looksLikeDirectory, unreadableFile } from '../core/unreadable-file.js';
import { UploadError } from '../core/upload-error.js';
import type { UploadRules } from '../core/upload-rules.js';
import { inspectImage } from '../image/inspect.js';

/** What became of one file's check. */
export interface Admission {
  readonly errors: readonly UploadError[];
  readonly facts: ImageFacts;
}

/** Looks at a file's bytes and judges it by the rules. Never rejects. */
export async function admitFile(
  file: File,
  rules: UploadRules,
  signal: AbortSignal,
): Promise<Admission> {
  if (file.size === 0 && looksLikeDirectory(file)) {
    return { errors: [unreadableFile(file)], facts: {} };
  }
  try {
    const facts = await inspectImage(file, { signal });
    return { errors: checkFile(file, facts, rules), facts };
  } catch (cause) {
    if (signal.aborted) return { errors: [canceledCheck(file)], facts: {} };
    return { errors: [unreadableFile(file, cause)], facts: {} };
  }
}

function canceledCheck({ name }: File): UploadError {
  return new UploadError('aborted', `The check of ${name} was canceled.`);
}

/** The refusal of a file beyond the most that may be chosen. */
export function surplusFile(name: string, limit: number): UploadError {
  return new UploadError(
    'too-many-files',
    `${name} is beyond the ${limit} files that may be chosen.`,
    {
      params: { name, limit },
    },
  );
}
