import { decodeFirstFrame } from './first-frame.js';
import { isShapedLike, type DrawableImage } from './sides.js';
import { decodeWhole } from './whole-image.js';

/** Decoding takes four bytes of memory for each pixel, so 200 MB at this size. */
export const MOST_PIXELS = 50_000_000;

/** Bytes. What a preview reads of a file; image data behind them are those of other pictures and videos. */
export const MOST_BYTES = 67_108_864;

/**
 * A small upright bitmap, made the cheap way where there is one; undefined where the browser cannot
 * decode the image. Closes what comes when nobody waits any more.
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
