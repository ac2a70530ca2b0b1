import { hasText } from '../bytes.js';
import type { Format } from '../format.js';
import type { ByteReader } from '../../byte-reader.js';
import type { ImageFacts } from '../../../core/rules/image-facts.js';
import { readTiffColor } from './color.js';
import { fetchNumbers, sizeIn, type TiffDirectory } from './directory.js';
import { readTiffFacts } from './facts.js';
import { isNamedAs, isReduced } from './marks.js';
import { BITS_PER_SAMPLE, PHOTOMETRIC_INTERPRETATION } from './tags.js';

/** Sensor data without color: the photometric interpretations that only RAW files have. */
const SENSOR_DATA = new Set([32_803, 34_892]);

/**
 * TIFF: [TIFF 6.0](https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf). RAW formats,
 * supported here or not, are TIFF-based, so a file only counts as TIFF if its first directory describes
 * a finished picture.
 */
export const tiff: Format = {
  type: 'image/tiff',
  matches: (_, marks) => {
    if (marks === undefined) return false;
    const { directory, name } = marks;
    return directory === undefined ? isNamedAs('image/tiff', name) : isFinishedPicture(directory);
  },
  read: readTiffFacts({
    fetchShown: async (reader, first) => ({
      ...sizeIn(first),
      ...(await fetchColorFacts(reader, first)),
    }),
  }),
};

/**
 * [BigTIFF](https://www.awaresystems.be/imaging/tiff/bigtiff.html): TIFF for files beyond 4 GB, which
 * TIFF readers don't support. It is detected so that a refusal can name it.
 */
export const bigTiff: Format = {
  type: 'image/x-bigtiff',
  matches: (bytes) =>
    hasText(bytes, 0, 'II+\0\u0008\0\0\0') || hasText(bytes, 0, 'MM\0+\0\u0008\0\0'),
  read: async () => ({}),
};

async function fetchColorFacts(
  reader: ByteReader,
  directory: TiffDirectory,
): Promise<Pick<ImageFacts, 'bitDepth' | 'colorSpace'>> {
  const colorSpace = (await readTiffColor(reader, directory))?.name;
  const [bitDepth] = await fetchNumbers(reader, directory, BITS_PER_SAMPLE);
  return {
    ...(bitDepth && { bitDepth }),
    ...(colorSpace !== undefined && { colorSpace }),
  };
}

function isFinishedPicture(directory: TiffDirectory): boolean {
  const photometric = directory.fields.get(PHOTOMETRIC_INTERPRETATION)?.number;
  const isPicture = photometric !== undefined && !SENSOR_DATA.has(photometric);
  return isPicture && sizeIn(directory) !== undefined && !isReduced(directory);
}
