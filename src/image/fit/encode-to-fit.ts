import { UploadError } from '../../core/errors/upload-error.js';
import { inspectImage } from '../inspect.js';
import type { Sides } from '../formats/bytes.js';
import { findFit } from './find-fit.js';
import type { Picture } from './open-picture.js';
import type { Attempt, TargetType } from './target-types.js';

/** An encoded image and its size in bytes. */
interface EncodedImage {
  readonly blob: Blob;
  readonly size: number;
  readonly sides: Sides;
}

/** Returns the result of the first attempt that succeeds; `undefined` if none does. */
export async function encodeToFit(
  picture: Pick<Picture, 'encode' | 'height' | 'width'>,
  attempts: readonly Attempt[],
  { quality, smallest }: { readonly smallest: number; readonly quality?: number | undefined },
): Promise<EncodedImage | undefined> {
  const { height, width } = picture;
  for (const { leastQuality, limit, mayShrink, type } of attempts) {
    const encode = async (sides: Sides, chosen: number) => {
      const blob = await picture.encode(sides, { type, quality: chosen });
      return { blob, size: blob.size, sides };
    };
    const found = await findFit(encode, {
      sides: { width, height },
      limit,
      leastQuality,
      bestQuality: quality,
      smallest: mayShrink ? smallest : 1,
    });
    if (found !== undefined) return proven(found, type);
  }
  return undefined;
}

/** Checks what the browser really wrote: WebP can turn out as PNG, and a picture can be cut off. */
async function proven(image: EncodedImage, type: TargetType): Promise<EncodedImage> {
  const { blob, sides } = image;
  const facts = await inspectImage(blob);
  const isAsAsked =
    facts.type === type && facts.width === sides.width && facts.height === sides.height;
  if (isAsAsked && blob.type === type) return image;
  throw new UploadError(
    'image-corrupt',
    `Instead of ${type}, ${sides.width} × ${sides.height}, the browser made ${facts.type ?? 'no image'}, ${facts.width} × ${facts.height}.`,
  );
}
