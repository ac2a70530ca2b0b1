import type { ByteReader } from '../../byte-reader.js';
import { viewOf } from '../bytes.js';

/** The markers with a name here. */
export const MARKER = { endOfImage: 0xd9, startOfScan: 0xda, exif: 0xe1, icc: 0xe2 } as const;

const FIRST_SEGMENT = 2;
/** Photoshop and panorama software write several hundred. */
const MOST_SEGMENTS = 4096;

/** A segment of a JPEG. */
export interface JpegSegment {
  readonly marker: number;
  /** The start of its data, after marker and length. */
  readonly start: number;
  /** The end of its data. */
  readonly end: number;
}

/**
 * Iterates over the segments of a JPEG in order, up to the start of the image data or to where the file
 * ends: [ITU-T T.81](https://www.w3.org/Graphics/JPEG/itu-t81.pdf), annex B. Like every decoder, it
 * skips bytes that belong to no segment and treats a segment with an impossible length as empty.
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

/**
 * Finds the next marker at or after an offset, and its end. `FF 00` isn't a marker, and the first `FF`
 * of `FF FF` is padding.
 */
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

/** Whether a marker has no segment: `TEM`, the restarts and the start of an image. */
export function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}
