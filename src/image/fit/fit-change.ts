import { formatLabel, type ImageType } from '../../core/image-types.js';
import type { Sides } from '../formats/bytes.js';

/** One thing that was done to a file so that its provider takes it. */
export type FitChange =
  | { readonly kind: 'converted'; readonly from: ImageType; readonly to: ImageType }
  /** Bytes. */
  | { readonly kind: 'compressed'; readonly from: number; readonly to: number }
  /** Pixels, as shown. */
  | { readonly kind: 'scaled'; readonly from: Sides; readonly to: Sides }
  /** What was transparent is white now. */
  | { readonly kind: 'flattened' }
  /** EXIF, GPS and the like: no new file has any. */
  | { readonly kind: 'metadata-dropped' };

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
      return 'What was transparent is white now.';
    case 'metadata-dropped':
      return 'Details such as place, date and camera are left out.';
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
