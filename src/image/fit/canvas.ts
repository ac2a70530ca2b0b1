import type { Sides } from '../formats/bytes.js';
import type { TargetType } from './target-types.js';

type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

/** A canvas with its context. The caller that opens it frees its memory. */
export interface Surface extends Sides {
  readonly context: Context;
  readonly write: (type: TargetType, quality: number) => Promise<Blob>;
  readonly free: () => void;
}

/** A color that is drawn into one corner to check that it is read back. */
const PROBE = [51, 102, 153, 255] as const;
/** Anti-tracking tools that change pixel values this little spoil no picture. */
const MOST_DIFFERENCE = 8;

/**
 * Opens a canvas of this size. Returns `undefined` if the browser has none this large: such a canvas
 * accepts all drawing but stays empty.
 *
 * @throws CanvasError if the pixels read from a canvas aren't the pixels drawn.
 */
export function openSurface(sides: Sides): Surface | undefined {
  const { height, width } = sides;
  const canvas = createCanvas(sides);
  const context = contextOf(canvas);
  const free = () => {
    canvas.width = 0;
    canvas.height = 0;
  };
  const pixel = context === null ? undefined : readProbe(context, sides);
  if (context === null || pixel === undefined || pixel[3] === 0) {
    free();
    return undefined;
  }
  if (pixel.some((value, index) => Math.abs(value - PROBE[index]!) > MOST_DIFFERENCE)) {
    free();
    throw new CanvasError('The canvas does not return the pixels that were drawn.', {
      isBlocked: true,
    });
  }
  return { width, height, context, write: (...how) => toBlob(canvas, ...how), free };
}

/** A failure of a canvas. */
export class CanvasError extends Error {
  override readonly name = 'CanvasError';
  /**
   * Whether anti-tracking tools return noise instead of pixels. Every other failure is a lack of memory.
   */
  readonly isBlocked: boolean;

  constructor(message: string, { cause, isBlocked = false }: CanvasErrorDetails = {}) {
    super(message, { cause });
    this.isBlocked = isBlocked;
  }
}

interface CanvasErrorDetails {
  readonly isBlocked?: boolean;
  readonly cause?: unknown;
}

/** Whether the browser can write WebP. Browsers that can't return PNG. */
export async function canWriteWebp(): Promise<boolean> {
  const surface = openSurface({ width: 1, height: 1 });
  try {
    return (await surface?.write('image/webp', 1))?.type === 'image/webp';
  } finally {
    surface?.free();
  }
}

type Canvas = OffscreenCanvas | HTMLCanvasElement;

/** Creates a canvas. The first Safari with `OffscreenCanvas` has no 2D context for it. */
function createCanvas({ height, width }: Sides): Canvas {
  if (typeof OffscreenCanvas === 'function') {
    const canvas = new OffscreenCanvas(width, height);
    if (typeof canvas.convertToBlob === 'function' && contextOf(canvas) !== null) return canvas;
  }
  return Object.assign(document.createElement('canvas'), { width, height });
}

/** Returns a context for reading pixels, which is slow with a canvas in GPU memory. */
function contextOf(canvas: Canvas): Context | null {
  return canvas.getContext('2d', { willReadFrequently: true });
}

function readProbe(context: Context, { height, width }: Sides): Uint8ClampedArray | undefined {
  try {
    context.fillStyle = `rgb(${PROBE.slice(0, 3).join(' ')})`;
    context.fillRect(width - 1, height - 1, 1, 1);
    const { data } = context.getImageData(width - 1, height - 1, 1, 1);
    context.clearRect(0, 0, width, height);
    return data;
  } catch {
    return undefined;
  }
}

async function toBlob(canvas: Canvas, type: TargetType, quality: number): Promise<Blob> {
  try {
    if ('convertToBlob' in canvas) return await canvas.convertToBlob({ type, quality });
    return await new Promise((resolve, reject) => {
      const take = (blob: Blob | null) => (blob === null ? reject() : resolve(blob));
      canvas.toBlob(take, type, quality);
    });
  } catch (cause) {
    throw new CanvasError(`The browser did not encode ${type}.`, { cause });
  }
}
