import type { ImageFacts } from '../../core/rules/image-facts.js';
import type { ImageType } from '../../core/rules/image-types.js';
import type { ByteReader } from '../byte-reader.js';
import type { TiffMarks } from './tiff/marks.js';

/** How many first bytes tell the type. */
export const SNIFF_BYTES = 4096;

/** How one image format is told and read. */
export interface Format {
  readonly type: ImageType;
  /**
   * Whether these first bytes can be of no other format; the marks are there where they begin as
   * TIFF does, which is the inside of several.
   */
  readonly matches: (bytes: Uint8Array, marks?: TiffMarks) => boolean;
  /** What the header says: raw width and height, orientation, animation. Leaves out what it does not prove. */
  readonly read: (reader: ByteReader) => Promise<Omit<ImageFacts, 'type'>>;
}
