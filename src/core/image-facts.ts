import type { ImageType } from './image-types.js';

/** What the header bytes of a file prove about it; a field that they do not prove is left out. */
export interface ImageFacts {
  /** The type of the content, whatever the file's name and declared type say. */
  readonly type?: ImageType;
  /** Pixels, as shown: after EXIF orientation. */
  readonly width?: number;
  /** Pixels, as shown: after EXIF orientation. */
  readonly height?: number;
  /** The EXIF orientation, 1 to 8; 1 when the file has none. */
  readonly orientation?: number;
  /** Whether the file holds more than one frame. */
  readonly animated?: boolean;
}
