import type { ImageType } from '../core/rules/image-types.js';
import { COMMON_FORMATS } from './formats/common.js';
import { RARE_FORMATS } from './formats/rare.js';
import { marksWithin } from './formats/tiff/marks.js';

const FORMATS = [...COMMON_FORMATS, ...RARE_FORMATS];

/**
 * Returns the type that the leading bytes prove; `undefined` if it is unknown, since a claimed type
 * proves nothing.
 *
 * @param name The file's name. Its extension decides only between TIFF-based formats: if the marks are
 *   after these bytes, or if a camera maker's marks leave open whether the picture is finished.
 */
export function sniffImageType(bytes: Uint8Array, name = ''): ImageType | undefined {
  const marks = marksWithin(bytes, name);
  return FORMATS.find(({ matches }) => matches(bytes, marks))?.type;
}
