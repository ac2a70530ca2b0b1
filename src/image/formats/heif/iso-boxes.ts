import type { ByteReader } from '../../byte-reader.js';
import { viewOf } from '../bytes.js';

const MOST_BOXES = 1024;

/** A range of a file, in bytes. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** A box and the range of its content. */
export interface Box extends Extent {
  readonly type: string;
}

/**
 * Iterates over the boxes of an ISO base media file,
 * [ISO/IEC 14496-12](https://www.iso.org/standard/83102.html), section 4.2. Stops at a box that is
 * longer than its container, as in a file that is cut short.
 */
export async function* boxesIn(reader: ByteReader, { end, start }: Extent): AsyncGenerator<Box> {
  let offset = start;
  for (let count = 0; count < MOST_BOXES && offset + 8 <= end; count += 1) {
    const head = await reader.at(offset, Math.min(16, end - offset));
    if (head.length < 8) return;
    const view = viewOf(head);
    let length = view.getUint32(0);
    let headBytes = 8;
    if (length === 1 && head.length >= 16) {
      length = Number(view.getBigUint64(8));
      headBytes = 16;
    } else if (length === 0) {
      length = end - offset;
    }
    if (length < headBytes || offset + length > end) return;
    const type = String.fromCharCode(...head.subarray(4, 8));
    yield { type, start: offset + headBytes, end: offset + length };
    offset += length;
  }
}

/** Finds the first box at the end of a path of types. */
export async function findBox(
  reader: ByteReader,
  extent: Extent,
  [type, ...path]: readonly string[],
): Promise<Extent | undefined> {
  if (type === undefined) return extent;
  for await (const box of boxesIn(reader, extent)) {
    if (box.type === type) return findBox(reader, box, path);
  }
  return undefined;
}

/** Returns a view of the first bytes of a box; `undefined` if it has fewer. */
export async function viewIn(
  reader: ByteReader,
  { end, start }: Extent,
  length: number,
): Promise<DataView | undefined> {
  if (end - start < length) return undefined;
  const bytes = await reader.at(start, length);
  return bytes.length < length ? undefined : viewOf(bytes);
}
