import type { ByteReader } from '../../byte-reader.js';
import type { ImageFacts } from '../../../core/rules/image-facts.js';
import { orientationIn } from './exif.js';
import type { Sides } from '../bytes.js';
import type { Format } from '../format.js';
import {
  fetchDirectory,
  readTiffHeader,
  type TiffDirectory,
  type TiffHeader,
} from './directory.js';

type Shown = Sides | Omit<ImageFacts, 'type' | 'orientation' | 'animated'>;

/** How the files of one TIFF-based format differ from the others. */
interface TiffInside {
  /** For formats whose first bytes differ from TIFF's. */
  readonly headerOf?: (first: Uint8Array) => TiffHeader | undefined;
  /**
   * Finds the size of the picture as shown, and other facts that the format states. Omitted if it states
   * none.
   */
  readonly fetchShown?: (
    reader: ByteReader,
    first: TiffDirectory,
  ) => Shown | undefined | Promise<Shown | undefined>;
}

/**
 * Reads a TIFF-based file. Its first directory has the orientation, whatever else that directory
 * describes. The file has one picture: pages and previews aren't frames.
 */
export function readTiffFacts({
  fetchShown,
  headerOf = readTiffHeader,
}: TiffInside): Format['read'] {
  return async (reader) => {
    const header = headerOf(await reader.at(0, 8));
    const first = header && (await fetchDirectory(reader, header));
    if (!first?.isWhole) return { animated: false };
    const shown = await fetchShown?.(reader, first);
    return { animated: false, orientation: orientationIn(first) ?? 1, ...shown };
  };
}
