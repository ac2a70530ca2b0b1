import type { ColorProfile } from '../color/color-profile.js';
import { converterToSrgb } from '../color/to-srgb.js';
import { yieldToPage } from './scheduling.js';
import { CanvasError, openSurface, type Surface } from './canvas.js';

/** Pixels per step: a few megabytes, so that the page stays responsive. */
const PIXELS_AT_ONCE = 1_000_000;

/** A decoded image. The receiver closes it. */
export interface Decoded {
  readonly bitmap: ImageBitmap;
  /** Whether its colors are correct or a guess. */
  readonly colors: 'managed' | 'uncertain';
  /** The share of the picture that an incomplete file lacks, from 0 to 1; `undefined` for whole files. */
  readonly missing?: number | undefined;
}

/**
 * Converts the pixel values of a decoder without color management to sRGB. Colors that only a color
 * management system can convert stay unchanged and are reported as uncertain.
 *
 * Takes ownership of the bitmap, and closes it if it returns another one.
 */
export async function manageColors(
  bitmap: ImageBitmap,
  profile: ColorProfile | undefined,
  signal: AbortSignal,
): Promise<Decoded> {
  if (profile === undefined || profile.name === 'srgb' || profile.name === 'gray') {
    return { bitmap, colors: 'managed' };
  }
  if (profile.kind === 'other') return { bitmap, colors: 'uncertain' };
  const { height, width } = bitmap;
  const surface = openSurface({ width, height });
  try {
    if (surface === undefined) throw new CanvasError('There is not enough memory for a canvas.');
    surface.context.drawImage(bitmap, 0, 0);
    await convert(surface, writerFor(profile), signal);
    return { bitmap: await createImageBitmap(surface.context.canvas), colors: 'managed' };
  } finally {
    bitmap.close();
    surface?.free();
  }
}

async function convert(surface: Surface, write: RowWriter, signal: AbortSignal): Promise<void> {
  const { context, height, width } = surface;
  const rows = Math.max(1, Math.floor(PIXELS_AT_ONCE / width));
  for (let top = 0; top < height; top += rows) {
    write(context.getImageData(0, top, width, Math.min(rows, height - top)), surface, top);
    await yieldToPage();
    signal.throwIfAborted();
  }
}

type RowWriter = (image: ImageData, surface: Surface, top: number) => void;

/**
 * Returns a writer that converts rows of pixels. Display P3 is converted by the browser if it supports
 * P3 image data, which is faster.
 */
function writerFor(profile: ColorProfile & { kind: 'matrix' }): RowWriter {
  if (profile.name === 'display-p3' && hasP3()) {
    return ({ data, height, width }, { context }, top) =>
      context.putImageData(new ImageData(data, width, height, P3), 0, top);
  }
  const toSrgb = converterToSrgb(profile);
  return (image, { context }, top) => {
    toSrgb(image.data);
    context.putImageData(image, 0, top);
  };
}

const P3 = { colorSpace: 'display-p3' } as const;

/** Whether the browser supports P3 image data. Others ignore the option. */
function hasP3(): boolean {
  try {
    return new ImageData(1, 1, P3).colorSpace === P3.colorSpace;
  } catch {
    return false;
  }
}
