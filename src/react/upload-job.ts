import { randomUuid } from '../core/random-uuid.js';
import type { AnyProvider } from '../core/provider.js';

/** What stays the same for an item over all its tries. */
export interface UploadJob {
  readonly file: File;
  readonly provider: AnyProvider;
  /** Those of the moment the file was added. */
  readonly options: object;
  /** Made once: the proxy makes one upload of all tries that bear it. */
  readonly idempotencyKey: string;
  /** Stops the try that runs; another try gets another. */
  controller: AbortController;
}

/** A job for a file that has just been added. */
export function createUploadJob(file: File, provider: AnyProvider, options: object): UploadJob {
  return {
    file,
    provider,
    options,
    idempotencyKey: randomUuid(),
    controller: new AbortController(),
  };
}
