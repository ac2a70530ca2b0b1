import { formatLabel, type ImageType } from '../../core/rules/image-types.js';
import { UploadError } from '../../core/errors/upload-error.js';
import { sniffImageType } from '../../image/sniff.js';
import type { RequestHead } from './request-head.js';

/**
 * The type that the first bytes prove. A mislabelled image goes on as what it truly is.
 *
 * @param claim What the request says of the file; its name settles only which RAW format a file is
 *   that is TIFF inside, where the first bytes leave it open.
 * @param taken The types the provider takes, perhaps narrowed by `authorize`.
 * @throws UploadError `file-type-mismatch` when the bytes aren't an image that this package knows,
 *   `file-invalid-type` when the image is of a type that is not taken.
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

/** The refusal of an image of a type that is not taken. */
export function notTaken(type: string, taken: readonly string[]): UploadError {
  return new UploadError(
    'file-invalid-type',
    `The image is ${formatLabel(type) || 'of an unknown type'}. Supported: ${taken.map(formatLabel).join(', ')}.`,
    { params: { type, types: [...taken] } },
  );
}
