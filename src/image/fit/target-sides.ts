import type { PixelRules } from '../../core/rules/pixel-rules.js';
import type { Sides } from '../formats/bytes.js';

/** What is left at a smaller share of its sides is not the same image any more. */
const SMALLEST_SCALE = 0.25;

/** An image at a share of its sides, in whole pixels. */
export function scaleSides({ height, width }: Sides, scale: number): Sides {
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/** What limits the sides of a new image. */
export interface TargetLimits extends PixelRules {
  /** Width times height. */
  readonly maxPixels?: number | undefined;
}

/** The most pixels that the rules let an image keep; it is never enlarged. */
export function largestSides(shown: Sides, rules: TargetLimits): Sides {
  const { maxHeight = Infinity, maxPixels = Infinity, maxWidth = Infinity } = rules;
  const area = Math.sqrt(maxPixels / (shown.width * shown.height));
  const scale = Math.min(Math.floor(maxWidth) / shown.width, Math.floor(maxHeight) / shown.height);
  if (Math.min(scale, area) >= 1) return shown;
  if (scale <= area) return scaleSides(shown, scale);
  // Rounded up on both sides, it would have more pixels than it may.
  const { height, width } = shown;
  return {
    width: Math.max(1, Math.floor(width * area)),
    height: Math.max(1, Math.floor(height * area)),
  };
}

/** How small an image may become; above 1 it is too small already. */
export function smallestScale(sides: Sides, { minHeight = 0, minWidth = 0 }: PixelRules): number {
  return Math.max(
    SMALLEST_SCALE,
    Math.ceil(minWidth) / sides.width,
    Math.ceil(minHeight) / sides.height,
  );
}
