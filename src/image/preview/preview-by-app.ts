import type { AppDecoders } from '../../core/rules/app-decoders.js';
import { appDecoderFor } from '../decoders/decode-by-app.js';
import { manageColors } from '../fit/manage-colors.js';
import { runExclusively } from '../fit/scheduling.js';
import { cropToPicture, readShownPicture } from '../shown-picture.js';
import { MOST_BYTES, MOST_PIXELS } from '../thumbnail/decode-small.js';
import { shrinkBitmap } from '../thumbnail/sides.js';
import type { PreviewRequest } from './create-preview.js';

/**
 * A small bitmap of a HEIC or TIFF, by the decoder that the app passes: one at a time, since each takes
 * four bytes of memory per pixel. Undefined for other files, for those over the bounds of all previews, and
 * where the decoder gives another picture than the one that is shown.
 */
export async function previewByApp(
  file: Blob,
  { decoders, facts, signal, size }: PreviewRequest & { readonly decoders: AppDecoders },
): Promise<ImageBitmap | undefined> {
  const { height = 0, type, width = 0 } = facts;
  const area = width * height;
  const decodeFile = type && appDecoderFor(type, decoders);
  if (!decodeFile || area === 0 || area > MOST_PIXELS || file.size > MOST_BYTES) return undefined;
  const picture = await readShownPicture(file, type, signal);
  const whole = await runExclusively(() => decodeFile(file, signal), signal);
  const shown = await cropToPicture(whole, { width, height }, picture);
  if (shown === undefined) return undefined;
  const small = await shrinkBitmap(shown, size);
  return (await manageColors(small, picture?.color, signal)).bitmap;
}
