import type { PixelRules } from '../../core/pixel-rules.js';
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

/** The most pixels that the rules let an image keep; it is never enlarged. */
export function largestSides(shown: Sides, rules: PixelRules): Sides {
  const { maxHeight = Infinity, maxWidth = Infinity } = rules;
  const scale = Math.min(Math.floor(maxWidth) / shown.width, Math.floor(maxHeight) / shown.height);
  return scale < 1 ? scaleSides(shown, scale) : shown;
}

/** How small an image may become; above 1 it is too small already. */
export function smallestScale(sides: Sides, { minHeight = 0, minWidth = 0 }: PixelRules): number {
  return Math.max(
    SMALLEST_SCALE,
    Math.ceil(minWidth) / sides.width,
    Math.ceil(minHeight) / sides.height,
  );
}
