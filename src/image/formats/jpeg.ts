import type { ImageFacts } from '../../core/image-facts.js';
import type { ByteReader } from '../byte-reader.js';
import { readOrientation } from './exif.js';
import { dimensions, hasText, viewOf, type Sides } from './bytes.js';
import type { Format } from './format.js';

const EXIF_HEADER = 'Exif\0\0';
const MOST_SEGMENTS = 200;
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const EXIF_SEGMENT = 0xe1;

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

/** Walks the segments up to the image data, since browsers heed EXIF even behind the frame header. */
async function readSegments(reader: ByteReader): Promise<Omit<ImageFacts, 'type'>> {
  let size: Sides | undefined;
  let orientation: number | undefined;
  let offset = 2;
  for (let count = 0; count < MOST_SEGMENTS; count += 1) {
    const head = await reader.at(offset, 10);
    if (head.length < 4 || head[0] !== 0xff) break;
    const marker = head[1]!;
    if (marker === 0xff || isBare(marker)) {
      offset += marker === 0xff ? 1 : 2; // Fill bytes may stand before a marker.
      continue;
    }
    if (marker === START_OF_SCAN) return { ...size, orientation: orientation ?? 1 };
    const view = viewOf(head);
    const length = view.getUint16(2);
    if (marker === END_OF_IMAGE || length < 2) break;
    if (isFrame(marker) && head.length >= 9) {
      size ??= dimensions(view.getUint16(7), view.getUint16(5));
    }
    // The first EXIF block counts, as in browsers, even where it says nothing of orientation.
    if (marker === EXIF_SEGMENT && orientation === undefined && hasText(head, 4, EXIF_HEADER)) {
      const segment = await reader.at(offset, length + 2);
      if (segment.length < length + 2) break;
      const exif = segment.subarray(4 + EXIF_HEADER.length, length + 2);
      orientation = readOrientation(exif) ?? 1;
    }
    offset += 2 + length;
  }
  return { ...size, ...(orientation !== undefined && { orientation }) };
}

function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** SOF0 to SOF15, without the three that are other tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
