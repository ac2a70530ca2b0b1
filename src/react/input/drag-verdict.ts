import { isImageType, type ImageType } from '../../core/rules/image-types.js';

/** What is known of a drag over the area. Browsers hide names and bytes until the drop. */
export type DragVerdict = 'accept' | 'reject' | 'unknown';

/** What browsers say of files whose format they do not know. */
const UNKNOWN_TYPES: ReadonlySet<string> = new Set(['', 'application/octet-stream']);

/**
 * A promise about a drag that the bytes will not break: what nobody can know yet is unknown.
 *
 * @param mended Whether preparation may make an image fit whose type is not taken.
 */
export function dragVerdict(
  claimed: readonly string[],
  types: readonly ImageType[],
  mended = false,
): DragVerdict {
  if (claimed.some((type) => isRefused(type, types) && !(mended && type.startsWith('image/')))) {
    return 'reject';
  }
  return claimed.every((type) => isTaken(type, types)) ? 'accept' : 'unknown';
}

function isTaken(type: string, types: readonly ImageType[]): boolean {
  return isImageType(type) && types.includes(type);
}

/** An image type of a system's own, such as `image/pjpeg`, may well be one that is taken. */
function isRefused(type: string, types: readonly ImageType[]): boolean {
  if (isImageType(type)) return !types.includes(type);
  return !UNKNOWN_TYPES.has(type) && !type.startsWith('image/');
}
