import { isImageType, type ImageType } from '../../core/rules/image-types.js';

/** What is known of a drag over the area. Browsers hide names and bytes until the drop. */
export type DragState = 'accept' | 'reject' | 'unknown';

/** What browsers say of files whose format they do not know. */
const UNKNOWN_TYPES: ReadonlySet<string> = new Set(['', 'application/octet-stream']);

/**
 * A promise about a drag that the bytes will not break: what nobody can know yet is unknown.
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

/** An image type of a system's own, such as `image/pjpeg`, may well be one that is taken. */
function isRefused(type: string, types: readonly ImageType[]): boolean {
  if (isImageType(type)) return !types.includes(type);
  return !UNKNOWN_TYPES.has(type) && !type.startsWith('image/');
}

const IMAGE_ADDRESS = /\.(?:avif|bmp|gif|hei[cf]|jpe?g|png|svg|tiff?|webp)(?:$|[?#])/im;

/**
 * Whether a drop brings the picture of another page without its bytes. Of those most browsers hand over
 * nothing but the address.
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
