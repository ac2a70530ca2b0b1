import type { AppDecoders } from '../../core/rules/app-decoders.js';
import type { ImageFacts } from '../../core/rules/image-facts.js';
import type { ImageType } from '../../core/rules/image-types.js';
import { unreadableFile } from '../../core/rules/unreadable-file.js';
import { UploadError } from '../../core/errors/upload-error.js';
import { decodeIncomplete } from '../decode-incomplete.js';
import { appDecoderFor } from '../decoders/decode-by-app.js';
import { decodeInTime } from '../decoders/decode-in-time.js';
import { AppDecoderError } from '../decoders/load-decoder.js';
import { cropToPicture, readShownPicture } from '../shown-picture.js';
import { manageColors, type Decoded } from './manage-colors.js';
import {
  decoderFailed,
  heicLoaderMissing,
  notDecodable,
  otherPicture,
  tooManyPixels,
} from './refusals.js';

/** Input for decoding a file. */
interface DecodeRequest {
  readonly type: ImageType;
  /** The facts from the header. */
  readonly facts: ImageFacts;
  /** The rule that the file breaks. */
  readonly broken: UploadError;
  readonly decoders: AppDecoders;
  readonly signal: AbortSignal;
}

/** Types that few browsers decode. A file that others reject may still be intact. */
const RARELY_DECODED = new Set<ImageType>(['image/heic', 'image/heif', 'image/tiff']);

/**
 * Decodes an image upright, according to its EXIF data. The result is the picture that the header says
 * is shown.
 *
 * @throws UploadError if it can't be decoded, and the signal's reason as soon as that is aborted.
 */
export async function decodeImage(file: File, request: DecodeRequest): Promise<Decoded> {
  const { facts, signal, type } = request;
  const picture = await readShownPicture(file, type, signal);
  const { bitmap, isRaw, missing } = await decode(file, request);
  const decoded = { width: bitmap.width, height: bitmap.height };
  const shown = await cropToPicture(bitmap, facts, picture);
  if (shown === undefined) {
    const { height = 0, width = 0 } = facts;
    throw otherPicture(file.name, { width, height }, decoded);
  }
  return isRaw
    ? manageColors(shown, picture?.color, signal)
    : { bitmap: shown, colors: 'managed', missing };
}

async function decode(
  file: File,
  request: DecodeRequest,
): Promise<{ readonly bitmap: ImageBitmap; readonly isRaw: boolean; readonly missing?: number }> {
  const { broken, signal, type } = request;
  try {
    const upright = createImageBitmap(file, { imageOrientation: 'from-image' });
    return { bitmap: await decodeInTime(upright, signal), isRaw: false };
  } catch (cause) {
    signal.throwIfAborted();
    if (type === 'image/jxl') throw notDecodable(type, broken);
    if (!RARELY_DECODED.has(type)) {
      const incomplete = await decodeIncomplete(file, { signal });
      if (incomplete === undefined) throw await corruptOrUnreadable(file, cause);
      return { ...incomplete, isRaw: false };
    }
  }
  return { bitmap: await decodeByApp(file, request), isRaw: true };
}

async function decodeByApp(
  file: File,
  { broken, decoders, facts, signal, type }: DecodeRequest,
): Promise<ImageBitmap> {
  const decodeFile = appDecoderFor(type, decoders);
  if (decodeFile === undefined) throw heicLoaderMissing(file, type, broken);
  try {
    return await decodeFile(file, signal);
  } catch (cause) {
    signal.throwIfAborted();
    if (!(cause instanceof AppDecoderError)) throw await corruptOrUnreadable(file, cause);
    if (cause.reason === 'not-decodable') throw notDecodable(type, broken, cause);
    if (cause.reason === 'loader-failed') throw decoderFailed(file, { broken, cause, type });
    const { height = 0, width = 0 } = facts;
    throw tooManyPixels(file.name, { width, height }, { broken, cause });
  }
}

/** Distinguishes a damaged image from a file that is gone, which a decoder's error doesn't. */
async function corruptOrUnreadable(file: File, cause: unknown): Promise<UploadError> {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch (unreadable) {
    return unreadableFile(file, unreadable);
  }
  return new UploadError('image-corrupt', `${file.name} cannot be decoded.`, {
    params: { name: file.name },
    cause,
  });
}
