import type { ImageType } from '../core/rules/image-types.js';
import { COMMON_FORMATS } from './formats/common.js';
import { RARE_FORMATS } from './formats/rare.js';
import { marksWithin } from './formats/tiff/marks.js';

const FORMATS = [...COMMON_FORMATS, ...RARE_FORMATS];

/**
 * The type that the first bytes prove. Undefined is unknown: a claim proves nothing.
 *
 * @param name The file's name. Its extension settles one thing alone: which of the formats that are
 *   TIFF inside a file is whose marks lie behind these bytes, or are those of a camera's maker on a
 *   picture that may be finished or not.
 */
export function sniffImageType(bytes: Uint8Array, name = ''): ImageType | undefined {
  const marks = marksWithin(bytes, name);
  return FORMATS.find(({ matches }) => matches(bytes, marks))?.type;
}
