import type { ByteReader } from '../../byte-reader.js';
import { viewOf } from '../bytes.js';

/** The markers that are looked for by name. */
export const MARKER = { endOfImage: 0xd9, startOfScan: 0xda, exif: 0xe1, icc: 0xe2 } as const;

const FIRST_SEGMENT = 2;
/** Photoshop and panorama software write some hundreds. */
const MOST_SEGMENTS = 4096;

/** A segment of a JPEG. */
export interface JpegSegment {
  readonly marker: number;
  /** Where its data begin, behind marker and length. */
  readonly start: number;
  /** Where its data end. */
  readonly end: number;
}

/**
 * The segments of a JPEG in their order, to the start of the image data or as far as they are there:
 * [ITU-T T.81](https://www.w3.org/Graphics/JPEG/itu-t81.pdf), annex B. As in every decoder, bytes that
 * belong to no segment are skipped, and a length that cannot be is that of an empty segment.
 */
export async function* segmentsOf(reader: ByteReader): AsyncGenerator<JpegSegment> {
  let offset = FIRST_SEGMENT;
  for (let count = 0; count < MOST_SEGMENTS; count += 1) {
    const found = await findMarker(reader, offset);
    if (found === undefined) return;
    const { end, marker } = found;
    if (isBare(marker)) {
      offset = end;
      continue;
    }
    const head = await reader.at(end, 2);
    if (head.length < 2) return;
    const length = Math.max(2, viewOf(head).getUint16(0));
    yield { marker, start: end + 2, end: end + length };
    if (marker === MARKER.startOfScan || marker === MARKER.endOfImage) return;
    offset = end + length;
  }
}

/** The next marker from an offset on, and where it ends. `FF 00` is not a marker, and `FF FF` begins late. */
async function findMarker(
  reader: ByteReader,
  start: number,
): Promise<{ readonly marker: number; readonly end: number } | undefined> {
  let offset = start;
  for (;;) {
    const bytes = await reader.at(offset, 2);
    let at = bytes.indexOf(0xff);
    while (at >= 0 && at + 1 < bytes.length) {
      const marker = bytes[at + 1]!;
      if (marker !== 0 && marker !== 0xff) return { marker, end: offset + at + 2 };
      at = bytes.indexOf(0xff, at + 1);
    }
    // The last byte may be the first half of a marker.
    const seen = at < 0 ? bytes.length : at;
    if (seen === 0) return undefined;
    offset += seen;
  }
}

/** Markers without a segment: `TEM`, the restarts and the start of an image. */
function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}
