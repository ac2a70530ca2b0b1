import type { ByteReader } from '../byte-reader.js';
import { viewOf } from '../formats/bytes.js';
import { findBox, type Extent } from '../formats/heif/iso-boxes.js';
import { readItemPicture } from '../formats/heif/item.js';
import { contentOf, readItems, readPrimaryId, readReferences } from '../formats/heif/items.js';
import type { EmbeddedJpeg } from './embedded-jpeg.js';

/** Bytes. Far more than the positions of a picture with a thousand tiles need. */
const MOST_LOCATION_BYTES = 65_536;
const IN_FILE = 0;
const IN_DATA_BOX = 1;

/** Finds the primary item and its thumbnails, if they are JPEGs. */
export async function findHeifJpegs(reader: ByteReader): Promise<readonly EmbeddedJpeg[]> {
  const meta = await findBox(reader, { start: 0, end: reader.size }, ['meta']);
  const primary = meta && (await readPrimaryId(reader, meta));
  if (!meta || primary === undefined) return [];
  const references = await readReferences(reader, meta);
  const ofPicture = references.filter(({ to, type }) => type === 'thmb' && to.includes(primary));
  const shown = new Set([primary, ...ofPicture.map(({ from }) => from)]);
  const jpegs: EmbeddedJpeg[] = [];
  for (const { id, type } of await readItems(reader, meta)) {
    if (type !== 'jpeg' || !shown.has(id)) continue;
    const place = await locate(reader, meta, id);
    const picture = await readItemPicture(reader, meta, id);
    if (place !== undefined) jpegs.push({ ...place, orientation: picture?.orientation ?? 1 });
  }
  return jpegs;
}

/**
 * Returns the position of an item's data, [ISO/IEC 14496-12](https://www.iso.org/standard/83102.html),
 * section 8.11.3; `undefined` if the data is in several pieces.
 */
async function locate(
  reader: ByteReader,
  meta: Extent,
  wanted: number,
): Promise<{ readonly start: number; readonly length: number } | undefined> {
  const box = await findBox(reader, contentOf(meta), ['iloc']);
  if (box === undefined) return undefined;
  const length = Math.min(box.end - box.start, MOST_LOCATION_BYTES);
  const view = viewOf((await reader.at(box.start, length)).subarray(0, length));
  let at = 0;
  /** Reads the next number; 0 if it has no bytes, NaN after the end. */
  const next = (bytes: number) => {
    const start = at;
    at += bytes;
    if (at > view.byteLength) return NaN;
    if (bytes === 8) return Number(view.getBigUint64(start));
    if (bytes === 4) return view.getUint32(start);
    if (bytes === 2) return view.getUint16(start);
    return bytes === 1 ? view.getUint8(start) : 0;
  };
  const version = next(1);
  next(1);
  next(2);
  const sizes = next(2);
  const [offsetBytes, lengthBytes, baseBytes, indexBytes] = [12, 8, 4, 0].map(
    (shift) => (sizes >>> shift) & 15,
  ) as [number, number, number, number];
  const idBytes = version < 2 ? 2 : 4;
  const count = next(idBytes);
  for (let index = 0; index < count && at < view.byteLength; index += 1) {
    const id = next(idBytes);
    const method = version === 0 ? IN_FILE : next(2) & 15;
    next(2);
    const base = next(baseBytes);
    const extents = next(2);
    const places = Array.from({ length: extents > 0 && extents < 1024 ? extents : 0 }, () => {
      if (version > 0) next(indexBytes);
      return { start: base + next(offsetBytes), length: next(lengthBytes) };
    });
    if (id !== wanted) continue;
    const [place] = places;
    if (place === undefined || places.length > 1 || !Number.isFinite(place.start + place.length)) {
      return undefined;
    }
    if (method === IN_FILE) return place;
    const data =
      method === IN_DATA_BOX ? await findBox(reader, contentOf(meta), ['idat']) : undefined;
    return data && { ...place, start: data.start + place.start };
  }
  return undefined;
}
