import type { ByteReader } from '../../byte-reader.js';
import { viewOf } from '../bytes.js';
import { boxesIn, findBox, viewIn, type Extent } from './iso-boxes.js';

/** The bytes of version and flags before the content of versioned boxes. */
export const VERSION_BYTES = 4;
/** Bytes. Far more than the references between the tiles of a phone's picture need. */
const MOST_REFERENCE_BYTES = 65_536;

/** An entry of the item list. */
interface HeifItem {
  readonly id: number;
  /** Four letters, such as `hvc1`, `grid` or `jpeg`. */
  readonly type: string;
  /** Hidden items aren't shown by themselves. */
  readonly isHidden: boolean;
}

/** An item's relation to others: `thmb`, `auxl`, `dimg` … */
interface ItemReference {
  readonly type: string;
  readonly from: number;
  readonly to: readonly number[];
}

/** Returns the content of a `meta` box. */
export function contentOf({ end, start }: Extent): Extent {
  return { start: start + VERSION_BYTES, end };
}

/** Reads the ID of the primary item, which is the item that is shown. */
export async function readPrimaryId(reader: ByteReader, meta: Extent): Promise<number | undefined> {
  const primary = await findBox(reader, contentOf(meta), ['pitm']);
  const view = primary && (await viewIn(reader, primary, 6));
  if (!primary || !view) return undefined;
  if (view.getUint8(0) === 0) return view.getUint16(VERSION_BYTES);
  return (await viewIn(reader, primary, 8))?.getUint32(VERSION_BYTES);
}

/** Reads all items, [ISO/IEC 14496-12](https://www.iso.org/standard/83102.html), section 8.11.6. */
export async function readItems(reader: ByteReader, meta: Extent): Promise<readonly HeifItem[]> {
  const list = await findBox(reader, contentOf(meta), ['iinf']);
  const version = list && (await viewIn(reader, list, VERSION_BYTES))?.getUint8(0);
  if (!list || version === undefined) return [];
  const items: HeifItem[] = [];
  const first = list.start + VERSION_BYTES + (version === 0 ? 2 : 4);
  for await (const entry of boxesIn(reader, { start: first, end: list.end })) {
    const item = entry.type === 'infe' ? await readItem(reader, entry) : undefined;
    if (item !== undefined) items.push(item);
  }
  return items;
}

async function readItem(reader: ByteReader, entry: Extent): Promise<HeifItem | undefined> {
  const view = await viewIn(reader, entry, 12);
  const version = view?.getUint8(0) ?? 0;
  if (view === undefined || version < 2) return undefined;
  const idBytes = version === 2 ? 2 : 4;
  const bytes = await reader.at(entry.start + VERSION_BYTES + idBytes + 2, 4);
  return {
    id: idBytes === 2 ? view.getUint16(VERSION_BYTES) : view.getUint32(VERSION_BYTES),
    type: String.fromCharCode(...bytes.subarray(0, 4)),
    isHidden: (view.getUint8(3) & 1) === 1,
  };
}

/** Reads the references between items, [ISO/IEC 14496-12](https://www.iso.org/standard/83102.html), section 8.11.12. */
export async function readReferences(
  reader: ByteReader,
  meta: Extent,
): Promise<readonly ItemReference[]> {
  const container = await findBox(reader, contentOf(meta), ['iref']);
  const version = container && (await viewIn(reader, container, VERSION_BYTES))?.getUint8(0);
  if (!container || version === undefined) return [];
  const idBytes = version === 0 ? 2 : 4;
  const references: ItemReference[] = [];
  for await (const box of boxesIn(reader, contentOf(container))) {
    const length = Math.min(box.end - box.start, MOST_REFERENCE_BYTES);
    const bytes = (await reader.at(box.start, length)).subarray(0, length);
    if (bytes.length < idBytes + 2) continue;
    const view = viewOf(bytes);
    const idAt = (at: number) => (idBytes === 2 ? view.getUint16(at) : view.getUint32(at));
    const first = idBytes + 2;
    const count = Math.min(view.getUint16(idBytes), Math.floor((bytes.length - first) / idBytes));
    const to = Array.from({ length: count }, (_, index) => idAt(first + index * idBytes));
    references.push({ type: box.type, from: idAt(0), to });
  }
  return references;
}
