import { raceAbort } from '../core/signals.js';

const WHOLE_BYTES = 262_144;
const FIRST_BYTES = 4096;
const NEXT_BYTES = 65_536;
/** So many further reads are small; a header that goes on behind them is read in larger steps. */
const SMALL_READS = 15;
const LARGE_BYTES = 524_288;
const MOST_READS = 30;
const MOST_BYTES = 8_388_608;

/** Reads a file here and there, as few times as it can. */
export interface ByteReader {
  readonly size: number;
  /**
   * The bytes from an offset on, at least `length` of them unless the file ends before that or the
   * bound of all reads is reached: 8 MiB in 30 reads.
   */
  readonly at: (offset: number, length: number) => Promise<Uint8Array>;
}

/**
 * Opens a file for reading its header. What a read costs is the call, not the bytes: small files are
 * read whole at once, large ones by a first slice that is enough for most.
 *
 * Reads reject as the file's own do.
 */
export function openReader(file: Blob, signal?: AbortSignal): ByteReader {
  const slices: Slice[] = [];
  let bytesRead = 0;

  async function read(offset: number, length: number): Promise<void> {
    signal?.throwIfAborted();
    // A file in the cloud or on a missing drive may never arrive; a cancel doesn't wait for it.
    const slice = file.slice(offset, offset + length).arrayBuffer();
    const bytes = new Uint8Array(await raceAbort(slice, signal));
    slices.push({ offset, bytes });
    bytesRead += bytes.length;
  }

  /** The longest run of bytes in hand from an offset on: what was read once is not read again. */
  function inHand(offset: number): Uint8Array {
    let longest: Uint8Array = new Uint8Array();
    for (const slice of slices) {
      const run = offset < slice.offset ? longest : slice.bytes.subarray(offset - slice.offset);
      if (run.length > longest.length) longest = run;
    }
    return longest;
  }

  function step(): number {
    if (slices.length === 0) return file.size <= WHOLE_BYTES ? file.size : FIRST_BYTES;
    return slices.length <= SMALL_READS ? NEXT_BYTES : LARGE_BYTES;
  }

  return {
    size: file.size,
    async at(offset, length) {
      const wanted = Math.min(length, file.size - offset);
      if (wanted <= 0) return new Uint8Array();
      const held = inHand(offset);
      const left = MOST_BYTES - bytesRead;
      // guard: reads-of-headers-are-bounded
      if (held.length >= wanted || slices.length >= MOST_READS || left < wanted) return held;
      await read(offset, Math.min(left, Math.max(length, step())));
      return inHand(offset);
    },
  };
}

/** The rest of a file as a file of its own. */
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
