import type { ImageFacts } from '../core/rules/image-facts.js';
import { openReader } from './byte-reader.js';
import { FORMATS } from './formats/index.js';
import { fetchMarks } from './formats/tiff/marks.js';
import { SNIFF_BYTES } from './sniff.js';

/** The first orientation that lies on its side; it and all after it swap width and height. */
const FIRST_SIDEWAYS_ORIENTATION = 5;

/**
 * What the header bytes of a file prove: its type, its size in pixels as shown, its animation. Reads
 * a few kilobytes, decodes nothing, and never throws for what is in the file. A name is heeded only
 * where a TIFF file is marked by a camera's maker and as neither a RAW file nor a finished picture.
 *
 * @throws What reading the file throws, when its bytes cannot be had.
 */
export async function inspectImage(
  file: Blob,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<ImageFacts> {
  const reader = openReader(file, signal);
  const first = await reader.at(0, Math.min(SNIFF_BYTES, file.size));
  const marks = await fetchMarks(reader, first, 'name' in file ? String(file.name) : '');
  const format = FORMATS.find(({ matches }) => matches(first, marks));
  if (format === undefined) return {};
  const { height, width, ...facts } = await format.read(reader);
  const sideways = (facts.orientation ?? 1) >= FIRST_SIDEWAYS_ORIENTATION;
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
