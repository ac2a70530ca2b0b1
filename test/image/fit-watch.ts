import { vi } from 'vitest';

/** Collects every bitmap that is created from now on. */
export function watchBitmaps(): ImageBitmap[] {
  const bitmaps: ImageBitmap[] = [];
  const real: (...request: [ImageBitmapSource, ImageBitmapOptions?]) => Promise<ImageBitmap> =
    window.createImageBitmap.bind(window);
  const watched = async (...request: Parameters<typeof real>) => {
    const bitmap = await real(...request);
    bitmaps.push(bitmap);
    return bitmap;
  };
  vi.spyOn(window, 'createImageBitmap').mockImplementation(watched as typeof createImageBitmap);
  return bitmaps;
}

/** A closed bitmap has no size. */
export const isClosed = ({ width }: ImageBitmap) => width === 0;

/** The current methods of a prototype. */
export function methodsOf<Prototype extends object>(prototype: Prototype): Prototype {
  return Object.create(null, Object.getOwnPropertyDescriptors(prototype)) as Prototype;
}

/** Runs a function at each encoding and counts the encodings. */
export function watchEncodes(
  onEncode: (count: number, canvas: OffscreenCanvas) => void = () => {},
) {
  const original = methodsOf(OffscreenCanvas.prototype);
  let count = 0;
  return vi.spyOn(OffscreenCanvas.prototype, 'convertToBlob').mockImplementation(function encode(
    this: OffscreenCanvas,
    options,
  ) {
    // The code under test encodes a single pixel to ask a browser whether it writes WebP.
    if (this.width > 1) onEncode((count += 1), this);
    return original.convertToBlob.call(this, options);
  });
}
