import type { ImageType } from '../../core/rules/image-types.js';

/** Width and height in pixels. */
export interface Sides {
  readonly width: number;
  readonly height: number;
}

/** An image that may be decoded. Its sides are as shown, after EXIF orientation. */
export interface DrawableImage extends Sides {
  readonly type: ImageType;
  readonly orientation: number;
}

/**
 * Returns options that only set the longer side so that the engine keeps the aspect ratio. Small images
 * stay unchanged.
 */
export function smaller({ width, height }: Sides, size: number): ImageBitmapOptions {
  if (Math.max(width, height) <= size) return {};
  return width >= height ? { resizeWidth: size } : { resizeHeight: size };
}

/** Returns a small copy. Takes ownership of the bitmap and closes it. */
export async function shrinkBitmap(bitmap: ImageBitmap, size: number): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(bitmap, { resizeQuality: 'medium', ...smaller(bitmap, size) });
  } finally {
    bitmap.close();
  }
}

/** Whether both have the same aspect ratio, except for two pixels of rounding. */
export function isShapedLike(bitmap: Sides, shown: Sides): boolean {
  const difference = Math.abs(bitmap.width * shown.height - bitmap.height * shown.width);
  return difference <= 2 * Math.max(shown.width, shown.height);
}
