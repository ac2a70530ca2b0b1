import { IMAGE_FORMATS, type ImageType } from '../../../core/rules/image-types.js';
import type { ByteReader } from '../../byte-reader.js';
import { fetchDirectory, readDirectory, readTiffHeader, type TiffDirectory } from './directory.js';
import { COMPRESSION, MAKE, NEW_SUBFILE_TYPE, SUB_DIRECTORIES } from './tags.js';

const MOST_MAKE_BYTES = 64;

/** What tells the formats apart that are TIFF inside. */
export interface TiffMarks {
  /** The file's name: a claim, which settles only what the marks leave open. */
  readonly name: string;
  /** The first directory; undefined where it is not within the bytes. */
  readonly directory?: TiffDirectory;
  /**
   * The maker of the camera in capitals, empty where none is named; undefined where it is not within
   * the bytes.
   */
  readonly make?: string | undefined;
}

/** The marks within first bytes that begin as TIFF does. */
export function marksWithin(bytes: Uint8Array, name: string): TiffMarks | undefined {
  const header = readTiffHeader(bytes);
  if (header === undefined) return undefined;
  const directory = readDirectory(bytes.subarray(header.directory), header);
  if (!directory.isWhole) return { name };
  const { length, offset } = makerIn(directory);
  return { name, directory, make: readMaker(bytes.subarray(offset), length) };
}

/** The same, wherever in the file they stand; undefined where it has no directory after all. */
export async function fetchMarks(
  reader: ByteReader,
  first: Uint8Array,
  name: string,
): Promise<TiffMarks | undefined> {
  const header = readTiffHeader(first);
  if (header === undefined) return undefined;
  const directory = await fetchDirectory(reader, header);
  if (!directory.isWhole) return undefined;
  const { length, offset } = makerIn(directory);
  return { name, directory, make: readMaker(await reader.at(offset, length), length) };
}

function makerIn({ fields }: TiffDirectory): { readonly offset: number; readonly length: number } {
  const { count = 0, offset = 0 } = fields.get(MAKE) ?? {};
  return { offset, length: Math.min(count, MOST_MAKE_BYTES) };
}

function readMaker(bytes: Uint8Array, length: number): string | undefined {
  if (bytes.length < length) return undefined;
  return String.fromCharCode(...bytes.subarray(0, length)).toUpperCase();
}

/** Whether the directory describes a smaller version of the picture and not the picture itself. */
export function isReduced({ fields }: TiffDirectory): boolean {
  return ((fields.get(NEW_SUBFILE_TYPE)?.number ?? 0) & 1) === 1;
}

/** Whether a name has an extension of the type. */
export function isNamedAs(type: ImageType, name: string): boolean {
  const extensions: readonly string[] = IMAGE_FORMATS[type].extensions;
  return extensions.some((extension) => name.toLowerCase().endsWith(extension));
}

/** What marks the RAW files of one maker. */
interface RawMarks {
  readonly type: ImageType;
  /** How the Make tag begins, in capitals. */
  readonly make: string;
  /** The maker's own number for the TIFF tag Compression. */
  readonly compression: number;
}

/**
 * A maker's RAW files begin with a small picture and have the sensor's data in a sub-directory. Its
 * finished pictures may be TIFF files that name it as well: what is marked as neither, the name settles.
 */
export function isRawOf({
  compression,
  make,
  type,
}: RawMarks): (bytes: Uint8Array, marks?: TiffMarks) => boolean {
  return (_, marks) => {
    if (marks === undefined) return false;
    const { directory, make: found, name } = marks;
    if (directory === undefined || found === undefined) return isNamedAs(type, name);
    if (!found.startsWith(make)) return false;
    const hasSmallPictureFirst = isReduced(directory) && directory.fields.has(SUB_DIRECTORIES);
    const isCompressedItsWay = directory.fields.get(COMPRESSION)?.number === compression;
    return hasSmallPictureFirst || isCompressedItsWay || isNamedAs(type, name);
  };
}
