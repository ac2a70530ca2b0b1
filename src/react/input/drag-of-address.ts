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
