import type { ByteReader } from '../byte-reader.js';
import { fetchDirectory, fetchNext, readTiffHeader } from '../formats/tiff/directory.js';
import { NEW_SUBFILE_TYPE } from '../formats/tiff/tags.js';
import type { Extras } from './extras.js';

/** No page is expected after this many thumbnails and masks. */
const MOST_DIRECTORIES = 16;
/** The bits of NewSubfileType for a reduced version of another picture and for a mask. */
const MINOR = 0b101;

/** Reads whether a TIFF has more pages: TIFF 6.0, section 12, and the tag NewSubfileType. */
export async function readTiffExtras(reader: ByteReader): Promise<Extras> {
  const header = readTiffHeader(await reader.at(0, 8));
  if (header === undefined) return {};
  const { littleEndian } = header;
  let directory = await fetchNext(reader, header);
  const seen = new Set([header.directory]);
  while (directory && !seen.has(directory) && seen.size <= MOST_DIRECTORIES) {
    seen.add(directory);
    const { fields, isWhole } = await fetchDirectory(reader, { directory, littleEndian });
    if (!isWhole) break;
    const kind = fields.get(NEW_SUBFILE_TYPE)?.number ?? 0;
    if ((kind & MINOR) === 0) return { furtherPictures: true };
    directory = await fetchNext(reader, { directory, littleEndian });
  }
  return {};
}
