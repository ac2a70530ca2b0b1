import type { ByteReader } from '../../byte-reader.js';
import { hasText } from '../bytes.js';
import { boxesIn, findBox, viewIn, type Extent } from './iso-boxes.js';

/** In front of the content of boxes that have a version: it, and flags. */
const VERSION_BYTES = 4;
const APPLE = 'urn:com:apple:photo:2020:aux:hdrgainmap';

/**
 * Whether the items of a HEIF file have a gain map: one by
 * [ISO 21496-1](https://www.iso.org/standard/86775.html), which is an item of its own type, or Apple's
 * older one, which is an auxiliary picture.
 */
export async function hasGainMapIn(reader: ByteReader, meta: Extent): Promise<boolean> {
  const content = { start: meta.start + VERSION_BYTES, end: meta.end };
  const properties = await findBox(reader, content, ['iprp', 'ipco']);
  if (properties && (await hasApples(reader, properties))) return true;
  const items = await findBox(reader, content, ['iinf']);
  const version = items && (await viewIn(reader, items, VERSION_BYTES))?.getUint8(0);
  if (!items || version === undefined) return false;
  const first = items.start + VERSION_BYTES + (version === 0 ? 2 : 4);
  for await (const entry of boxesIn(reader, { start: first, end: items.end })) {
    if (entry.type === 'infe' && (await typeOf(reader, entry)) === 'tmap') return true;
  }
  return false;
}

async function hasApples(reader: ByteReader, properties: Extent): Promise<boolean> {
  for await (const box of boxesIn(reader, properties)) {
    if (box.type !== 'auxC') continue;
    const bytes = await reader.at(box.start + VERSION_BYTES, APPLE.length);
    if (hasText(bytes, 0, APPLE)) return true;
  }
  return false;
}

/** The type of an item, [ISO/IEC 14496-12](https://www.iso.org/standard/83102.html), section 8.11.6. */
async function typeOf(reader: ByteReader, entry: Extent): Promise<string | undefined> {
  const view = await viewIn(reader, entry, 12);
  const version = view?.getUint8(0) ?? 0;
  if (view === undefined || version < 2) return undefined;
  const at = entry.start + VERSION_BYTES + (version === 2 ? 4 : 6);
  return String.fromCharCode(...(await reader.at(at, 4)).subarray(0, 4));
}
