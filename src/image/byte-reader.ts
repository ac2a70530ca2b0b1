import { raceAbort } from '../core/signals.js';

/** Files up to this size take two reads at most. */
const SMALL_FILE_BYTES = 262_144;
/** Bytes. Enough for the headers of most images. */
export const FIRST_BYTES = 4096;
const NEXT_BYTES = 65_536;
/** After this many small reads, longer headers are read in larger steps. */
const SMALL_READS = 15;
const LARGE_BYTES = 524_288;
const MOST_READS = 30;
const MOST_BYTES = 8_388_608;

/** Reads parts of a file with as few reads as possible. */
export interface ByteReader {
  readonly size: number;
  /**
   * Reads bytes from an offset: at least `length` of them, unless the file ends first or the limit on
   * all reads is reached, which is 8 MiB in 30 reads.
   */
  readonly at: (offset: number, length: number) => Promise<Uint8Array>;
}

/**
 * Opens a file for reading its header. For most files, the first read is enough. The cost of a second
 * read is the call rather than the bytes, so it reads the rest of a small file.
 *
 * A read rejects if reading the file does.
 *
 * @param head The first bytes, if they have been read.
 */
export function openReader(file: Blob, signal?: AbortSignal, head?: Uint8Array): ByteReader {
  // Browsers ask the operating system each time the size of a chosen file is read.
  const { size } = file;
  const slices: Slice[] = head === undefined ? [] : [{ offset: 0, bytes: head }];
  let bytesRead = head?.length ?? 0;

  async function read(offset: number, length: number): Promise<void> {
    signal?.throwIfAborted();
    // A file in the cloud or on a disconnected drive may never arrive. A cancel doesn't wait for it.
    const slice = file.slice(offset, offset + length).arrayBuffer();
    const bytes = new Uint8Array(await raceAbort(slice, signal));
    slices.push({ offset, bytes });
    bytesRead += bytes.length;
  }

  /** The longest cached run of bytes from an offset; nothing is read twice. */
  function cachedFrom(offset: number): Uint8Array {
    let longest: Uint8Array = new Uint8Array();
    for (const slice of slices) {
      const run = offset < slice.offset ? longest : slice.bytes.subarray(offset - slice.offset);
      if (run.length > longest.length) longest = run;
    }
    return longest;
  }

  function step(): number {
    if (slices.length === 0) return FIRST_BYTES;
    if (size <= SMALL_FILE_BYTES) return size;
    return slices.length <= SMALL_READS ? NEXT_BYTES : LARGE_BYTES;
  }

  return {
    size,
    async at(offset, length) {
      const wanted = Math.min(length, size - offset);
      if (wanted <= 0) return new Uint8Array();
      const held = cachedFrom(offset);
      const left = MOST_BYTES - bytesRead;
      // guard: reads-of-headers-are-bounded
      if (held.length >= wanted || slices.length >= MOST_READS || left < wanted) return held;
      await read(offset, Math.min(left, Math.max(length, step())));
      return cachedFrom(offset);
    },
  };
}

/** Returns a reader for the rest of a file, as if it were a separate file. */
export function readerFrom(reader: ByteReader, start: number): ByteReader {
  return {
    size: reader.size - start,
    at: (offset, length) => reader.at(start + offset, length),
  };
}

interface Slice {
  readonly offset: number;
  readonly bytes: Uint8Array;
}
