import { formatLabel } from '../rules/image-types.js';
import { COLOR_NAMES, type FitChange } from './fit-change.js';
import type { Removal } from './removal.js';

/** Returns the English sentence about a change. */
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
    case 'incomplete':
      return change.missing === 0
        ? 'The file is incomplete: the picture may lack detail.'
        : `The file is incomplete: about ${Math.ceil(change.missing * 100)}% of the picture is missing.`;
    case 'metadata-dropped':
      return 'Any location, date and camera details were removed.';
    case 'orientation-dropped':
      return 'Kept as shown here: the rotation stored in the file, which browsers ignore, was removed.';
    case 'colors-converted':
      return `Colors were converted from ${change.from === 'gray' ? 'grayscale' : COLOR_NAMES[change.from]} to sRGB.`;
    case 'colors-uncertain':
      return "Colors may look different because they couldn't be converted.";
    case 'precision-reduced':
      return `Reduced from ${change.from} to 8 bits per channel.`;
    case 'gain-map-dropped':
      return 'The HDR gain map was removed.';
    case 'motion-dropped':
      return 'The motion video was removed.';
    case 'pictures-dropped':
      return 'Only the main picture was kept; the others in the file were removed.';
    default:
      return change satisfies never;
  }
}

/** Returns the English sentence about a removal. */
export function describeRemoval(removal: Removal): string {
  switch (removal) {
    case 'details':
      return 'Details such as place, date and camera were removed.';
    case 'content-credentials':
      return 'The Content Credentials were removed, so the history of the image can no longer be verified.';
    case 'trailing-data':
      return 'Only the main picture was kept: further pictures, motion and HDR data were removed.';
    default:
      return removal satisfies never;
  }
}

/** Decimal units: 1 MB is 1,000,000 bytes. */
function size(bytes: number): string {
  return bytes < 999_500
    ? `${Math.round(bytes / 1000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function pixels({ height, width }: { readonly width: number; readonly height: number }): string {
  return `${width} × ${height}`;
}
