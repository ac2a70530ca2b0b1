import { IMAGE_FORMATS, type ImageType } from '../../../core/rules/image-types.js';
import type { ByteReader } from '../../byte-reader.js';
import { fetchDirectory, readDirectory, readTiffHeader, type TiffDirectory } from './directory.js';
import { COMPRESSION, MAKE, NEW_SUBFILE_TYPE, SUB_DIRECTORIES } from './tags.js';

const MOST_MAKE_BYTES = 64;

/** The marks that distinguish TIFF-based formats. */
export interface TiffMarks {
  /** The file's name, an unproven claim that only decides if the marks don't. */
  readonly name: string;
  /** The first directory; `undefined` if it isn't within the bytes. */
  readonly directory?: TiffDirectory;
  /** The camera's maker in uppercase, empty if none is named; `undefined` if it isn't within the bytes. */
  readonly make?: string | undefined;
}

/** Reads the marks within leading bytes that begin like TIFF. */
export function marksWithin(bytes: Uint8Array, name: string): TiffMarks | undefined {
  const header = readTiffHeader(bytes);
  if (header === undefined) return undefined;
  const directory = readDirectory(bytes.subarray(header.directory), header);
  if (!directory.isWhole) return { name };
  const { length, offset } = makerIn(directory);
  return { name, directory, make: readMaker(bytes.subarray(offset), length) };
}

/**
 * Reads the marks anywhere in the file. Returns `undefined` if the file doesn't have a complete
 * directory.
 */
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

/** Whether the directory describes a reduced version of the picture rather than the picture itself. */
export function isReduced({ fields }: TiffDirectory): boolean {
  return ((fields.get(NEW_SUBFILE_TYPE)?.number ?? 0) & 1) === 1;
}

/** Whether a name has one of the type's extensions. */
export function isNamedAs(type: ImageType, name: string): boolean {
  const extensions: readonly string[] = IMAGE_FORMATS[type].extensions;
  return extensions.some((extension) => name.toLowerCase().endsWith(extension));
}

/** The marks of one maker's RAW files. */
interface RawMarks {
  readonly type: ImageType;
  /** The start of the Make tag, in uppercase. */
  readonly make: string;
  /** The maker's own value of the TIFF tag Compression. */
  readonly compression: number;
}

/**
 * Returns a check for a maker's RAW files, which begin with a small picture and have the sensor's data
 * in a sub-directory. The maker's finished pictures may be TIFF files with the same Make tag. If the
 * marks don't decide, the file's name does.
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
