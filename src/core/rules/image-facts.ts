import type { ImageType } from './image-types.js';

/** The color spaces that can be identified, by their CSS names if they have one. */
export type ColorSpace =
  | 'srgb'
  | 'display-p3'
  | 'adobe-rgb'
  | 'prophoto-rgb'
  | 'rec2020'
  /** HDR: Rec. 2020 with the curve of SMPTE ST 2084. */
  | 'rec2100-pq'
  /** HDR: Rec. 2020 with hybrid log-gamma. */
  | 'rec2100-hlg'
  | 'gray'
  | 'cmyk';

/** Facts that the header bytes of a file prove. Everything else is left out. */
export interface ImageFacts {
  /** The type of the content, regardless of the file's name and declared type. */
  readonly type?: ImageType;
  /** Pixels, as shown: after EXIF orientation. */
  readonly width?: number;
  /** Pixels, as shown: after EXIF orientation. */
  readonly height?: number;
  /** The EXIF orientation, 1 to 8. It is 1 if the file has none. */
  readonly orientation?: number;
  /** Whether the file contains more than one frame. */
  readonly animated?: boolean;
  /** The color space that the file states. Left out if it states none or an unknown one. */
  readonly colorSpace?: ColorSpace;
  /** Bits per channel: 8 for most images, 10 or 12 for HDR photos, up to 16. */
  readonly bitDepth?: number;
  /** `true` if a gain map makes it an HDR image on screens that can show it. */
  readonly gainMap?: boolean;
}
