import type { ImageFacts } from '../core/rules/image-facts.js';
import type { AnyProvider } from '../core/provider/provider.js';
import type { UploadError } from '../core/errors/upload-error.js';
import { createUploadSession, type UploadSession } from '../transport/upload-session.js';

/** A file as it is sent, and what is known about it. */
export interface ReadyFile {
  readonly file: File;
  readonly facts: ImageFacts;
  /** What was done to it, in sentences for people. */
  readonly notes: readonly string[];
}

/** What stays the same for an item over all its attempts. */
export interface UploadJob {
  readonly file: File;
  readonly provider: AnyProvider;
  /** The options at the time the file was added. */
  readonly options: object;
  readonly session: UploadSession;
  /** A refusal decided before any byte was read. */
  readonly refusal?: UploadError | undefined;
  /** The prepared file, once there is one; it is made once for all attempts. */
  ready?: ReadyFile;
  /** Aborts the current attempt; each attempt gets a new one. */
  controller: AbortController;
}

/** Creates the job of a newly added file. */
export function createUploadJob(
  file: File,
  provider: AnyProvider,
  options: object,
  refusal?: UploadError,
): UploadJob {
  return {
    file,
    provider,
    options,
    session: createUploadSession(provider),
    ...(refusal && { refusal }),
    controller: new AbortController(),
  };
}
