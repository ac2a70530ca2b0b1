import type { ByteReader } from '../byte-reader.js';
import { fetchNumbers, type TiffDirectory } from '../formats/tiff/directory.js';
import {
  BITS_PER_SAMPLE,
  COMPRESSION,
  EXTRA_SAMPLES,
  FILL_ORDER,
  PHOTOMETRIC_INTERPRETATION,
  PLANAR_CONFIGURATION,
  SAMPLE_FORMAT,
  SAMPLES_PER_PIXEL,
} from '../formats/tiff/tags.js';

/**
 * The values of the tag Compression that are decoded: none, LZW, JPEG, Deflate and PackBits. Fax
 * compressions (CCITT) are excluded: one wrong bit makes utif2 fill memory with a single line.
 */
const COMPRESSIONS = new Set([1, 5, 7, 8, 32_946, 32_773]);
const JPEG = 7;
const YCBCR = 6;
const UNSIGNED = 1;
const PREMULTIPLIED = 1;

/** Bits per sample and samples per pixel that are decoded correctly, by photometric interpretation. */
const LAYOUTS: Readonly<Record<number, readonly (readonly [bits: number, samples: number])[]>> = {
  0: [1, 4, 8, 16].map((bits) => [bits, 1] as const),
  1: [...[1, 2, 8, 16].map((bits) => [bits, 1] as const), [8, 2]],
  2: [8, 16].flatMap((bits) => [[bits, 3] as const, [bits, 4] as const]),
  3: [1, 2, 4, 8].map((bits) => [bits, 1] as const),
  5: [[8, 4]],
  [YCBCR]: [[8, 3]],
};

/** How the pixels of a page are stored. */
export interface TiffPixels {
  /** The value of the tag Compression. */
  readonly compression: number;
  readonly bitsPerPixel: number;
  /** Whether colors are premultiplied with alpha. */
  readonly isPremultiplied: boolean;
}

/**
 * Reads how pixels are stored,
 * [TIFF 6.0](https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf). Returns `undefined` if
 * utif2 (tried with 4.1.0) would silently decode them to a different picture: planar colors, floating
 * point, Lab and compressions it doesn't support.
 */
export async function readTiffPixels(
  reader: ByteReader,
  directory: TiffDirectory,
): Promise<TiffPixels | undefined> {
  const numberOf = (tag: number, otherwise: number) =>
    directory.fields.get(tag)?.number ?? otherwise;
  const numbersOf = (tag: number) => fetchNumbers(reader, directory, tag);
  const compression = numberOf(COMPRESSION, 1);
  const photometric = numberOf(PHOTOMETRIC_INTERPRETATION, -1);
  const samples = numberOf(SAMPLES_PER_PIXEL, 1);
  const [bits = 1, ...further] = await numbersOf(BITS_PER_SAMPLE);
  const formats = await numbersOf(SAMPLE_FORMAT);
  const isKnown =
    COMPRESSIONS.has(compression) &&
    LAYOUTS[photometric]?.some((layout) => layout[0] === bits && layout[1] === samples) &&
    further.every((other) => other === bits) &&
    formats.every((format) => format === UNSIGNED) &&
    (photometric !== YCBCR || compression === JPEG) &&
    (samples === 1 || numberOf(PLANAR_CONFIGURATION, 1) === 1) &&
    numberOf(FILL_ORDER, 1) === 1;
  // guard: decoders-give-no-other-picture
  if (!isKnown) return undefined;
  const [extra] = await numbersOf(EXTRA_SAMPLES);
  return {
    compression,
    bitsPerPixel: bits * samples,
    isPremultiplied: samples === 4 && photometric === 2 && extra === PREMULTIPLIED,
  };
}
