import type { ByteReader } from '../../byte-reader.js';
import { dimensions, hasText, viewOf, type Sides } from '../bytes.js';
import { IMAGE_LENGTH, IMAGE_WIDTH } from './tags.js';

const ENTRY_BYTES = 12;
/** Cameras write about fifty. Anything longer isn't a directory. */
const MOST_ENTRIES = 1024;
const MOST_NUMBERS = 8;

export const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
const DIRECTORY_POINTER = 13;

/** The bytes of one value, by field type. Types that aren't needed here are omitted. */
const VALUE_BYTES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  [SHORT]: 2,
  [LONG]: 4,
  [RATIONAL]: 8,
  7: 1,
  [DIRECTORY_POINTER]: 4,
};

/** The first eight bytes of every TIFF-based file. */
export interface TiffHeader {
  readonly littleEndian: boolean;
  /** The offset of the first directory. */
  readonly directory: number;
}

/** One field of a directory. */
export interface TiffField {
  readonly type: number;
  readonly count: number;
  /** The offset of the value, inside the directory or elsewhere. */
  readonly offset: number;
  /** The value, if it is a single integer. */
  readonly number: number | undefined;
}

/** An image file directory, or the part of it that exists. */
export interface TiffDirectory {
  readonly littleEndian: boolean;
  /** Whether all its fields are complete. */
  readonly isWhole: boolean;
  readonly fields: ReadonlyMap<number, TiffField>;
}

/** Reads the header of [TIFF 6.0](https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf), section 2. */
export function readTiffHeader(bytes: Uint8Array): TiffHeader | undefined {
  const littleEndian = hasText(bytes, 0, 'II*\0');
  if (bytes.length < 8 || !(littleEndian || hasText(bytes, 0, 'MM\0*'))) return undefined;
  return { littleEndian, directory: viewOf(bytes).getUint32(4, littleEndian) };
}

/** Reads the directory that a header points to, from bytes that begin with it. */
export function readDirectory(bytes: Uint8Array, header: TiffHeader): TiffDirectory {
  const { littleEndian } = header;
  const fields = new Map<number, TiffField>();
  const entries = readFields(bytes, header);
  for (const { field, tag } of entries) {
    // A tag should occur only once. Readers use the first of several.
    if (!fields.has(tag)) fields.set(tag, field);
  }
  const count = bytes.length < 2 ? Infinity : viewOf(bytes).getUint16(0, littleEndian);
  return { littleEndian, isWhole: count <= entries.length, fields };
}

/** Reads all fields of a directory in order, to the extent that their bytes exist. */
export function readFields(
  bytes: Uint8Array,
  header: TiffHeader,
): readonly { readonly tag: number; readonly field: TiffField }[] {
  if (bytes.length < 2) return [];
  const { littleEndian } = header;
  const view = viewOf(bytes);
  const count = Math.min(view.getUint16(0, littleEndian), MOST_ENTRIES);
  const length = Math.min(count, Math.floor((bytes.length - 2) / ENTRY_BYTES));
  return Array.from({ length }, (_, index) => {
    const entry = 2 + index * ENTRY_BYTES;
    const tag = view.getUint16(entry, littleEndian);
    return { tag, field: readField(view, entry, header) };
  });
}

function readField(
  view: DataView,
  entry: number,
  { directory, littleEndian }: TiffHeader,
): TiffField {
  const type = view.getUint16(entry + 2, littleEndian);
  const count = view.getUint32(entry + 4, littleEndian);
  const value = entry + 8;
  const long = view.getUint32(value, littleEndian);
  const isInside = count * (VALUE_BYTES[type] ?? Infinity) <= 4;
  const ones: Readonly<Record<number, number>> = {
    [SHORT]: view.getUint16(value, littleEndian),
    [LONG]: long,
    [DIRECTORY_POINTER]: long,
  };
  return {
    type,
    count,
    offset: isInside ? directory + value : long,
    number: count === 1 ? ones[type] : undefined,
  };
}

/** Reads the directory that a header points to from the file. */
export async function fetchDirectory(
  reader: ByteReader,
  header: TiffHeader,
): Promise<TiffDirectory> {
  const start = await reader.at(header.directory, 2);
  const count = start.length < 2 ? 0 : viewOf(start).getUint16(0, header.littleEndian);
  const length = 2 + Math.min(count, MOST_ENTRIES) * ENTRY_BYTES;
  return readDirectory(await reader.at(header.directory, length), header);
}

/** Reads the offset of the directory after this one; 0 after the last. */
export async function fetchNext(
  reader: ByteReader,
  { directory, littleEndian }: TiffHeader,
): Promise<number | undefined> {
  const start = await reader.at(directory, 2);
  if (start.length < 2) return undefined;
  const end = directory + 2 + viewOf(start).getUint16(0, littleEndian) * 12;
  const pointer = await reader.at(end, 4);
  return pointer.length < 4 ? undefined : viewOf(pointer).getUint32(0, littleEndian);
}

/** Reads the numbers of a field; empty if it has none or too many, or if they aren't in the file. */
export async function fetchNumbers(
  reader: ByteReader,
  { fields, littleEndian }: TiffDirectory,
  tag: number,
  most = MOST_NUMBERS,
): Promise<readonly number[]> {
  const field = fields.get(tag);
  if (field === undefined || field.count > most) return [];
  const { count, offset, type } = field;
  const size = VALUE_BYTES[type] ?? 0;
  const bytes = await reader.at(offset, count * size);
  if (size < 2 || bytes.length < count * size) return [];
  const view = viewOf(bytes);
  return Array.from({ length: count }, (_, index) => {
    if (type === SHORT) return view.getUint16(index * 2, littleEndian);
    const long = view.getUint32(index * size, littleEndian);
    return type === RATIONAL ? long / view.getUint32(index * size + 4, littleEndian) : long;
  });
}

/** Returns the size of the picture that a directory describes. */
export function sizeIn({ fields }: TiffDirectory): Sides | undefined {
  return dimensions(fields.get(IMAGE_WIDTH)?.number, fields.get(IMAGE_LENGTH)?.number);
}
