import type { ByteReader } from '../../byte-reader.js';
import { hasText } from '../bytes.js';
import { boxesIn, findBox, type Extent } from './iso-boxes.js';
import { contentOf, readItems, VERSION_BYTES } from './items.js';

const APPLE = 'urn:com:apple:photo:2020:aux:hdrgainmap';

/**
 * Whether a HEIF file has a gain map: an item of type `tmap`, as in
 * [ISO 21496-1](https://www.iso.org/standard/86775.html), or an auxiliary picture, as in Apple's older
 * format.
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
