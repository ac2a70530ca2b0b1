import type { PixelRules } from '../../core/rules/pixel-rules.js';
import type { Sides } from '../formats/bytes.js';

/** Below this scale, the result isn't the same image anymore. */
const SMALLEST_SCALE = 0.25;

/** Returns the sides at a scale, in whole pixels. */
export function scaleSides({ height, width }: Sides, scale: number): Sides {
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/** The limits of a new image's sides. */
export interface TargetLimits extends PixelRules {
  /** Width times height. */
  readonly maxPixels?: number | undefined;
}

/** Returns the largest sides that the rules allow. An image is never enlarged. */
export function largestSides(shown: Sides, rules: TargetLimits): Sides {
  const { maxHeight = Infinity, maxPixels = Infinity, maxWidth = Infinity } = rules;
  const area = Math.sqrt(maxPixels / (shown.width * shown.height));
  const scale = Math.min(Math.floor(maxWidth) / shown.width, Math.floor(maxHeight) / shown.height);
  if (Math.min(scale, area) >= 1) return shown;
  if (scale <= area) return scaleSides(shown, scale);
  // If both sides were rounded up, it would exceed the maximum number of pixels.
  const { height, width } = shown;
  return {
    width: Math.max(1, Math.floor(width * area)),
    height: Math.max(1, Math.floor(height * area)),
  };
}

/** Returns the minimum scale of an image. Above 1, the image is already too small. */
export function smallestScale(sides: Sides, { minHeight = 0, minWidth = 0 }: PixelRules): number {
  return Math.max(
    SMALLEST_SCALE,
    Math.ceil(minWidth) / sides.width,
    Math.ceil(minHeight) / sides.height,
  );
}
