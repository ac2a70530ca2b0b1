import type { ImageFacts } from '../../core/rules/image-facts.js';
import type { ImageType } from '../../core/rules/image-types.js';
import type { ByteReader } from '../byte-reader.js';
import type { TiffMarks } from './tiff/marks.js';

/** The number of leading bytes that determine the type. */
export const SNIFF_BYTES = 4096;

/** How to detect and read one image format. */
export interface Format {
  readonly type: ImageType;
  /**
   * Whether these leading bytes can only be of this format. The marks are defined if the bytes begin
   * like TIFF, the container of several formats.
   */
  readonly matches: (bytes: Uint8Array, marks?: TiffMarks) => boolean;
  /**
   * Reads the header: raw width and height, orientation, animation. Omits what the header doesn't prove.
   */
  readonly read: (reader: ByteReader) => Promise<Omit<ImageFacts, 'type'>>;
}
