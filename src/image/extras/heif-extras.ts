import type { ByteReader } from '../byte-reader.js';
import { boxesIn, type Extent } from '../formats/heif/iso-boxes.js';
import { readItems, readPrimaryId, readReferences } from '../formats/heif/items.js';
import type { Extras } from './extras.js';

/** Coded pictures, and pictures derived from others. */
const PICTURES = new Set(['hvc1', 'av01', 'avc1', 'jpeg', 'unci', 'grid', 'iden', 'iovl']);
/** Items that are a thumbnail, an auxiliary picture or a description of another item. */
const MINOR = new Set(['thmb', 'auxl', 'cdsc']);

/**
 * Reads the items of a HEIF file besides the primary one, and the video that Google and Samsung append
 * in an `mpvd` box
 * ([Motion Photo 1.0](https://developer.android.com/media/platform/motion-photo-format)).
 */
export async function readHeifExtras(reader: ByteReader): Promise<Extras> {
  let meta: Extent | undefined;
  let motion = false;
  for await (const box of boxesIn(reader, { start: 0, end: reader.size })) {
    if (box.type === 'meta') meta ??= box;
    motion ||= box.type === 'mpvd';
  }
  return {
    motion,
    furtherPictures: meta !== undefined && (await hasFurtherPictures(reader, meta)),
  };
}

async function hasFurtherPictures(reader: ByteReader, meta: Extent): Promise<boolean> {
  const primary = await readPrimaryId(reader, meta);
  const references = await readReferences(reader, meta);
  const parts = new Set(
    references.flatMap(({ from, to, type }) => {
      if (type === 'dimg') return to;
      return MINOR.has(type) ? [from] : [];
    }),
  );
  return (await readItems(reader, meta)).some(
    ({ id, isHidden, type }) => id !== primary && !isHidden && PICTURES.has(type) && !parts.has(id),
  );
}
