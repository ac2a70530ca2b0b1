import { raceAbort } from '../../core/signals.js';
import { openReader, type ByteReader } from '../byte-reader.js';
import { viewOf } from '../formats/bytes.js';
import {
  fetchDirectory,
  fetchNumbers,
  readFields,
  readTiffHeader,
  sizeIn,
  type TiffDirectory,
  type TiffHeader,
} from '../formats/tiff/directory.js';
import { orientationIn } from '../formats/tiff/exif.js';
import {
  PIXEL_TAGS,
  ROWS_PER_STRIP,
  STRIP_BYTE_COUNTS,
  STRIP_OFFSETS,
  TILE_BYTE_COUNTS,
  TILE_LENGTH,
  TILE_OFFSETS,
  TILE_WIDTH,
} from '../formats/tiff/tags.js';
import { AppDecoderError } from './load-decoder.js';
import { countPixelBytes } from './tiff-compression.js';
import { readTiffPixels, type TiffPixels } from './tiff-pixels.js';

/** Bytes of pixels as stored. As many again and more are needed for them in RGBA. */
const MOST_PIXEL_BYTES = 200_000_000;
/** Bytes. The decoder needs the file in one piece, and utif2 counts its bits in 31 bits. */
const MOST_FILE_BYTES = 268_435_455;
/** Strips or tiles. */
const MOST_PIECES = 1_000_000;
const LEAST_TILE = 16;
const MOST_TILE_BYTES = 64_000_000;
const SLACK_BYTES = 4096;
const LEAST_SHARE = 0.5;
const ENTRY_BYTES = 12;

/** The first page of a TIFF. */
interface SinglePage {
  /**
   * A file that has this page and nothing else: no other pages and no sub-directories, in which a
   * decoder can be led around in circles.
   */
  readonly fetchBytes: () => Promise<ArrayBuffer>;
  readonly orientation: number;
  readonly isPremultiplied: boolean;
}

/** @throws AppDecoderError where the page is too large, or would come out as another picture. */
export async function readTiffPage(file: Blob, signal: AbortSignal): Promise<SinglePage> {
  const reader = openReader(file, signal);
  const header = readTiffHeader(await reader.at(0, 8));
  const directory = header && (await fetchDirectory(reader, header));
  const sides = directory && sizeIn(directory);
  if (!sides || !directory.isWhole) throw new Error('The TIFF has no whole directory.');
  const pixels = await readTiffPixels(reader, directory);
  if (pixels === undefined) {
    const message =
      'The TIFF stores its pixels in a way that the decoder is not known to get right.';
    throw new AppDecoderError('not-decodable', message);
  }
  const { bitsPerPixel, isPremultiplied } = pixels;
  const pixelBytes = Math.ceil((sides.width * bitsPerPixel) / 8) * sides.height;
  // guard: memory-of-decoders-is-bounded
  if (pixelBytes > MOST_PIXEL_BYTES || file.size > MOST_FILE_BYTES) {
    const message = `The TIFF has ${pixelBytes} bytes of pixels in ${file.size} bytes.`;
    throw new AppDecoderError('too-large', message);
  }
  const pieces = await fetchPieces(reader, directory, { bitsPerPixel, ...sides });
  // guard: decoders-come-to-an-end
  if (pieces === undefined) {
    throw new Error('The strips or tiles of the TIFF do not add up.');
  }
  const entries = await fetchEntries(reader, header);
  return {
    async fetchBytes() {
      const bytes = await raceAbort(withDirectory(file, header, entries), signal);
      // guard: compressed-pixels-come-to-an-end
      if (!(await areDecodable(bytes, pixels, pieces, signal))) {
        throw new Error('The compressed pixels of the TIFF are damaged.');
      }
      return bytes;
    },
    orientation: orientationIn(directory) ?? 1,
    isPremultiplied,
  };
}

/** The strips or tiles of a page. */
interface Pieces {
  readonly offsets: readonly number[];
  readonly lengths: readonly number[];
  /** How many bytes of pixels each holds, at most. */
  readonly pieceBytes: number;
  /** How many bytes of pixels the page has. */
  readonly pageBytes: number;
}

/** Whether the pieces come to an end, and are not mostly missing: a decoder would fill the rest. */
async function areDecodable(
  file: ArrayBuffer,
  { bitsPerPixel, compression }: TiffPixels,
  { lengths, offsets, pageBytes, pieceBytes }: Pieces,
  signal: AbortSignal,
): Promise<boolean> {
  // Some encoders fill up the last row.
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
 * The strips or tiles of a page; undefined unless a decoder that follows them comes to an end about
 * when the file does.
 */
async function fetchPieces(
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

/** The entries of the directory that pixels depend on, as they are. */
async function fetchEntries(
  reader: ByteReader,
  header: TiffHeader,
): Promise<readonly Uint8Array[]> {
  const start = await reader.at(header.directory, 2);
  const length = 2 + viewOf(start).getUint16(0, header.littleEndian) * ENTRY_BYTES;
  const bytes = (await reader.at(header.directory, length)).slice(0, length);
  const kept = new Set<number>();
  return readFields(bytes, header).flatMap(({ field, tag }, index) => {
    if (!PIXEL_TAGS.has(tag) || kept.has(tag) || field.count > MOST_PIECES) return [];
    kept.add(tag);
    const entry = 2 + index * ENTRY_BYTES;
    return [bytes.subarray(entry, entry + ENTRY_BYTES)];
  });
}

/** The file with another first directory, behind its end, so that nothing in it moves. */
function withDirectory(
  file: Blob,
  { littleEndian }: TiffHeader,
  entries: readonly Uint8Array[],
): Promise<ArrayBuffer> {
  const padding = file.size % 2;
  const pointer = new Uint8Array(4);
  viewOf(pointer).setUint32(0, file.size + padding, littleEndian);
  const count = new Uint8Array(2);
  viewOf(count).setUint16(0, entries.length, littleEndian);
  const directory = [new Uint8Array(padding), count, ...entries, new Uint8Array(4)];
  const parts = [file.slice(0, 4), pointer, file.slice(8), ...directory];
  return new Blob(parts as BlobPart[]).arrayBuffer();
}
