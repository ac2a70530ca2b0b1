import { raceAbort } from '../../core/signals.js';
import type { Sides } from '../formats/bytes.js';
import { yieldToPage } from './scheduling.js';
import { CanvasError, openSurface, type Surface } from './canvas.js';
import type { TargetType } from './target-types.js';

/** Pixels. The canvas size that browsers with little memory still support: 4096 × 4096. */
const MODEST_AREA = 16_777_216;
/** Pixels per step: a few megabytes, so that the page stays responsive. */
const PIXELS_AT_ONCE = 1_000_000;

/** A decoded image for encoding. The caller that opens it closes it. */
export interface Picture extends Sides {
  readonly isTransparent: () => Promise<boolean>;
  /** Encodes the picture. Transparent areas become white in a JPEG. */
  readonly encode: (sides: Sides, how: Encoding) => Promise<Blob>;
  readonly close: () => void;
}

/** How to write a picture. */
export interface Encoding {
  readonly type: TargetType;
  readonly quality: number;
}

/**
 * Opens a picture for encoding. Returns `undefined` if no canvas can hold it, not even with fewer
 * pixels.
 */
export function openPicture(
  bitmap: ImageBitmap,
  most: Sides,
  signal: AbortSignal,
): Picture | undefined {
  const first = openSurface(most) ?? openSurface(modestSides(most));
  if (first === undefined) return undefined;
  let surface = first;
  draw(bitmap, surface);

  return {
    width: first.width,
    height: first.height,
    isTransparent: () => hasTransparency(surface, signal),
    async encode(sides, { quality, type }) {
      if (sides.width !== surface.width || sides.height !== surface.height) {
        surface.free();
        const next = openSurface(sides);
        if (next === undefined)
          throw new CanvasError('There is not enough memory for another canvas.');
        surface = next;
        draw(bitmap, surface);
      }
      if (type === 'image/jpeg') fillBehind(surface);
      return raceAbort(surface.write(type, quality), signal);
    },
    close: () => surface.free(),
  };
}

/** Rounds down, since a canvas with one row too many stays empty. */
function modestSides({ height, width }: Sides): Sides {
  const scale = Math.min(1, Math.sqrt(MODEST_AREA / (width * height)));
  return {
    width: Math.max(1, Math.floor(width * scale)),
    height: Math.max(1, Math.floor(height * scale)),
  };
}

function draw(bitmap: ImageBitmap, { context, height, width }: Surface): void {
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
}

/** Fills the background with white. Otherwise transparent areas would become black. */
function fillBehind({ context, height, width }: Surface): void {
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.globalCompositeOperation = 'source-over';
}

async function hasTransparency(
  { context, height, width }: Surface,
  signal: AbortSignal,
): Promise<boolean> {
  const rows = Math.max(1, Math.floor(PIXELS_AT_ONCE / width));
  for (let top = 0; top < height; top += rows) {
    const { data } = context.getImageData(0, top, width, Math.min(rows, height - top));
    for (let alpha = 3; alpha < data.length; alpha += 4) if (data[alpha]! < 255) return true;
    await yieldToPage();
    signal.throwIfAborted();
  }
  return false;
}
