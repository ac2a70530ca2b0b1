import type { ByteReader } from '../byte-reader.js';
import { dimensions, type Sides } from './bytes.js';
import type { Format } from './format.js';
import { fetchDirectory, fetchNumbers, sizeIn, type TiffDirectory } from './tiff-directory.js';
import { readTiffFacts } from './tiff-facts.js';
import { isNamedAs } from './tiff-marks.js';
import {
  DEFAULT_CROP_SIZE,
  DEFAULT_SCALE,
  DNG_VERSION,
  NEW_SUBFILE_TYPE,
  SUB_DIRECTORIES,
} from './tiff-tags.js';

/** Adobe's RAW format for all cameras: [DNG 1.7](https://helpx.adobe.com/camera-raw/digital-negative.html). */
export const dng: Format = {
  type: 'image/x-adobe-dng',
  matches: (_, marks) =>
    marks !== undefined &&
    (marks.directory?.fields.has(DNG_VERSION) ?? isNamedAs('image/x-adobe-dng', marks.name)),
  read: readTiffFacts({
    async fetchSize(reader, first) {
      const main = await findMain(reader, first);
      return main && fetchShownSize(reader, main);
    },
  }),
};

/** The directory of the picture itself; the others are of previews, depth maps and the like. */
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

/** What is left of the stored picture without its margins, unless its pixels are not square. */
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
