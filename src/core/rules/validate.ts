import type { ImageFacts } from './image-facts.js';
import { UploadError } from '../errors/upload-error.js';

/** An app's verdict on a file: nothing, a sentence for people, or an error with a code. */
export type ValidationVerdict = string | UploadError | null | undefined;

/**
 * An app's own rule. It gets the file and what its bytes prove, before the upload and again after
 * preparation.
 */
export type Validate = (
  file: File,
  facts: ImageFacts,
  context: { readonly signal: AbortSignal },
) => ValidationVerdict | Promise<ValidationVerdict>;

/** Returns the app's verdict as an error, or `undefined` if the file is fine. */
export function errorOf(said: ValidationVerdict, { name }: File): UploadError | undefined {
  if (said === null || said === undefined || said === '') return undefined;
  if (said instanceof UploadError) return said;
  return new UploadError('custom', `The app's own rule rejected ${name}: ${said}`, {
    params: { name, sentence: said },
  });
}
