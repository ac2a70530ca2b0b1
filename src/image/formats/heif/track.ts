import type { ImageFacts } from '../../../core/rules/image-facts.js';
import type { ByteReader } from '../../byte-reader.js';
import { dimensions } from '../bytes.js';
import { boxesIn, findBox, viewIn, type Extent } from './iso-boxes.js';

/** Offsets of the matrix in a track header, by the version of the header. */
const MATRIX_OFFSETS = [40, 52];
const MATRIX_BYTES = 36;
const FRAME_COUNT = 8;

/** EXIF orientations of the matrices that turn and mirror, by their a, b, c and d in units. */
const ORIENTATIONS: Readonly<Record<string, number>> = {
  '1 0 0 1': 1,
  '-1 0 0 1': 2,
  '-1 0 0 -1': 3,
  '1 0 0 -1': 4,
  '0 1 1 0': 5,
  '0 1 -1 0': 6,
  '0 -1 -1 0': 7,
  '0 -1 1 0': 8,
};

/** A sequence of frames. */
interface Track {
  readonly facts: Omit<ImageFacts, 'type'>;
  readonly frames: number | undefined;
}

/** Reads the first visible track of an image sequence. */
export async function readFirstTrack(
  reader: ByteReader,
  movie: Extent,
): Promise<Track | undefined> {
  for await (const box of boxesIn(reader, movie)) {
    if (box.type !== 'trak') continue;
    const header = await findBox(reader, box, ['tkhd']);
    const facts = header && (await readHeader(reader, header));
    if (facts) return { facts, frames: await countFrames(reader, box) };
  }
  return undefined;
}

/** Reads a track header, [ISO/IEC 14496-12](https://www.iso.org/standard/83102.html), section 8.3.2. */
async function readHeader(
  reader: ByteReader,
  header: Extent,
): Promise<Omit<ImageFacts, 'type'> | undefined> {
  const version = (await viewIn(reader, header, 1))?.getUint8(0) ?? Infinity;
  const matrix = MATRIX_OFFSETS[version];
  const view = matrix && (await viewIn(reader, header, matrix + MATRIX_BYTES + 8));
  if (!view) return undefined;
  const units = [0, 4, 12, 16].map((cell) => view.getInt32(matrix + cell) / 65_536);
  const orientation = ORIENTATIONS[units.join(' ')];
  const sides = matrix + MATRIX_BYTES;
  const size = dimensions(view.getUint32(sides) >>> 16, view.getUint32(sides + 4) >>> 16);
  return size && orientation !== undefined ? { ...size, orientation } : undefined;
}

async function countFrames(reader: ByteReader, track: Extent): Promise<number | undefined> {
  const sizes = await findBox(reader, track, ['mdia', 'minf', 'stbl', 'stsz']);
  return sizes && (await viewIn(reader, sizes, FRAME_COUNT + 4))?.getUint32(FRAME_COUNT);
}
