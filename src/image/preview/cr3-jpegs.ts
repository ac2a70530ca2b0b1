import type { ByteReader } from '../byte-reader.js';
import { findBox, boxesIn, type Extent } from '../formats/heif/iso-boxes.js';
import type { EmbeddedJpeg } from './embedded-jpeg.js';

const UUID_BYTES = 16;
/** The bytes of the two numbers after the UUID of the box with the preview. */
const PREVIEW_HEAD_BYTES = 8;
/** Sides and length precede the JPEG, in layouts that differ by version. */
const MOST_HEAD_BYTES = 32;
const START_OF_JPEG = [0xff, 0xd8, 0xff] as const;

/**
 * Finds the preview and the thumbnail of a CR3, after [Clevy](https://github.com/lclevy/canon_cr3):
 * `PRVW` in a separate box, `THMB` next to the maker's other boxes.
 */
export async function findCr3Jpegs(
  reader: ByteReader,
  orientation: number,
): Promise<readonly EmbeddedJpeg[]> {
  const file = { start: 0, end: reader.size };
  const places: (Pick<EmbeddedJpeg, 'start' | 'length'> | undefined)[] = [];
  for await (const box of boxesIn(reader, file)) {
    if (box.type !== 'uuid') continue;
    const content = { start: box.start + UUID_BYTES + PREVIEW_HEAD_BYTES, end: box.end };
    places.push(await jpegIn(reader, await findBox(reader, content, ['PRVW'])));
  }
  const canon = await findBox(reader, file, ['moov', 'uuid']);
  if (canon !== undefined) {
    const content = { start: canon.start + UUID_BYTES, end: canon.end };
    places.push(await jpegIn(reader, await findBox(reader, content, ['THMB'])));
  }
  return places
    .filter((place) => place !== undefined)
    .map(({ length, start }) => ({ start, length, orientation }));
}

async function jpegIn(reader: ByteReader, box: Extent | undefined) {
  if (box === undefined) return undefined;
  const head = await reader.at(box.start, MOST_HEAD_BYTES);
  const starts = Array.from({ length: MOST_HEAD_BYTES }, (_, at) => at);
  const at = starts.find((start) =>
    START_OF_JPEG.every((byte, index) => head[start + index] === byte),
  );
  if (at === undefined) return undefined;
  return { start: box.start + at, length: box.end - box.start - at };
}
