import type { ImageFacts } from '../../../core/rules/image-facts.js';
import type { ByteReader } from '../../byte-reader.js';
import { dimensions, hasText, viewOf } from '../bytes.js';
import { readOrientation } from '../tiff/exif.js';
import type { Format } from '../format.js';
import { colorSpaceOf, readColorSegment, type SegmentColor } from './color.js';
import { MARKER, segmentsOf, type JpegSegment } from './segments.js';

/** A padding byte of any value follows. */
const EXIF_HEADER = 'Exif\0';
const EXIF_HEADER_BYTES = 6;
const NO_MARKER = 0x01;

/** JPEG: [ITU-T T.81](https://www.w3.org/Graphics/JPEG/itu-t81.pdf), annex B. */
export const jpeg: Format = {
  type: 'image/jpeg',
  matches: ([first, second, third, marker = NO_MARKER]) =>
    first === 0xff && second === 0xd8 && third === 0xff && canStandFirst(marker),
  read: async (reader) => ({ animated: false, ...(await readSegments(reader)) }),
};

/**
 * Whether a marker can be the first one. Excludes JPEG-LS and related formats, which no browser and no
 * provider supports. Every decoder skips a stray `FF 00`.
 */
function canStandFirst(marker: number): boolean {
  return marker === 0 || (marker >= 0xc0 && (marker < 0xf0 || marker > 0xfd));
}

/** Reads the segments up to the image data, since browsers use EXIF even after the frame header. */
async function readSegments(reader: ByteReader): Promise<Omit<ImageFacts, 'type'>> {
  let frame: Pick<ImageFacts, 'bitDepth' | 'height' | 'width'> | undefined;
  let exif: Pick<ImageFacts, 'colorSpace' | 'orientation'> | undefined;
  const said: SegmentColor[] = [];
  let isWhole = false;
  for await (const segment of segmentsOf(reader)) {
    const { marker } = segment;
    isWhole = marker === MARKER.startOfScan;
    if (isFrame(marker)) frame ??= await readFrame(reader, segment);
    if (marker === MARKER.exif) {
      const block = await readExif(reader, segment);
      // The first EXIF block counts, as in Chromium, even if it has no orientation.
      if (block !== undefined) exif ??= factsOf(block);
    }
    if (marker === MARKER.exif || marker === MARKER.icc) {
      said.push(await readColorSegment(reader, segment));
    }
  }
  const orientation = exif?.orientation ?? (isWhole ? 1 : undefined);
  // A profile may be in the missing part.
  const profile = said.find((one) => one.profile !== undefined)?.profile;
  const colorSpace = profile ?? (isWhole ? exif?.colorSpace : undefined);
  return {
    ...frame,
    ...(orientation !== undefined && { orientation }),
    ...(colorSpace !== undefined && { colorSpace }),
    ...(said.some(({ gainMap }) => gainMap) && { gainMap: true }),
  };
}

function factsOf(exif: Uint8Array): Pick<ImageFacts, 'colorSpace' | 'orientation'> {
  const colorSpace = colorSpaceOf(exif);
  return { orientation: readOrientation(exif) ?? 1, ...(colorSpace && { colorSpace }) };
}

async function readFrame(
  reader: ByteReader,
  { end, start }: JpegSegment,
): Promise<Pick<ImageFacts, 'bitDepth' | 'height' | 'width'> | undefined> {
  const frame = await reader.at(start, 5);
  if (frame.length < 5 || end - start < 5) return undefined;
  const view = viewOf(frame);
  const size = dimensions(view.getUint16(3), view.getUint16(1));
  return size && { ...size, bitDepth: view.getUint8(0) };
}

/** Returns the EXIF block of a segment; `undefined` if it is empty, cut short, or something else. */
async function readExif(
  reader: ByteReader,
  { end, start }: JpegSegment,
): Promise<Uint8Array | undefined> {
  const length = end - start;
  if (length <= EXIF_HEADER_BYTES) return undefined;
  const bytes = await reader.at(start, EXIF_HEADER_BYTES);
  if (!hasText(bytes, 0, EXIF_HEADER)) return undefined;
  const whole = await reader.at(start, length);
  return whole.length < length ? undefined : whole.subarray(EXIF_HEADER_BYTES, length);
}

/** Whether a marker is SOF0 to SOF15, except the three for other tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
