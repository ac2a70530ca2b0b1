import type { HeicLoader } from '../../core/rules/heic-loader.js';
import type { ImageFacts } from '../../core/rules/image-facts.js';
import type { ImageType } from '../../core/rules/image-types.js';
import { unreadableFile } from '../../core/rules/unreadable-file.js';
import { UploadError } from '../../core/errors/upload-error.js';
import { decodeIncomplete } from '../decode-incomplete.js';
import { cropToPicture, readHeifPicture } from '../heif-picture.js';
import { decodeHeic, HeicLoaderError } from './decode-heic.js';
import { decodeInTime } from './decode-in-time.js';
import { manageColors, type Decoded } from './manage-colors.js';
import { heicLoaderFailed, heicLoaderMissing, notDecodable, otherPicture } from './refusals.js';

/** What decoding a file takes. */
export interface DecodeRequest {
  readonly type: ImageType;
  /** What the header says. */
  readonly facts: ImageFacts;
  /** The rule that the file breaks. */
  readonly broken: UploadError;
  readonly heic: HeicLoader | undefined;
  readonly signal: AbortSignal;
}

const HEIC_TYPES = new Set<ImageType>(['image/heic', 'image/heif']);
const HEIF_TYPES = new Set<ImageType>([...HEIC_TYPES, 'image/avif']);

/**
 * An image, upright, whatever its EXIF data say, and the one that the header says is shown.
 *
 * @throws UploadError where it cannot be decoded, and the signal's reason as soon as that is aborted.
 */
export async function decodeImage(file: File, request: DecodeRequest): Promise<Decoded> {
  const { facts, signal, type } = request;
  const picture = HEIF_TYPES.has(type) ? await readHeifPicture(file, signal) : undefined;
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
  { broken, heic, signal, type }: DecodeRequest,
): Promise<{ readonly bitmap: ImageBitmap; readonly isRaw: boolean; readonly missing?: number }> {
  try {
    const upright = createImageBitmap(file, { imageOrientation: 'from-image' });
    return { bitmap: await decodeInTime(upright, signal), isRaw: false };
  } catch (cause) {
    signal.throwIfAborted();
    if (type === 'image/jxl') throw notDecodable(type, broken);
    if (!HEIC_TYPES.has(type)) {
      const incomplete = await decodeIncomplete(file, { signal });
      if (incomplete === undefined) throw await corruptOrUnreadable(file, cause);
      return { ...incomplete, isRaw: false };
    }
  }
  if (heic === undefined) throw heicLoaderMissing(file, type, broken);
  try {
    return { bitmap: await decodeHeic(file, heic, signal), isRaw: true };
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
