import type { HeicLoader } from './heic-loader.js';
import type { ImageFacts } from './image-facts.js';
import type { UploadErrorCode } from '../errors/error-codes.js';
import type { UploadRules } from './upload-rules.js';

/** What is known when a file is prepared. */
export interface PrepareContext {
  /** What the file has to be like; it is checked again afterwards. */
  readonly rules: UploadRules;
  /** What its bytes prove. */
  readonly facts: ImageFacts;
  /** The provider's options for this upload. */
  readonly options: object;
  /** Aborted when the item is canceled. */
  readonly signal: AbortSignal;
}

/** A prepared file, optionally with sentences for people about what was done to it. */
export type PreparedFile = File | { readonly file: File; readonly notes?: readonly string[] };

/** Makes a file fit for its provider, right before it is sent. */
export interface Prepare {
  (file: File, context: PrepareContext): PreparedFile | Promise<PreparedFile>;
  /** The error codes it can fix. A file isn't refused for these until it has been prepared. */
  readonly mends?: readonly UploadErrorCode[];
  /** A decoder for HEIC that this step uses; previews use it too. */
  readonly heic?: HeicLoader | undefined;
}

/** One step that makes files fit, or several in order. */
export type PrepareSteps = Prepare | readonly Prepare[];

/** The steps in their order. */
export function stepsOf(prepare: PrepareSteps | undefined): readonly Prepare[] {
  if (prepare === undefined) return [];
  return typeof prepare === 'function' ? [prepare] : prepare;
}

/** The error codes that at least one of the steps can fix. */
export function fixableCodes(prepare: PrepareSteps | undefined): readonly UploadErrorCode[] {
  return stepsOf(prepare).flatMap(({ mends = [] }) => mends);
}

/** The decoder for HEIC that one of the steps brings along. */
export function heicLoaderOf(prepare: PrepareSteps | undefined): HeicLoader | undefined {
  return stepsOf(prepare).find(({ heic }) => heic !== undefined)?.heic;
}
