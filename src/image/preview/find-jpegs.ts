import type { ImageFacts } from '../../core/rules/image-facts.js';
import { RAW_TYPES, type ImageType } from '../../core/rules/image-types.js';
import { readerFrom, type ByteReader } from '../byte-reader.js';
import { hasText, viewOf } from '../formats/bytes.js';
import { MARKER, segmentsOf } from '../formats/jpeg/segments.js';
import { readTiffHeader, type TiffHeader } from '../formats/tiff/directory.js';
import { findCr3Jpegs } from './cr3-jpegs.js';
import type { EmbeddedJpeg } from './embedded-jpeg.js';
import { findHeifJpegs } from './heif-jpegs.js';
import { findTiffJpegs } from './tiff-jpegs.js';

const EXIF_HEADER = 'Exif\0\0';
/** The offset of the JPEG's position and length in a RAF. */
const RAF_PREVIEW = 84;

const TIFF_INSIDE = new Set<ImageType>(
  [...RAW_TYPES, 'image/x-gopro-gpr' as const, 'image/tiff' as const].filter(
    (type) => type !== 'image/x-canon-cr3' && type !== 'image/x-fujifilm-raf',
  ),
);
const HEIF = new Set<ImageType>(['image/heic', 'image/heif', 'image/avif']);

/** Finds the JPEGs inside a file: previews of RAW files, thumbnails of HEIC, TIFF and JPEG itself. */
export async function findJpegs(
  reader: ByteReader,
  { orientation = 1, type }: ImageFacts,
): Promise<readonly EmbeddedJpeg[]> {
  if (type === undefined) return [];
  if (TIFF_INSIDE.has(type)) return findInTiff(reader, type);
  if (HEIF.has(type)) return findHeifJpegs(reader);
  if (type === 'image/x-canon-cr3') return findCr3Jpegs(reader, orientation);
  if (type === 'image/x-fujifilm-raf') return findRafJpeg(reader, orientation);
  return type === 'image/jpeg' ? findExifThumbnail(reader, orientation) : [];
}

async function findInTiff(reader: ByteReader, type: ImageType): Promise<readonly EmbeddedJpeg[]> {
  const first = await reader.at(0, 8);
  const header =
    type === 'image/x-panasonic-rw2' || type === 'image/x-olympus-orf'
      ? headerOfKin(first, type)
      : readTiffHeader(first);
  return header ? findTiffJpegs(reader, header) : [];
}

/** Returns the header of files by two makers that write other numbers than 42 after the byte order. */
function headerOfKin(first: Uint8Array, type: ImageType): TiffHeader {
  return {
    littleEndian: hasText(first, 0, 'II'),
    directory: type === 'image/x-panasonic-rw2' ? 24 : 8,
  };
}

async function findRafJpeg(
  reader: ByteReader,
  orientation: number,
): Promise<readonly EmbeddedJpeg[]> {
  const bytes = await reader.at(RAF_PREVIEW, 8);
  if (bytes.length < 8) return [];
  const view = viewOf(bytes);
  return [{ start: view.getUint32(0), length: view.getUint32(4), orientation }];
}

async function findExifThumbnail(
  reader: ByteReader,
  orientation: number,
): Promise<readonly EmbeddedJpeg[]> {
  for await (const { marker, start } of segmentsOf(reader)) {
    if (marker !== MARKER.exif) continue;
    const inside = readerFrom(reader, start + EXIF_HEADER.length);
    const header = readTiffHeader(await inside.at(0, 8));
    if (header === undefined) continue;
    const jpegs = await findTiffJpegs(inside, header);
    return jpegs.map((jpeg) => ({
      start: jpeg.start + start + EXIF_HEADER.length,
      length: jpeg.length,
      orientation,
    }));
  }
  return [];
}
