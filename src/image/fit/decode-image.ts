import type { ImageType } from '../../core/image-types.js';
import { unreadableFile } from '../../core/unreadable-file.js';
import { UploadError } from '../../core/upload-error.js';
import { decodeHeic, HeicLoaderError, type HeicLoader } from './decode-heic.js';
import { decodeInTime } from './decode-in-time.js';
import { heicLoaderFailed, heicLoaderMissing } from './refusals.js';

/** What decoding a file takes. */
export interface DecodeRequest {
  readonly type: ImageType;
  /** The rule that the file breaks. */
  readonly broken: UploadError;
  readonly heic: HeicLoader | undefined;
  readonly signal: AbortSignal;
}

const HEIC_TYPES = new Set<ImageType>(['image/heic', 'image/heif']);

/**
 * An image, upright, whatever its EXIF data say; whoever receives it closes it.
 *
 * @throws UploadError where it cannot be decoded, and the signal's reason as soon as that is aborted.
 */
export async function decodeImage(file: File, request: DecodeRequest): Promise<ImageBitmap> {
  const { broken, heic, signal, type } = request;
  try {
    return await decodeInTime(createImageBitmap(file, { imageOrientation: 'from-image' }), signal);
  } catch (cause) {
    signal.throwIfAborted();
    if (!HEIC_TYPES.has(type)) throw await corruptOrUnreadable(file, cause);
  }
  if (heic === undefined) throw heicLoaderMissing(file, type, broken);
  try {
    return await decodeHeic(file, heic, signal);
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof HeicLoaderError) throw heicLoaderFailed(file, broken, cause);
    throw await corruptOrUnreadable(file, cause);
  }
}

/** A decoder does not tell a damaged image from a file that is gone. */
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
