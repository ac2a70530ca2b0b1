import type { AppDecoders } from '../../core/rules/app-decoders.js';
import { appDecoderFor } from '../decoders/decode-by-app.js';
import { manageColors } from '../fit/manage-colors.js';
import { runExclusively } from '../fit/scheduling.js';
import { cropToPicture, readShownPicture } from '../shown-picture.js';
import { MOST_BYTES, MOST_PIXELS } from '../thumbnail/decode-small.js';
import { shrinkBitmap } from '../thumbnail/sides.js';
import type { PreviewRequest } from './create-preview.js';

/**
 * Creates a small bitmap of a HEIC or TIFF with the decoder that the app passes. Decodes one at a time,
 * since each needs four bytes of memory per pixel. Returns `undefined` for other files, for files over
 * the limits of all previews, and if the decoder returns a different picture from the one that is shown.
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
