import { loadOnce } from '../core/load-once.js';
import type { ImageFacts } from '../core/rules/image-facts.js';
import { openReader, type ByteReader } from './byte-reader.js';
import { COMMON_FORMATS } from './formats/common.js';
import { SNIFF_BYTES, type Format } from './formats/format.js';
import { isSideways } from './formats/tiff/exif.js';

/**
 * Reads what the header bytes of a file prove: its type, its size in pixels as shown, its animation.
 * Reads a few kilobytes, decodes nothing, and never throws because of a file's content. The name
 * only matters for a TIFF file with a camera maker's marks that could be RAW or a finished picture.
 *
 * @throws What reading the file throws, and an `UploadError` with the code `loading-failed` if the
 *   readers of the rarer formats can't be loaded, since they are in a separate chunk.
 */
export async function inspectImage(
  file: Blob,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<ImageFacts> {
  return inspectReader(openReader(file, signal), 'name' in file ? String(file.name) : '');
}

/** Does the same for a file that is already open. */
export async function inspectReader(reader: ByteReader, name: string): Promise<ImageFacts> {
  const first = await reader.at(0, Math.min(SNIFF_BYTES, reader.size));
  const format =
    COMMON_FORMATS.find(({ matches }) => matches(first)) ??
    (await findRareFormat(reader, first, name));
  if (format === undefined) return {};
  const { height, width, ...facts } = await format.read(reader);
  const sideways = isSideways(facts.orientation ?? 1);
  return {
    type: format.type,
    ...facts,
    ...(width !== undefined &&
      height !== undefined && {
        width: sideways ? height : width,
        height: sideways ? width : height,
      }),
  };
}

// Most images are JPEG, PNG, WebP or GIF, and don't need the readers of the others.
const loadRareFormats = /* @__PURE__ */ loadOnce(() => import('./formats/rare.js'));

async function findRareFormat(
  reader: ByteReader,
  first: Uint8Array,
  name: string,
): Promise<Format | undefined> {
  const { fetchMarks, RARE_FORMATS } = await loadRareFormats();
  const marks = await fetchMarks(reader, first, name);
  return RARE_FORMATS.find(({ matches }) => matches(first, marks));
}
