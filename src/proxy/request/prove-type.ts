import { formatLabel, type ImageType } from '../../core/rules/image-types.js';
import { UploadError } from '../../core/errors/upload-error.js';
import { sniffImageType } from '../../image/sniff.js';
import type { RequestHead } from './request-head.js';

/**
 * Returns the type that the first bytes prove. A mislabeled image is sent as its true type.
 *
 * @param claim The request's description of the file. Its name matters only for a RAW format based on
 *   TIFF, if the first bytes don't tell which one it is.
 * @param taken The types that the provider accepts, possibly narrowed by `authorize`.
 * @throws UploadError `file-type-mismatch` if the bytes aren't an image that this package knows,
 *   `file-invalid-type` if the image's type is not accepted.
 */
export function proveType(
  firstBytes: Uint8Array,
  { declaredType, name }: Pick<RequestHead, 'declaredType' | 'name'>,
  taken: readonly string[],
): ImageType {
  // guard: types-are-proven
  const type = sniffImageType(firstBytes, name);
  if (type === undefined) {
    throw new UploadError(
      'file-type-mismatch',
      `The bytes are neither ${declaredType}, as declared, nor any other supported image type.`,
      { params: { type: declaredType, types: [...taken] } },
    );
  }
  if (!taken.includes(type)) throw notTaken(type, taken);
  return type;
}

/** Returns the refusal of an image whose type is not accepted. */
export function notTaken(type: string, taken: readonly string[]): UploadError {
  return new UploadError(
    'file-invalid-type',
    `The image is ${formatLabel(type) || 'of an unknown type'}. Supported: ${taken.map(formatLabel).join(', ')}.`,
    { params: { type, types: [...taken] } },
  );
}
