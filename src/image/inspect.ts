import type { ImageFacts } from '../core/image-facts.js';
import { openReader } from './byte-reader.js';
import { FORMATS } from './formats/index.js';
import { SNIFF_BYTES } from './sniff.js';

/** The first orientation that lies on its side; it and all after it swap width and height. */
const FIRST_SIDEWAYS_ORIENTATION = 5;

/**
 * What the header bytes of a file prove: its type, its size in pixels as shown, its animation. Reads
 * a few kilobytes, decodes nothing, and never throws for what is in the file.
 *
 * @throws What reading the file throws, when its bytes cannot be had.
 */
export async function inspectImage(
  file: Blob,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<ImageFacts> {
  const reader = openReader(file, signal);
  const first = await reader.at(0, Math.min(SNIFF_BYTES, file.size));
  const format = FORMATS.find(({ matches }) => matches(first));
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
