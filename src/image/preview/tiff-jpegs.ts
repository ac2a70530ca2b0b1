import type { ByteReader } from '../byte-reader.js';
import { hasText } from '../formats/bytes.js';
import {
  fetchDirectory,
  fetchNext,
  fetchNumbers,
  type TiffDirectory,
  type TiffHeader,
} from '../formats/tiff/directory.js';
import { orientationIn } from '../formats/tiff/exif.js';
import {
  COMPRESSION,
  EXIF_DIRECTORY,
  JPEG_FROM_RAW,
  JPEG_LENGTH,
  JPEG_START,
  JPEG_TABLES,
  MAKER_NOTE,
  STRIP_BYTE_COUNTS,
  STRIP_OFFSETS,
  SUB_DIRECTORIES,
} from '../formats/tiff/tags.js';
import type { EmbeddedJpeg } from './embedded-jpeg.js';

/** The values of the tag Compression for JPEG: the old one and the one of TIFF Technical Note 2. */
const JPEG_COMPRESSIONS = new Set([6, 7]);
/** The first directory, the thumbnail's, and the directories that cameras write in between. */
const MOST_DIRECTORIES = 16;

/** Olympus' maker notes: the offset of their directory, and the tags of the settings with the preview. */
const OLYMPUS = 'OLYMPUS\0';
const OLYMPUS_DIRECTORY = 12;
const CAMERA_SETTINGS = 0x20_20;
const PREVIEW_START = 0x01_01;
const PREVIEW_LENGTH = 0x01_02;

type Place = Pick<EmbeddedJpeg, 'start' | 'length'>;

/**
 * Finds the JPEGs in a TIFF-based file in every way that formats store them: as the data of a directory,
 * under the tags of EXIF thumbnails, in a field of Panasonic's, or in Olympus' maker notes.
 */
export async function findTiffJpegs(
  reader: ByteReader,
  header: TiffHeader,
): Promise<readonly EmbeddedJpeg[]> {
  const { littleEndian } = header;
  const places: Place[] = [];
  const waiting = [header.directory];
  const seen = new Set<number>();
  let orientation: number | undefined;
  for (const position of waiting) {
    if (position === 0 || seen.has(position) || seen.size >= MOST_DIRECTORIES) continue;
    seen.add(position);
    const directory = await fetchDirectory(reader, { directory: position, littleEndian });
    orientation ??= orientationIn(directory);
    places.push(...(await placesIn(reader, directory)));
    waiting.push(...(await fetchNumbers(reader, directory, SUB_DIRECTORIES)));
    const next = await fetchNext(reader, { directory: position, littleEndian });
    if (next !== undefined) waiting.push(next);
  }
  return places.map(({ length, start }) => ({ start, length, orientation: orientation ?? 1 }));
}

async function placesIn(reader: ByteReader, directory: TiffDirectory): Promise<readonly Place[]> {
  const { fields } = directory;
  const places: (Place | undefined)[] = [];
  const numberOf = (tag: number) => fields.get(tag)?.number;
  places.push(placeOf(numberOf(JPEG_START), numberOf(JPEG_LENGTH)));
  const raw = fields.get(JPEG_FROM_RAW);
  if (raw !== undefined && raw.count > 4) places.push({ start: raw.offset, length: raw.count });
  // If the tables are stored separately, the data alone isn't a JPEG.
  if (JPEG_COMPRESSIONS.has(numberOf(COMPRESSION) ?? 0) && !fields.has(JPEG_TABLES)) {
    places.push(placeOf(numberOf(STRIP_OFFSETS), numberOf(STRIP_BYTE_COUNTS)));
  }
  const exif = numberOf(EXIF_DIRECTORY);
  if (exif !== undefined) places.push(await findOlympusPreview(reader, exif, directory));
  return places.filter((place) => place !== undefined);
}

function placeOf(start: number | undefined, length: number | undefined): Place | undefined {
  return start && length ? { start, length } : undefined;
}

/**
 * Finds the preview in Olympus' maker notes, after
 * [ExifTool](https://exiftool.org/TagNames/Olympus.html#CameraSettings). Positions are relative to the
 * start of the notes.
 */
async function findOlympusPreview(
  reader: ByteReader,
  exif: number,
  { littleEndian }: TiffDirectory,
): Promise<Place | undefined> {
  const { fields } = await fetchDirectory(reader, { directory: exif, littleEndian });
  const notes = fields.get(MAKER_NOTE)?.offset;
  if (notes === undefined || !hasText(await reader.at(notes, OLYMPUS.length), 0, OLYMPUS)) {
    return undefined;
  }
  const first = { directory: notes + OLYMPUS_DIRECTORY, littleEndian };
  const pointer = (await fetchDirectory(reader, first)).fields.get(CAMERA_SETTINGS)?.number;
  if (pointer === undefined) return undefined;
  const settings = await fetchDirectory(reader, { directory: notes + pointer, littleEndian });
  const place = placeOf(
    settings.fields.get(PREVIEW_START)?.number,
    settings.fields.get(PREVIEW_LENGTH)?.number,
  );
  return place && { ...place, start: notes + place.start };
}
