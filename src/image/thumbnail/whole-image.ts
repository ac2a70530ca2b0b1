import type { ImageType } from '../../core/rules/image-types.js';
import { isShapedLike, smaller, type DrawableImage } from './sides.js';

const UPRIGHT = { imageOrientation: 'from-image' } as const;
/** `low` leaves jagged edges, which hardly show in photos, and `medium` takes twice as long. */
const quality = (type: ImageType) =>
  ({ resizeQuality: type === 'image/jpeg' ? 'low' : 'medium' }) as const;

/** Decodes the whole image and shrinks it. */
export async function decodeWhole(
  file: Blob,
  shown: DrawableImage,
  size: number,
): Promise<ImageBitmap> {
  const bitmap = await createImageBitmap(file, {
    ...UPRIGHT,
    ...quality(shown.type),
    ...smaller(shown, size),
  });
  if (isShapedLike(bitmap, shown) && Math.max(bitmap.width, bitmap.height) <= size) return bitmap;
  bitmap.close();
  return decodeThenShrink(file, shown.type, size);
}

/**
 * Works around engines that shrink an image before they turn it by its EXIF data, which swaps the sides
 * or squeezes the image. A bitmap is already upright, so shrinking it is safe.
 */
async function decodeThenShrink(file: Blob, type: ImageType, size: number): Promise<ImageBitmap> {
  const whole = await createImageBitmap(file, UPRIGHT);
  try {
    return await createImageBitmap(whole, { ...quality(type), ...smaller(whole, size) });
  } finally {
    whole.close();
  }
}
