import type { ImageFacts } from '../core/image-facts.js';

/** Above it a browser may need gigabytes to decode. */
const MOST_PIXELS = 50_000_000;

/** How a thumbnail is to be. */
export interface ThumbnailRequest {
  readonly facts: ImageFacts;
  /** Device pixels of the longer side, at most. */
  readonly size: number;
  readonly signal?: AbortSignal;
}

/**
 * A small upright bitmap of an image, for the caller to close. Undefined where the browser cannot
 * decode it, or where decoding could hurt: unknown type or size, or more than 50 megapixels.
 */
export async function createThumbnail(
  file: Blob,
  { facts, signal, size }: ThumbnailRequest,
): Promise<ImageBitmap | undefined> {
  const { height, type, width } = facts;
  if (type === undefined || width === undefined || height === undefined) return undefined;
  if (width * height > MOST_PIXELS || typeof createImageBitmap === 'undefined') return undefined;
  const scale = Math.min(1, size / Math.max(width, height));
  try {
    const bitmap = await createImageBitmap(file, {
      resizeWidth: Math.max(1, Math.round(width * scale)),
      resizeHeight: Math.max(1, Math.round(height * scale)),
      resizeQuality: 'low',
      imageOrientation: 'from-image',
    });
    if (!signal?.aborted) return bitmap;
    bitmap.close();
    return undefined;
  } catch {
    return undefined;
  }
}
