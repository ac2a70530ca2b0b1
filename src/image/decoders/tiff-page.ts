import { raceAbort } from '../../core/signals.js';
import { openReader, type ByteReader } from '../byte-reader.js';
import { viewOf } from '../formats/bytes.js';
import {
  fetchDirectory,
  readFields,
  readTiffHeader,
  sizeIn,
  type TiffHeader,
} from '../formats/tiff/directory.js';
import { orientationIn } from '../formats/tiff/exif.js';
import { PIXEL_TAGS } from '../formats/tiff/tags.js';
import { AppDecoderError } from './load-decoder.js';
import { areDecodable, fetchPieces, MOST_PIECES } from './tiff-pieces.js';
import { readTiffPixels } from './tiff-pixels.js';

/** Bytes of pixels as stored. RGBA needs at least as many again. */
const MOST_PIXEL_BYTES = 200_000_000;
/** Bytes. The decoder needs the whole file in memory, and utif2 counts its bits in 31 bits. */
const MOST_FILE_BYTES = 268_435_455;
const ENTRY_BYTES = 12;

/** The first page of a TIFF. */
interface SinglePage {
  /**
   * Returns a file with only this page: without other pages and sub-directories, which can send a
   * decoder into an endless loop.
   */
  readonly fetchBytes: () => Promise<ArrayBuffer>;
  readonly orientation: number;
  readonly isPremultiplied: boolean;
}

/**
 * Reads the first page of a TIFF.
 *
 * @throws AppDecoderError if the page is too large or would be decoded to a different picture.
 */
export async function readTiffPage(file: Blob, signal: AbortSignal): Promise<SinglePage> {
  const reader = openReader(file, signal);
  const header = readTiffHeader(await reader.at(0, 8));
  const directory = header && (await fetchDirectory(reader, header));
  const sides = directory && sizeIn(directory);
  if (!sides || !directory.isWhole) throw new Error('The TIFF has no complete directory.');
  const pixels = await readTiffPixels(reader, directory);
  if (pixels === undefined) {
    const message =
      'The TIFF stores its pixels in a way that the decoder is not known to decode correctly.';
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
        throw new Error('The pixels of the TIFF are damaged or missing.');
      }
      return bytes;
    },
    orientation: orientationIn(directory) ?? 1,
    isPremultiplied,
  };
}

/** Reads the entries of the directory that pixels depend on, unchanged. */
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

/** Returns the file with another first directory, which is appended so that nothing else moves. */
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
