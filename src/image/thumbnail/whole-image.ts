import { isShapedLike, smaller, type Sides } from './sides.js';

const UPRIGHT = { imageOrientation: 'from-image' } as const;
const QUICKLY = { resizeQuality: 'low' } as const;

/** Decodes the whole image and shrinks it. */
export async function decodeWhole(file: Blob, shown: Sides, size: number): Promise<ImageBitmap> {
  const bitmap = await createImageBitmap(file, { ...UPRIGHT, ...QUICKLY, ...smaller(shown, size) });
  if (isShapedLike(bitmap, shown) && Math.max(bitmap.width, bitmap.height) <= size) return bitmap;
  bitmap.close();
  return decodeThenShrink(file, size);
}

/**
 * The way round engines that shrink before they turn an image by its EXIF data: the sides then
 * change places, or the image is squeezed. A bitmap is upright already, so shrinking it is safe.
 */
async function decodeThenShrink(file: Blob, size: number): Promise<ImageBitmap> {
  const whole = await createImageBitmap(file, UPRIGHT);
  try {
    return await createImageBitmap(whole, { ...QUICKLY, ...smaller(whole, size) });
  } finally {
    whole.close();
  }
}
