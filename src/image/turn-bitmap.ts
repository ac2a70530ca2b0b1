import { isSideways } from './formats/tiff/exif.js';

/** Canvas transforms that show a picture with these sides as its EXIF orientation requires. */
const TRANSFORMS: Readonly<
  Record<
    number,
    (width: number, height: number) => readonly [number, number, number, number, number, number]
  >
> = {
  2: (width) => [-1, 0, 0, 1, width, 0],
  3: (width, height) => [-1, 0, 0, -1, width, height],
  4: (_, height) => [1, 0, 0, -1, 0, height],
  5: () => [0, 1, 1, 0, 0, 0],
  6: (_, height) => [0, 1, -1, 0, height, 0],
  7: (width, height) => [0, -1, -1, 0, height, width],
  8: (width) => [0, -1, 1, 0, 0, width],
};

/**
 * Turns a bitmap by an EXIF orientation. Takes ownership of it, and closes it if it returns another one.
 */
export async function turnBitmap(bitmap: ImageBitmap, orientation: number): Promise<ImageBitmap> {
  const transform = TRANSFORMS[orientation];
  if (transform === undefined) return bitmap;
  const { height, width } = bitmap;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = isSideways(orientation) ? [height, width] : [width, height];
  const context = canvas.getContext('2d');
  context?.setTransform(...transform(width, height));
  context?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return createImageBitmap(canvas);
}
