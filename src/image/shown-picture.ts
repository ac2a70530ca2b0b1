import type { ImageType } from '../core/rules/image-types.js';
import { openReader } from './byte-reader.js';
import { readPrimaryItem } from './formats/heif/item.js';
import type { Sides } from './formats/bytes.js';
import type { HeifPicture } from './formats/heif/properties.js';
import { findBox } from './formats/heif/iso-boxes.js';
import { readTiffColor } from './formats/tiff/color.js';
import { fetchDirectory, readTiffHeader } from './formats/tiff/directory.js';

/** Cropping and colors of the picture that a file shows. */
type ShownPicture = Pick<HeifPicture, 'color' | 'cropped'>;

/**
 * Reads what the header of a HEIC, AVIF or TIFF says about the picture it shows. Returns `undefined` if
 * it says nothing, and for all other formats, which browsers decode as intended.
 */
export async function readShownPicture(
  file: Blob,
  type: ImageType,
  signal?: AbortSignal,
): Promise<ShownPicture | undefined> {
  const reader = openReader(file, signal);
  switch (type) {
    case 'image/avif':
    case 'image/heic':
    case 'image/heif': {
      const meta = await findBox(reader, { start: 0, end: reader.size }, ['meta']);
      return meta && readPrimaryItem(reader, meta);
    }
    case 'image/tiff': {
      const header = readTiffHeader(await reader.at(0, 8));
      return header && { color: await readTiffColor(reader, await fetchDirectory(reader, header)) };
    }
    default:
      return undefined;
  }
}

/**
 * Crops a decoded HEIC or AVIF to the picture that the file shows. Chromium ignores the cropping of
 * AVIF, and HEIC decoders may return another picture of a collection. A part that was cropped away or a
 * picture that was never shown must not be displayed or sent. Returns `undefined` if the bitmap is
 * another picture.
 *
 * Takes ownership of the bitmap, and closes it if it returns another one or `undefined`.
 *
 * @param shown The size according to the header.
 * @param picture `undefined` for all other formats.
 */
export async function cropToPicture(
  bitmap: ImageBitmap,
  shown: Partial<Sides>,
  picture: ShownPicture | undefined,
): Promise<ImageBitmap | undefined> {
  const { height, width } = shown;
  if (picture === undefined || width === undefined || height === undefined) return bitmap;
  if (areEqual(bitmap, { width, height })) return bitmap;
  try {
    const { from, to } = picture.cropped ?? {};
    if (from === undefined || to === undefined || !areEqual(bitmap, from)) return undefined;
    const [left, top] = [Math.round(to.left), Math.round(to.top)];
    return await createImageBitmap(bitmap, left, top, to.width, to.height);
  } finally {
    bitmap.close();
  }
}

function areEqual(one: Sides, other: Sides): boolean {
  return one.width === other.width && one.height === other.height;
}
