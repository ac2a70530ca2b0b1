import type { ImageFacts } from '../core/image-facts.js';

/** Decoding takes four bytes of memory for each pixel, so 200 MB at this size. */
const MOST_PIXELS = 50_000_000;

const UPRIGHT = { imageOrientation: 'from-image' } as const;

/** How a thumbnail is to be. */
export interface ThumbnailRequest {
  /** What `inspectImage` proved about the file. */
  readonly facts: ImageFacts;
  /** The most device pixels the longer side may have. */
  readonly size: number;
  /** Aborted when nobody waits for the thumbnail any more; one that comes later is closed. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * A small upright bitmap of an image; whoever receives it closes it.
 *
 * Undefined where there is no preview to be had: the header proves no type or size, the image has
 * more than 50 megapixels, the browser cannot decode it, or the signal is aborted.
 */
export async function createThumbnail(
  file: Blob,
  { facts, size, signal }: ThumbnailRequest,
): Promise<ImageBitmap | undefined> {
  if (typeof createImageBitmap !== 'function' || signal?.aborted) return undefined;
  const { type, width, height } = facts;
  if (!type || !width || !height || width * height > MOST_PIXELS) return undefined;

  const bitmap = await decode(file, { width, height }, size);
  if (!signal?.aborted) return bitmap;
  bitmap?.close();
  return undefined;
}

interface Sides {
  readonly width: number;
  readonly height: number;
}

async function decode(file: Blob, shown: Sides, size: number): Promise<ImageBitmap | undefined> {
  try {
    const bitmap = await createImageBitmap(file, { ...UPRIGHT, ...smaller(shown, size) });
    if (isShapedLike(bitmap, shown) && Math.max(bitmap.width, bitmap.height) <= size) return bitmap;
    bitmap.close();
    return await decodeThenShrink(file, size);
  } catch {
    return undefined;
  }
}

/**
 * The way round engines that shrink before they turn an image by its EXIF data: the sides then
 * change places, or the image is squeezed. A bitmap is upright already, so shrinking it is safe.
 */
async function decodeThenShrink(file: Blob, size: number): Promise<ImageBitmap> {
  const whole = await createImageBitmap(file, UPRIGHT);
  try {
    return await createImageBitmap(whole, smaller(whole, size));
  } finally {
    whole.close();
  }
}

/** Names the longer side alone, so that the engine keeps the shape; small images stay as they are. */
function smaller({ width, height }: Sides, size: number): ImageBitmapOptions {
  if (Math.max(width, height) <= size) return {};
  const side = width >= height ? { resizeWidth: size } : { resizeHeight: size };
  return { ...side, resizeQuality: 'low' };
}

/** Whether both have the same ratio of sides, but for two pixels of rounding. */
function isShapedLike(bitmap: Sides, shown: Sides): boolean {
  const difference = Math.abs(bitmap.width * shown.height - bitmap.height * shown.width);
  return difference <= 2 * Math.max(shown.width, shown.height);
}
