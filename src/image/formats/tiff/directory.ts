import type { ByteReader } from '../../byte-reader.js';
import { dimensions, hasText, viewOf, type Sides } from '../bytes.js';
import { IMAGE_LENGTH, IMAGE_WIDTH } from './tags.js';

const ENTRY_BYTES = 12;
/** Cameras write some fifty; anything longer isn't a directory. */
const MOST_ENTRIES = 1024;
const MOST_NUMBERS = 8;

export const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
const DIRECTORY_POINTER = 13;

/** The bytes that one value of a field type takes; of the types not needed here there is no size. */
const VALUE_BYTES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  [SHORT]: 2,
  [LONG]: 4,
  [RATIONAL]: 8,
  7: 1,
  [DIRECTORY_POINTER]: 4,
};

/** The first eight bytes of everything that is TIFF inside. */
export interface TiffHeader {
  readonly littleEndian: boolean;
  /** Where the first directory stands. */
  readonly directory: number;
}

/** One field of a directory. */
export interface TiffField {
  readonly type: number;
  readonly count: number;
  /** Where the value stands, within the directory or elsewhere. */
  readonly offset: number;
  /** The value, where it is a single whole number. */
  readonly number: number | undefined;
}

/** An image file directory, as far as its bytes are there. */
export interface TiffDirectory {
  readonly littleEndian: boolean;
  /** Whether all its fields are there. */
  readonly isWhole: boolean;
  readonly fields: ReadonlyMap<number, TiffField>;
}

/** The header of [TIFF 6.0](https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf), section 2. */
export function readTiffHeader(bytes: Uint8Array): TiffHeader | undefined {
  const littleEndian = hasText(bytes, 0, 'II*\0');
  if (bytes.length < 8 || !(littleEndian || hasText(bytes, 0, 'MM\0*'))) return undefined;
  return { littleEndian, directory: viewOf(bytes).getUint32(4, littleEndian) };
}

/** The directory that a header points to, from bytes that begin with it. */
export function readDirectory(bytes: Uint8Array, header: TiffHeader): TiffDirectory {
  const { littleEndian } = header;
  const fields = new Map<number, TiffField>();
  const entries = readFields(bytes, header);
  for (const { field, tag } of entries) {
    // A tag stands there once; readers that meet a second one go by the first.
    if (!fields.has(tag)) fields.set(tag, field);
  }
  const count = bytes.length < 2 ? Infinity : viewOf(bytes).getUint16(0, littleEndian);
  return { littleEndian, isWhole: count <= entries.length, fields };
}

/** All fields of a directory in their order, as far as their bytes are there. */
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

/** The directory that a header points to, read from the file. */
export async function fetchDirectory(
  reader: ByteReader,
  header: TiffHeader,
): Promise<TiffDirectory> {
  const start = await reader.at(header.directory, 2);
  const count = start.length < 2 ? 0 : viewOf(start).getUint16(0, header.littleEndian);
  const length = 2 + Math.min(count, MOST_ENTRIES) * ENTRY_BYTES;
  return readDirectory(await reader.at(header.directory, length), header);
}

/** Where the directory after this one stands; 0 behind the last. */
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

/** The numbers of a field; none where it has none, too many, or they are not in the file. */
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

/** The size of what a directory describes. */
export function sizeIn({ fields }: TiffDirectory): Sides | undefined {
  return dimensions(fields.get(IMAGE_WIDTH)?.number, fields.get(IMAGE_LENGTH)?.number);
}
