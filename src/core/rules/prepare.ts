import type { AppDecoders } from './app-decoders.js';
import type { ImageFacts } from './image-facts.js';
import type { UploadErrorCode } from '../errors/error-codes.js';
import type { UploadRules } from './upload-rules.js';

/** Input for preparing a file. */
export interface PrepareContext {
  /** The rules for the file. It is checked again afterward. */
  readonly rules: UploadRules;
  /** The facts that its bytes prove. */
  readonly facts: ImageFacts;
  /** The provider's options for this upload. */
  readonly options: object;
  /** Aborted when the item is canceled. */
  readonly signal: AbortSignal;
}

/** A prepared file, optionally with sentences for people about what was done to it. */
export type PreparedFile = File | { readonly file: File; readonly notes?: readonly string[] };

/**
 * Makes a file fit for its provider right before it is sent. Previews also use the decoders that it
 * carries.
 */
export interface Prepare extends AppDecoders {
  (file: File, context: PrepareContext): PreparedFile | Promise<PreparedFile>;
  /** The error codes it can fix. A file isn't refused for these until it has been prepared. */
  readonly mends?: readonly UploadErrorCode[];
}

/** One or more steps that make files fit, in order. */
export type PrepareSteps = Prepare | readonly Prepare[];

/** Returns the steps in their order. */
export function stepsOf(prepare: PrepareSteps | undefined): readonly Prepare[] {
  if (prepare === undefined) return [];
  return typeof prepare === 'function' ? [prepare] : prepare;
}

/** Returns the error codes that at least one of the steps can fix. */
export function fixableCodes(prepare: PrepareSteps | undefined): readonly UploadErrorCode[] {
  return stepsOf(prepare).flatMap(({ mends = [] }) => mends);
}

/** Returns the decoders that the steps carry, the first of each kind. */
export function decodersOf(prepare: PrepareSteps | undefined): AppDecoders {
  const steps = stepsOf(prepare);
  return {
    heic: steps.find(({ heic }) => heic !== undefined)?.heic,
    tiff: steps.find(({ tiff }) => tiff !== undefined)?.tiff,
  };
}
