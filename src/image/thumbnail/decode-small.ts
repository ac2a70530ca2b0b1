import { decodeFirstFrame } from './first-frame.js';
import { isShapedLike, type DrawableImage } from './sides.js';
import { decodeWhole } from './whole-image.js';

/** Decoding needs four bytes of memory per pixel, so 200 MB at this size. */
export const MOST_PIXELS = 50_000_000;

/**
 * Bytes. The part of a file that a preview reads. Image data after it belongs to other pictures and
 * videos.
 */
export const MOST_BYTES = 67_108_864;

/**
 * Decodes a small upright bitmap, in the cheapest available way. Returns `undefined` if the browser
 * can't decode the image. Closes bitmaps that arrive after an abort.
 */
export async function decodeSmall(
  file: Blob,
  image: DrawableImage,
  size: number,
  signal: AbortSignal,
): Promise<ImageBitmap | undefined> {
  if (image.width * image.height > MOST_PIXELS) return undefined;
  if (typeof ImageDecoder === 'function' && !(await ImageDecoder.isTypeSupported(image.type))) {
    return undefined;
  }
  const readable = file.size > MOST_BYTES ? file.slice(0, MOST_BYTES, image.type) : file;
  for (const way of [decodeFirstFrame, decodeWhole]) {
    if (signal.aborted) return undefined;
    const bitmap = await way(readable, image, size, signal).catch(() => undefined);
    if (bitmap !== undefined && !signal.aborted && isShapedLike(bitmap, image)) return bitmap;
    bitmap?.close();
  }
  return undefined;
}
