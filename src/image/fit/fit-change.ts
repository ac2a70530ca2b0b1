import type { ColorSpace, ImageFacts } from '../../core/rules/image-facts.js';
import { formatLabel, type ImageType } from '../../core/rules/image-types.js';
import type { Sides } from '../formats/bytes.js';

/** One thing that was done to a file so that its provider takes it. */
export type FitChange =
  | { readonly kind: 'converted'; readonly from: ImageType; readonly to: ImageType }
  /** Bytes. */
  | { readonly kind: 'compressed'; readonly from: number; readonly to: number }
  /** Pixels, as shown. */
  | { readonly kind: 'scaled'; readonly from: Sides; readonly to: Sides }
  /** Transparency was replaced with white. */
  | { readonly kind: 'flattened' }
  /** EXIF, GPS and the like: no new file has any. */
  | { readonly kind: 'metadata-dropped' }
  /** EXIF may say that a WebP is to be turned. No browser does, so the new file looks as it did there. */
  | { readonly kind: 'turn-dropped' }
  /** Wide or other colors are those of sRGB now. */
  | { readonly kind: 'colors-converted'; readonly from: ColorSpace }
  /** HDR colors, or those of a profile that only a color management system can read, are as they were decoded. */
  | { readonly kind: 'colors-uncertain' }
  /** Bits of each channel; 8 are left. */
  | { readonly kind: 'precision-reduced'; readonly from: number }
  /** It looks the same everywhere now, and no brighter on HDR screens. */
  | { readonly kind: 'gain-map-dropped' };

const COLOR_NAMES: Readonly<Record<ColorSpace, string>> = {
  srgb: 'sRGB',
  'display-p3': 'Display P3',
  'adobe-rgb': 'Adobe RGB',
  'prophoto-rgb': 'ProPhoto RGB',
  rec2020: 'Rec. 2020',
  'rec2100-pq': 'HDR (PQ)',
  'rec2100-hlg': 'HDR (HLG)',
  gray: 'grayscale',
  cmyk: 'CMYK',
};

/** What re-encoding takes from an image with these facts, whatever else is done to it. */
export function lossesOf(facts: ImageFacts, colors: 'managed' | 'uncertain'): readonly FitChange[] {
  const { bitDepth = 8, colorSpace = 'srgb', gainMap } = facts;
  const isConverted = colors === 'managed' && colorSpace !== 'srgb' && colorSpace !== 'gray';
  const losses: readonly (FitChange | false)[] = [
    isConverted && { kind: 'colors-converted', from: colorSpace },
    colors === 'uncertain' && { kind: 'colors-uncertain' },
    bitDepth > 8 && { kind: 'precision-reduced', from: bitDepth },
    gainMap === true && { kind: 'gain-map-dropped' },
    // The orientation stays open only where the file has EXIF.
    facts.type === 'image/webp' && facts.orientation === undefined && { kind: 'turn-dropped' },
    { kind: 'metadata-dropped' },
  ];
  return losses.filter((loss) => loss !== false);
}

/** The English sentence about a change. */
export function describeChange(change: FitChange): string {
  switch (change.kind) {
    case 'converted':
      return `Converted from ${formatLabel(change.from)} to ${formatLabel(change.to)}.`;
    case 'compressed':
      return `Made smaller: ${size(change.from)} to ${size(change.to)}.`;
    case 'scaled':
      return `Scaled down: ${pixels(change.from)} to ${pixels(change.to)} pixels.`;
    case 'flattened':
      return 'Transparency was replaced with white.';
    case 'metadata-dropped':
      return 'Location, date and camera details were removed.';
    case 'turn-dropped':
      return 'Kept as browsers show it: the EXIF orientation of the WebP is left out.';
    case 'colors-converted':
      return `Colors were converted from ${COLOR_NAMES[change.from]} to sRGB.`;
    case 'colors-uncertain':
      return "Colors may look different because they couldn't be converted.";
    case 'precision-reduced':
      return `Reduced from ${change.from} to 8 bits per channel.`;
    case 'gain-map-dropped':
      return 'The HDR gain map was removed.';
    default:
      return change satisfies never;
  }
}

/** Decimal units: 1 MB is 1,000,000 bytes. */
function size(bytes: number): string {
  return bytes < 999_500
    ? `${Math.round(bytes / 1000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function pixels({ height, width }: Sides): string {
  return `${width} × ${height}`;
}
