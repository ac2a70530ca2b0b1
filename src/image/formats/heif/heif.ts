import type { ImageFacts } from '../../../core/rules/image-facts.js';
import type { ByteReader } from '../../byte-reader.js';
import type { Format } from '../format.js';
import { hasGainMapIn } from './gain-map.js';
import { readPrimaryItem } from './item.js';
import type { HeifPicture } from './properties.js';
import { readFirstTrack } from './track.js';
import { boxesIn, findBox } from './iso-boxes.js';
import { imageTypeOf, mayMove } from './iso-brands.js';

/** AVIF: [AV1 Image File Format](https://aomediacodec.github.io/av1-avif/), HEIF with images in AV1. */
export const avif = heifFormat('image/avif');
/** HEIC: HEIF with images in HEVC, the format of phone photos. */
export const heic = heifFormat('image/heic');
/** HEIF whose brands don't say how its images are coded. */
export const heif = heifFormat('image/heif');

function heifFormat(type: 'image/avif' | 'image/heic' | 'image/heif'): Format {
  return { type, matches: (bytes) => imageTypeOf(bytes) === type, read: readHeif };
}

/**
 * Reads a HEIF file, [ISO/IEC 23008-12](https://www.iso.org/standard/89035.html), which shows its
 * primary item, or the first frame of a track if it has no items. EXIF orientation has no effect in
 * HEIF.
 */
async function readHeif(reader: ByteReader): Promise<Omit<ImageFacts, 'type'>> {
  // The brands determined the type, so they are within the first slice.
  const isSequence = mayMove(await reader.at(0, 16));
  const file = { start: 0, end: reader.size };
  const meta = await findBox(reader, file, ['meta']);
  const picture = meta && (await readPrimaryItem(reader, meta));
  const item = picture && factsOf(picture);
  const movie = item && !isSequence ? undefined : await findBox(reader, file, ['moov']);
  const track = movie && (await readFirstTrack(reader, movie));
  const isStill = !isSequence || (movie === undefined && (await isWholeWithoutMovie(reader)));
  const frames = isStill ? 1 : track?.frames;
  const hasGainMap = item !== undefined && (await hasGainMapIn(reader, meta!));
  return {
    ...(item ?? track?.facts),
    ...(hasGainMap && { gainMap: true }),
    ...(frames !== undefined && { animated: frames > 1 }),
  };
}

function factsOf({ bitDepth, color, height, orientation, width }: HeifPicture) {
  const colorSpace = color?.name;
  return {
    width,
    height,
    orientation,
    ...(colorSpace !== undefined && { colorSpace }),
    ...(bitDepth !== undefined && { bitDepth }),
  };
}

/** Whether the file is complete, with image data, and has no movie box. */
async function isWholeWithoutMovie(reader: ByteReader): Promise<boolean> {
  let end = 0;
  let hasData = false;
  for await (const box of boxesIn(reader, { start: 0, end: reader.size })) {
    if (box.type === 'moov') return false;
    hasData ||= box.type === 'mdat';
    end = box.end;
  }
  return hasData && end === reader.size;
}
