import type { ColorSpace } from '../rules/image-facts.js';
import type { ImageType } from '../rules/image-types.js';

/** Width and height in pixels. */
interface Sides {
  readonly width: number;
  readonly height: number;
}

/** A change that made a file fit, or a loss that it caused. */
export type FitChange =
  | { readonly kind: 'converted'; readonly from: ImageType; readonly to: ImageType }
  /** Bytes. */
  | { readonly kind: 'compressed'; readonly from: number; readonly to: number }
  /** Pixels, as shown. */
  | { readonly kind: 'scaled'; readonly from: Sides; readonly to: Sides }
  /** Transparency was replaced with white. */
  | { readonly kind: 'flattened' }
  /**
   * The file ends early. `missing` is the missing share of the picture, from 0 to 1. It is 0 for a
   * picture that is complete but less detailed than intended.
   */
  | { readonly kind: 'incomplete'; readonly missing: number }
  /** EXIF, GPS and similar data, which no new file has. */
  | { readonly kind: 'metadata-dropped' }
  /** A WebP stored a rotation that no browser applies. The new file looks as it did in the page. */
  | { readonly kind: 'orientation-dropped' }
  /** Colors of another color space were converted to sRGB. */
  | { readonly kind: 'colors-converted'; readonly from: ColorSpace }
  /** HDR colors, or those of a profile that only a color management system can read, stayed as decoded. */
  | { readonly kind: 'colors-uncertain' }
  /** Bits per channel, of which 8 are left. */
  | { readonly kind: 'precision-reduced'; readonly from: number }
  /** The image now looks the same everywhere, without extra brightness on HDR screens. */
  | { readonly kind: 'gain-map-dropped' }
  /** The video of a motion photo was removed. */
  | { readonly kind: 'motion-dropped' }
  /** Other pictures in the file were removed, as from a stereo camera or a collection. */
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
