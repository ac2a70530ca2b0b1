import type { ByteReader } from '../byte-reader.js';
import { readOrientation } from './exif.js';
import { dimensions, hasText, viewOf, type Format } from './format.js';

const EXIF_HEADER = 'Exif\0\0';
const MOST_SEGMENTS = 200;

/** JPEG: [ITU-T T.81](https://www.w3.org/Graphics/JPEG/itu-t81.pdf), annex B. */
export const jpeg: Format = {
  type: 'image/jpeg',
  matches: ([first, second, third, marker = 0]) =>
    first === 0xff && second === 0xd8 && third === 0xff && canStandFirst(marker),
  read: async (reader) => ({ animated: false, ...(await readSegments(reader)) }),
};

/** Not those of JPEG-LS and other kin, which no browser and no provider reads. */
function canStandFirst(marker: number): boolean {
  return marker >= 0xc0 && (marker < 0xf0 || marker > 0xfd);
}

/** Walks the segments up to the frame header, which holds the size. EXIF stands before it. */
async function readSegments(reader: ByteReader) {
  let orientation = 1;
  let offset = 2;
  for (let count = 0; count < MOST_SEGMENTS; count += 1) {
    const head = await reader.at(offset, 18);
    if (head.length < 4 || head[0] !== 0xff) break;
    const marker = head[1]!;
    if (marker === 0xff || isBare(marker)) {
      offset += marker === 0xff ? 1 : 2; // Fill bytes may stand before a marker.
      continue;
    }
    const length = viewOf(head).getUint16(2);
    if (isFrame(marker) && head.length >= 9) {
      const view = viewOf(head);
      return { orientation, ...dimensions(view.getUint16(7), view.getUint16(5)) };
    }
    if (marker === 0xda || marker === 0xd9 || length < 2) break;
    if (marker === 0xe1 && hasText(head, 4, EXIF_HEADER)) {
      const segment = await reader.at(offset, length + 2);
      const exif = segment.subarray(4 + EXIF_HEADER.length, length + 2);
      orientation = readOrientation(exif) ?? orientation;
    }
    offset += 2 + length;
  }
  return { orientation };
}

function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** SOF0 to SOF15, without the three that are other tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
