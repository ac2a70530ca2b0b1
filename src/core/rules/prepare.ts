import type { AppDecoders } from './app-decoders.js';
import type { ImageFacts } from './image-facts.js';
import type { UploadErrorCode } from '../errors/error-codes.js';
import type { UploadRules } from './upload-rules.js';

/** What is known when a file is prepared. */
export interface PrepareContext {
  /** What the file must be like; it is checked again afterwards. */
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

/**
 * Makes a file fit for its provider, right before it is sent. Previews use the decoders that it
 * carries, too.
 */
export interface Prepare extends AppDecoders {
  (file: File, context: PrepareContext): PreparedFile | Promise<PreparedFile>;
  /** The error codes it can fix. A file isn't refused for these until it has been prepared. */
  readonly mends?: readonly UploadErrorCode[];
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

/** The decoders that the steps carry: of each kind the first. */
export function decodersOf(prepare: PrepareSteps | undefined): AppDecoders {
  const steps = stepsOf(prepare);
  return {
    heic: steps.find(({ heic }) => heic !== undefined)?.heic,
    tiff: steps.find(({ tiff }) => tiff !== undefined)?.tiff,
  };
}
