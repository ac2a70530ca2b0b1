import type { ImageFacts } from '../core/rules/image-facts.js';
import type { AnyProvider } from '../core/provider/provider.js';
import type { UploadError } from '../core/errors/upload-error.js';
import { createUploadSession, type UploadSession } from '../transport/upload-session.js';

/** A file as it is sent, with its facts. */
export interface ReadyFile {
  readonly file: File;
  readonly facts: ImageFacts;
  /** Sentences for people about what was done to it. */
  readonly notes: readonly string[];
}

/** The state that an item keeps across all its attempts. */
export interface UploadJob {
  readonly file: File;
  readonly provider: AnyProvider;
  /** The options at the time the file was added. */
  readonly options: object;
  readonly session: UploadSession;
  /** A refusal decided before any byte was read. */
  readonly refusal?: UploadError | undefined;
  /** When its bytes were last read, in milliseconds since the epoch. */
  readAt?: number;
  /** The prepared file, once there is one. It is created once for all attempts. */
  ready?: ReadyFile;
  /** Aborts the current attempt. Each attempt gets a new controller. */
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
