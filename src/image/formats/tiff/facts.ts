import type { ByteReader } from '../../byte-reader.js';
import { orientationIn } from './exif.js';
import type { Sides } from '../bytes.js';
import type { Format } from '../format.js';
import {
  fetchDirectory,
  readTiffHeader,
  type TiffDirectory,
  type TiffHeader,
} from './directory.js';

/** How the files of one format, TIFF inside, differ from those of the others. */
export interface TiffInside {
  /** For formats whose first bytes differ from those of TIFF. */
  readonly headerOf?: (first: Uint8Array) => TiffHeader | undefined;
  /** Finds the size that the picture has when it is shown; left out where the format tells none. */
  readonly fetchSize?: (
    reader: ByteReader,
    first: TiffDirectory,
  ) => Sides | undefined | Promise<Sides | undefined>;
}

/**
 * Reads a file that is TIFF inside: its first directory tells the orientation, of whatever it describes
 * itself. It holds one picture; pages and previews are no frames.
 */
export function readTiffFacts({
  fetchSize,
  headerOf = readTiffHeader,
}: TiffInside): Format['read'] {
  return async (reader) => {
    const header = headerOf(await reader.at(0, 8));
    const first = header && (await fetchDirectory(reader, header));
    if (!first?.isWhole) return { animated: false };
    const size = await fetchSize?.(reader, first);
    return { animated: false, orientation: orientationIn(first) ?? 1, ...size };
  };
}
