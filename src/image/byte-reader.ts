import { abortable } from '../core/abortable.js';

const WHOLE_BYTES = 262_144;
const FIRST_BYTES = 4096;
const NEXT_BYTES = 65_536;
const MOST_SLICES = 16;

/** Reads a file here and there, as few times as it can. */
export interface ByteReader {
  readonly size: number;
  /**
   * The bytes from an offset on, at least `length` of them unless the file ends before or has been
   * read too often to go on.
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
  let start = 0;
  let bytes = new Uint8Array();
  let slices = 0;

  async function read(offset: number, length: number): Promise<void> {
    signal?.throwIfAborted();
    slices += 1;
    start = offset;
    // A file in the cloud or on a drive that has gone can take for ever; a cancel does not wait.
    const slice = file.slice(offset, offset + length).arrayBuffer();
    bytes = new Uint8Array(await abortable(slice, signal));
  }

  return {
    size: file.size,
    async at(offset, length) {
      const end = Math.min(offset + length, file.size);
      const held = offset >= start && end <= start + bytes.length;
      if (!held && offset < file.size && slices < MOST_SLICES) {
        const first = file.size <= WHOLE_BYTES ? file.size : FIRST_BYTES;
        await read(offset, Math.max(length, slices === 0 ? first : NEXT_BYTES));
      }
      return offset < start ? new Uint8Array() : bytes.subarray(offset - start);
    },
  };
}
