import type { ColorSpace } from '../rules/image-facts.js';
import type { ImageType } from '../rules/image-types.js';

/** Width and height in pixels. */
interface Sides {
  readonly width: number;
  readonly height: number;
}

/** One thing that was done to a file to make it fit, or that was lost in doing so. */
export type FitChange =
  | { readonly kind: 'converted'; readonly from: ImageType; readonly to: ImageType }
  /** Bytes. */
  | { readonly kind: 'compressed'; readonly from: number; readonly to: number }
  /** Pixels, as shown. */
  | { readonly kind: 'scaled'; readonly from: Sides; readonly to: Sides }
  /** Transparency was replaced with white. */
  | { readonly kind: 'flattened' }
  /**
   * The file ends early. `missing` is the share of the picture that isn't there, from 0 to 1; 0 for
   * one that is all there, but coarser than it was meant to be.
   */
  | { readonly kind: 'incomplete'; readonly missing: number }
  /** EXIF, GPS and the like: no new file has any. */
  | { readonly kind: 'metadata-dropped' }
  /** The EXIF data of a WebP ask for a rotation that no browser applies; the new file looks as it did in the page. */
  | { readonly kind: 'orientation-dropped' }
  /** Colors of another color space were converted to sRGB. */
  | { readonly kind: 'colors-converted'; readonly from: ColorSpace }
  /** HDR colors, or those of a profile that only a color management system can read, are as they were decoded. */
  | { readonly kind: 'colors-uncertain' }
  /** Bits of each channel; 8 are left. */
  | { readonly kind: 'precision-reduced'; readonly from: number }
  /** It looks the same everywhere now, and no brighter on HDR screens. */
  | { readonly kind: 'gain-map-dropped' }
  /** The video of a motion photo. */
  | { readonly kind: 'motion-dropped' }
  /** Further pictures in the same file, such as the second one of a stereo camera or those of a collection. */
  | { readonly kind: 'pictures-dropped' };

/** Names that are the same in all languages. */
export const COLOR_NAMES: Readonly<Record<Exclude<ColorSpace, 'gray'>, string>> = {
  srgb: 'sRGB',
  'display-p3': 'Display P3',
  'adobe-rgb': 'Adobe RGB',
  'prophoto-rgb': 'ProPhoto RGB',
  rec2020: 'Rec. 2020',
  'rec2100-pq': 'HDR (PQ)',
  'rec2100-hlg': 'HDR (HLG)',
  cmyk: 'CMYK',
};
