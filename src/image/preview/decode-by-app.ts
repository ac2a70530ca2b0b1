import type { HeicLoader } from '../../core/rules/heic-loader.js';
import type { ImageType } from '../../core/rules/image-types.js';
import { decodeHeic } from '../fit/decode-heic.js';
import { manageColors } from '../fit/manage-colors.js';
import { runExclusively } from '../fit/scheduling.js';
import { cropToPicture, readHeifPicture } from '../heif-picture.js';
import { MOST_BYTES, MOST_PIXELS } from '../thumbnail/decode-small.js';
import { shrinkBitmap } from '../thumbnail/sides.js';
import type { PreviewRequest } from './create-preview.js';

const HEIC: ReadonlySet<ImageType> = new Set<ImageType>(['image/heic', 'image/heif']);

/**
 * A small bitmap of a HEIC, by the decoder that the app hands in: one at a time, since each takes four
 * bytes of memory per pixel. Undefined for other files, for those over the bounds of all previews, and
 * where the decoder gives another picture than the one that is shown.
 */
export async function decodeByApp(
  file: Blob,
  { facts, heic, signal, size }: PreviewRequest & { readonly heic: HeicLoader },
): Promise<ImageBitmap | undefined> {
  const { height = 0, type, width = 0 } = facts;
  const area = width * height;
  if (!type || !HEIC.has(type) || area === 0 || area > MOST_PIXELS || file.size > MOST_BYTES) {
    return undefined;
  }
  const picture = await readHeifPicture(file, signal);
  const whole = await runExclusively(() => decodeHeic(file, heic, signal), signal);
  const shown = await cropToPicture(whole, { width, height }, picture);
  if (shown === undefined) return undefined;
  const small = await shrinkBitmap(shown, size);
  return (await manageColors(small, picture?.color, signal)).bitmap;
}
