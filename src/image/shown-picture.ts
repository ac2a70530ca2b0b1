import type { ImageType } from '../core/rules/image-types.js';
import { openReader } from './byte-reader.js';
import { readPrimaryItem } from './formats/heif/item.js';
import type { Sides } from './formats/bytes.js';
import type { HeifPicture } from './formats/heif/properties.js';
import { findBox } from './formats/heif/iso-boxes.js';
import { readTiffColor } from './formats/tiff/color.js';
import { fetchDirectory, readTiffHeader } from './formats/tiff/directory.js';

/** How the picture that a file shows is cropped and colored. */
type ShownPicture = Pick<HeifPicture, 'color' | 'cropped'>;

/**
 * What the header of a HEIC, AVIF or TIFF says of the picture that it shows; undefined where it does
 * not say, and of all other formats, which browsers decode as they are meant.
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
 * The picture that a HEIC or AVIF shows, of what was decoded: Chromium ignores how an AVIF is cropped,
 * and decoders for HEIC may give another picture of a collection. What a person cropped away or never
 * saw must not be shown and not go out. Undefined where it is another picture.
 *
 * Takes the bitmap over, and closes it where it gives another or none.
 *
 * @param shown What the header says of the size.
 * @param picture Undefined for all other formats.
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
