import type { ByteReader } from '../byte-reader.js';
import { fetchNumbers, type TiffDirectory } from '../formats/tiff/directory.js';
import {
  ROWS_PER_STRIP,
  STRIP_BYTE_COUNTS,
  STRIP_OFFSETS,
  TILE_BYTE_COUNTS,
  TILE_LENGTH,
  TILE_OFFSETS,
  TILE_WIDTH,
} from '../formats/tiff/tags.js';
import { countPixelBytes } from './tiff-compression.js';
import type { TiffPixels } from './tiff-pixels.js';

/** The maximum number of strips or tiles. */
export const MOST_PIECES = 1_000_000;
const LEAST_TILE = 16;
const MOST_TILE_BYTES = 64_000_000;
/** Some encoders pad the last row. */
const SLACK_BYTES = 4096;
const LEAST_SHARE = 0.5;

/** The strips or tiles of a page. */
interface Pieces {
  readonly offsets: readonly number[];
  readonly lengths: readonly number[];
  /** The maximum number of bytes of pixels in each piece. */
  readonly pieceBytes: number;
  /** The number of bytes of pixels in the page. */
  readonly pageBytes: number;
}

/**
 * Whether a decoder can read all pieces to their ends and at most half of the page is missing, which it
 * would fill in.
 */
export async function areDecodable(
  file: ArrayBuffer,
  { bitsPerPixel, compression }: TiffPixels,
  { lengths, offsets, pageBytes, pieceBytes }: Pieces,
  signal: AbortSignal,
): Promise<boolean> {
  const storage = { bitsPerPixel, compression, mostBytes: pieceBytes + SLACK_BYTES };
  let total = 0;
  for (const [index, offset] of offsets.entries()) {
    signal.throwIfAborted();
    const length = Math.min(lengths[index] ?? 0, file.byteLength - offset);
    const count =
      length < 0 ? undefined : await countPixelBytes(new Uint8Array(file, offset, length), storage);
    if (count === undefined) return false;
    total += count;
  }
  return total >= pageBytes * LEAST_SHARE;
}

/**
 * Reads where the strips or tiles of a page are. Returns `undefined` unless a decoder that follows them
 * stops at about the end of the file.
 */
export async function fetchPieces(
  reader: ByteReader,
  directory: TiffDirectory,
  {
    bitsPerPixel,
    height,
    width,
  }: { readonly bitsPerPixel: number; readonly width: number; readonly height: number },
): Promise<Pieces | undefined> {
  const { fields } = directory;
  const isTiled = fields.has(TILE_WIDTH);
  const [wide = 0, high = 0] = [TILE_WIDTH, TILE_LENGTH].map((tag) => fields.get(tag)?.number);
  const tileBytes = (wide * high * bitsPerPixel) / 8;
  if (isTiled && !(wide >= LEAST_TILE && high >= LEAST_TILE && tileBytes <= MOST_TILE_BYTES)) {
    return undefined;
  }
  const rows = fields.get(ROWS_PER_STRIP)?.number ?? height;
  const strips = fields.get(STRIP_OFFSETS)?.count ?? 0;
  if (!isTiled && (rows === 0 || strips > Math.ceil(height / rows))) return undefined;
  const tag = isTiled ? TILE_BYTE_COUNTS : STRIP_BYTE_COUNTS;
  const lengths = await fetchNumbers(reader, directory, tag, MOST_PIECES);
  const sum = lengths.reduce((total, length) => total + length, 0);
  if (lengths.length !== fields.get(tag)?.count || sum > 2 * reader.size) return undefined;
  const places = isTiled ? TILE_OFFSETS : STRIP_OFFSETS;
  const offsets = await fetchNumbers(reader, directory, places, MOST_PIECES);
  if (offsets.length !== lengths.length) return undefined;
  const rowBytes = Math.ceil((width * bitsPerPixel) / 8);
  const pieceBytes = isTiled ? tileBytes : rowBytes * Math.min(rows, height);
  return { offsets, lengths, pieceBytes, pageBytes: rowBytes * height };
}
