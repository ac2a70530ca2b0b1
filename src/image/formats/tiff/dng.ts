import type { ByteReader } from '../../byte-reader.js';
import { dimensions, type Sides } from '../bytes.js';
import type { Format } from '../format.js';
import { fetchDirectory, fetchNumbers, sizeIn, type TiffDirectory } from './directory.js';
import { readTiffFacts } from './facts.js';
import { isNamedAs } from './marks.js';
import {
  COMPRESSION,
  DEFAULT_CROP_SIZE,
  DEFAULT_SCALE,
  DNG_VERSION,
  NEW_SUBFILE_TYPE,
  SUB_DIRECTORIES,
} from './tags.js';

/** The value of the TIFF tag Compression for VC-5. */
const VC_5 = 9;

const read = readTiffFacts({
  async fetchShown(reader, first) {
    const main = await findMain(reader, first);
    return main && fetchShownSize(reader, main);
  },
});

/** Adobe's RAW format for all cameras: [DNG 1.7](https://helpx.adobe.com/camera-raw/digital-negative.html). */
export const dng: Format = {
  type: 'image/x-adobe-dng',
  matches: (_, marks) =>
    marks !== undefined &&
    (marks.directory?.fields.has(DNG_VERSION) ?? isNamedAs('image/x-adobe-dng', marks.name)),
  read,
};

/**
 * GoPro's RAW format, [GPR](https://github.com/gopro/gpr): a DNG whose data is compressed with VC-5,
 * which few DNG readers support. A GoPro's picture is a DNG only if its name says so and its marks don't
 * contradict it. Then it has been converted.
 */
export const gpr: Format = {
  type: 'image/x-gopro-gpr',
  matches: (_, marks) => {
    if (marks === undefined) return false;
    const { directory, make = '', name } = marks;
    if (directory === undefined) return isNamedAs('image/x-gopro-gpr', name);
    if (!directory.fields.has(DNG_VERSION) || !make.startsWith('GOPRO')) return false;
    const isPacked = directory.fields.get(COMPRESSION)?.number === VC_5;
    return isPacked || !isNamedAs('image/x-adobe-dng', name);
  },
  read,
};

/** Finds the directory of the picture itself. The others are for previews, depth maps and the like. */
async function findMain(
  reader: ByteReader,
  first: TiffDirectory,
): Promise<TiffDirectory | undefined> {
  if (isMain(first)) return first;
  for (const directory of await fetchNumbers(reader, first, SUB_DIRECTORIES)) {
    const { littleEndian } = first;
    const candidate = await fetchDirectory(reader, { directory, littleEndian });
    if (candidate.isWhole && isMain(candidate)) return candidate;
  }
  return undefined;
}

function isMain(directory: TiffDirectory): boolean {
  const kind = directory.fields.get(NEW_SUBFILE_TYPE)?.number ?? 0;
  return kind === 0 && sizeIn(directory) !== undefined;
}

/** Reads the size of the stored picture without its margins, unless its pixels aren't square. */
async function fetchShownSize(reader: ByteReader, main: TiffDirectory): Promise<Sides | undefined> {
  const { fields } = main;
  if (fields.has(DEFAULT_SCALE)) {
    const [across, down] = await fetchNumbers(reader, main, DEFAULT_SCALE);
    if (across !== 1 || down !== 1) return undefined;
  }
  if (!fields.has(DEFAULT_CROP_SIZE)) return sizeIn(main);
  const [width, height] = await fetchNumbers(reader, main, DEFAULT_CROP_SIZE);
  return dimensions(width, height);
}
