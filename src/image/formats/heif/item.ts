import type { ByteReader } from '../../byte-reader.js';
import { readProperties, type HeifPicture } from './properties.js';
import { boxesIn, findBox, viewIn, type Extent } from './iso-boxes.js';
import { contentOf, readPrimaryId } from './items.js';

/** Bytes. Far more than the associations of a picture with a thousand tiles need. */
const MOST_ASSOCIATION_BYTES = 65_536;

/** Reads the picture that a file shows, which is its primary item. */
export async function readPrimaryItem(
  reader: ByteReader,
  meta: Extent,
): Promise<HeifPicture | undefined> {
  const item = await readPrimaryId(reader, meta);
  return item === undefined ? undefined : readItemPicture(reader, meta, item);
}

/**
 * Reads an item's picture from its associated properties
 * ([ISO/IEC 23008-12](https://www.iso.org/standard/89035.html), section 9.3). Returns `undefined` if
 * they aren't all there.
 */
export async function readItemPicture(
  reader: ByteReader,
  meta: Extent,
  item: number,
): Promise<HeifPicture | undefined> {
  const properties = await findBox(reader, contentOf(meta), ['iprp']);
  const container = properties && (await findBox(reader, properties, ['ipco']));
  if (!properties || !container) return undefined;
  return readProperties(reader, container, await findAssociations(reader, properties, item));
}

/** Returns the indexes of an item's properties, counted from 1, in the order in which they apply. */
async function findAssociations(
  reader: ByteReader,
  properties: Extent,
  item: number,
): Promise<readonly number[]> {
  for await (const box of boxesIn(reader, properties)) {
    if (box.type !== 'ipma' || box.end - box.start > MOST_ASSOCIATION_BYTES) continue;
    const view = await viewIn(reader, box, box.end - box.start);
    const found = view && associationsIn(view, item);
    if (found) return found;
  }
  return [];
}

function associationsIn(view: DataView, item: number): readonly number[] | undefined {
  if (view.byteLength < 8) return undefined;
  const idBytes = view.getUint8(0) === 0 ? 2 : 4;
  const indexBytes = (view.getUint8(3) & 1) === 0 ? 1 : 2;
  let offset = 8;
  while (offset + idBytes + 1 <= view.byteLength) {
    const id = idBytes === 2 ? view.getUint16(offset) : view.getUint32(offset);
    const count = view.getUint8(offset + idBytes);
    const first = offset + idBytes + 1;
    offset = first + count * indexBytes;
    if (id !== item || offset > view.byteLength) continue;
    // The highest bit says whether a reader must support the property.
    return Array.from({ length: count }, (_, index) =>
      indexBytes === 1
        ? view.getUint8(first + index) & 0x7f
        : view.getUint16(first + index * 2) & 0x7f_ff,
    );
  }
  return undefined;
}
