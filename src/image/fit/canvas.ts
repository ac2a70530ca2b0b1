import type { Sides } from '../formats/bytes.js';
import type { TargetType } from './target-types.js';

type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

/** A canvas with its context; the caller that opens it frees its memory. */
export interface Surface extends Sides {
  readonly context: Context;
  readonly write: (type: TargetType, quality: number) => Promise<Blob>;
  readonly free: () => void;
}

/** What is drawn into one corner to see whether it comes back. */
const PROBE = [51, 102, 153, 255] as const;
/** Tools against tracking that change what is read by so little spoil no picture. */
const MOST_DIFFERENCE = 8;

/**
 * A canvas of this size. Undefined where the browser has none so large: such a canvas takes all that
 * is drawn into it and stays empty.
 *
 * @throws CanvasError where what is read from a canvas is not what was drawn.
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
    throw new CanvasError('The canvas returns other pixels than were drawn.', { isBlocked: true });
  }
  return { width, height, context, write: (...how) => toBlob(canvas, ...how), free };
}

/** What a canvas has failed at. */
export class CanvasError extends Error {
  override readonly name = 'CanvasError';
  /** Tools against tracking hand out noise instead of pictures; all else is a lack of memory. */
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

/** Browsers that cannot write WebP answer with PNG. */
export async function canWriteWebp(): Promise<boolean> {
  const surface = openSurface({ width: 1, height: 1 });
  try {
    return (await surface?.write('image/webp', 1))?.type === 'image/webp';
  } finally {
    surface?.free();
  }
}

type Canvas = OffscreenCanvas | HTMLCanvasElement;

/** The first Safari with `OffscreenCanvas` draws nothing on one in two dimensions. */
function createCanvas({ height, width }: Sides): Canvas {
  if (typeof OffscreenCanvas === 'function') {
    const canvas = new OffscreenCanvas(width, height);
    if (typeof canvas.convertToBlob === 'function' && contextOf(canvas) !== null) return canvas;
  }
  return Object.assign(document.createElement('canvas'), { width, height });
}

/** All is read back here, which a canvas in the memory of a graphics card does slowly. */
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
