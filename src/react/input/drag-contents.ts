import { isImageType, type ImageType } from '../../core/rules/image-types.js';

/** What is known about a drag over the area. Browsers hide names and bytes until the drop. */
export type DragState = 'accept' | 'reject' | 'unknown';

/** The types that browsers report for formats they don't know. */
const UNKNOWN_TYPES: ReadonlySet<string> = new Set(['', 'application/octet-stream']);

/**
 * Predicts what the bytes of a drag will confirm. Returns `unknown` if the types alone don't decide.
 *
 * @param fixesTypes Whether preparation may convert an image whose type is not accepted.
 */
export function dragState(
  claimed: readonly string[],
  types: readonly ImageType[],
  fixesTypes = false,
): DragState {
  if (
    claimed.some((type) => isRefused(type, types) && !(fixesTypes && type.startsWith('image/')))
  ) {
    return 'reject';
  }
  return claimed.every((type) => isTaken(type, types)) ? 'accept' : 'unknown';
}

function isTaken(type: string, types: readonly ImageType[]): boolean {
  return isImageType(type) && types.includes(type);
}

/** A nonstandard image type, such as `image/pjpeg`, may well be accepted. */
function isRefused(type: string, types: readonly ImageType[]): boolean {
  if (isImageType(type)) return !types.includes(type);
  return !UNKNOWN_TYPES.has(type) && !type.startsWith('image/');
}

const IMAGE_ADDRESS = /\.(?:avif|bmp|gif|hei[cf]|jpe?g|png|svg|tiff?|webp)(?:$|[?#])/im;

/**
 * Whether a drop is a picture from another page without its bytes. Most browsers provide only its
 * address.
 */
export function bringsAddressOnly(transfer: DataTransfer): boolean {
  const { files, items, types } = transfer;
  if (files.length > 0 || [...items].some(({ kind }) => kind === 'file')) return false;
  if (!types.includes('text/uri-list')) return false;
  return (
    /<img\b/i.test(transfer.getData('text/html')) ||
    IMAGE_ADDRESS.test(transfer.getData('text/uri-list'))
  );
}
