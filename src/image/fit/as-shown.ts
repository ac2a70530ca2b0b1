import type { ImageFacts } from '../../core/rules/image-facts.js';
import type { Sides } from '../formats/bytes.js';
import type { HeifPicture } from '../heif-picture.js';
import { otherPicture } from './refusals.js';

/** What the header says of a decoded picture. */
export interface Declared {
  readonly name: string;
  readonly facts: ImageFacts;
  /** Of HEIC and AVIF files, which can hold several pictures and cropped ones. */
  readonly picture: HeifPicture | undefined;
}

/**
 * The picture that the file shows. Chromium ignores how an AVIF is cropped, and decoders for HEIC may
 * give another picture of a collection: what a person cropped away or never saw must not go out.
 *
 * Takes the bitmap over, and closes it where it gives another.
 *
 * @throws UploadError `image-corrupt` where it is another picture.
 */
export async function asShown(
  bitmap: ImageBitmap,
  { facts, name, picture }: Declared,
): Promise<ImageBitmap> {
  const { height, width } = facts;
  if (picture === undefined || width === undefined || height === undefined) return bitmap;
  if (areEqual(bitmap, { width, height })) return bitmap;
  try {
    const { from, to } = picture.cropped ?? {};
    if (from === undefined || to === undefined || !areEqual(bitmap, from)) {
      throw otherPicture(name, { width, height }, bitmap);
    }
    const [left, top] = [Math.round(to.left), Math.round(to.top)];
    return await createImageBitmap(bitmap, left, top, to.width, to.height);
  } finally {
    bitmap.close();
  }
}

function areEqual(one: Sides, other: Sides): boolean {
  return one.width === other.width && one.height === other.height;
}
