import type { AnyProvider } from '../core/provider.js';
import { createUploadSession, type UploadSession } from '../transport/upload-attempt.js';

/** What stays the same for an item over all its tries. */
export interface UploadJob {
  readonly file: File;
  readonly provider: AnyProvider;
  /** Those of the moment the file was added. */
  readonly options: object;
  readonly session: UploadSession;
  /** Stops the try that runs; another try gets another. */
  controller: AbortController;
}

/** A job for a file that has just been added. */
export function createUploadJob(file: File, provider: AnyProvider, options: object): UploadJob {
  return {
    file,
    provider,
    options,
    session: createUploadSession(),
    controller: new AbortController(),
  };
}
