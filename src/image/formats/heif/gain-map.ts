import type { ByteReader } from '../../byte-reader.js';
import { hasText } from '../bytes.js';
import { boxesIn, findBox, type Extent } from './iso-boxes.js';
import { contentOf, readItems, VERSION_BYTES } from './items.js';

const APPLE = 'urn:com:apple:photo:2020:aux:hdrgainmap';

/**
 * Whether the items of a HEIF file have a gain map: one by
 * [ISO 21496-1](https://www.iso.org/standard/86775.html), which is an item of its own type, or Apple's
 * older one, which is an auxiliary picture.
 */
export async function hasGainMapIn(reader: ByteReader, meta: Extent): Promise<boolean> {
  const properties = await findBox(reader, contentOf(meta), ['iprp', 'ipco']);
  if (properties && (await hasApples(reader, properties))) return true;
  return (await readItems(reader, meta)).some(({ type }) => type === 'tmap');
}

async function hasApples(reader: ByteReader, properties: Extent): Promise<boolean> {
  for await (const box of boxesIn(reader, properties)) {
    if (box.type !== 'auxC') continue;
    const bytes = await reader.at(box.start + VERSION_BYTES, APPLE.length);
    if (hasText(bytes, 0, APPLE)) return true;
  }
  return false;
}
