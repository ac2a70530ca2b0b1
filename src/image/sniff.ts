import type { ImageType } from '../core/image-types.js';
import { FORMATS } from './formats/index.js';

/** How many first bytes tell the type. */
export const SNIFF_BYTES = 4096;

/** The type that the first bytes prove. Undefined is unknown: a name or a claim proves nothing. */
export function sniffImageType(bytes: Uint8Array): ImageType | undefined {
  return FORMATS.find(({ matches }) => matches(bytes))?.type;
}
