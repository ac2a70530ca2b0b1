import type { ImageFacts } from '../../core/image-facts.js';
import type { ByteReader } from '../byte-reader.js';
import { readPrimaryItem } from './heif-item.js';
import { readFirstTrack } from './heif-track.js';
import { findBox } from './iso-boxes.js';
import { mayMove } from './iso-brands.js';

/**
 * Reads a HEIF file, [ISO/IEC 23008-12](https://www.iso.org/standard/89035.html): the primary item is
 * what it shows, or the first frame of a track where it has no items. EXIF turns nothing here.
 */
export async function readHeif(reader: ByteReader): Promise<Omit<ImageFacts, 'type'>> {
  // The brands told the type, so they are within the first slice.
  const isSequence = mayMove(await reader.at(0, 16));
  const file = { start: 0, end: reader.size };
  const meta = await findBox(reader, file, ['meta']);
  const item = meta && (await readPrimaryItem(reader, meta));
  const movie = item && !isSequence ? undefined : await findBox(reader, file, ['moov']);
  const track = movie && (await readFirstTrack(reader, movie));
  const frames = isSequence ? track?.frames : 1;
  return {
    ...(item ?? track?.facts),
    ...(frames !== undefined && { animated: frames > 1 }),
  };
}
