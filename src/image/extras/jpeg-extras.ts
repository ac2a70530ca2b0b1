import type { ImageFacts } from '../../core/rules/image-facts.js';
import type { ByteReader } from '../byte-reader.js';
import { hasText, viewOf } from '../formats/bytes.js';
import { XMP_HEADER } from '../formats/jpeg/color.js';
import { MARKER, segmentsOf } from '../formats/jpeg/segments.js';
import { readDirectory, readTiffHeader } from '../formats/tiff/directory.js';
import type { Extras } from './extras.js';

const MPF_HEADER = 'MPF\0';
const MPF_ENTRIES = 0xb0_02;
const MPF_ENTRY_BYTES = 16;
/**
 * The types of additional pictures, CIPA DC-007, section 5.2.3.3: panorama, stereo, other angles, and
 * any.
 */
const MPF_VIEWS = new Set([0x02_00_01, 0x02_00_02, 0x02_00_03]);
const MPF_ANY = 0;

/** Google's [Motion Photo](https://developer.android.com/media/platform/motion-photo-format) and the MicroVideo before it. */
const XMP_MOTION = /\b(?:MotionPhoto|MicroVideo)(?:\s*=\s*["']|>)1\b/;

/** Reads what a JPEG has after its picture, if its segments and its last bytes say so. */
export async function readJpegExtras(reader: ByteReader, facts: ImageFacts): Promise<Extras> {
  let motion = await hasSamsungVideo(reader);
  let pictures = 0;
  for await (const { end, marker, start } of segmentsOf(reader)) {
    if (marker !== MARKER.exif && marker !== MARKER.icc) continue;
    const length = end - start;
    const head = (await reader.at(start, XMP_HEADER.length)).subarray(0, length);
    if (hasText(head, 0, XMP_HEADER)) {
      const xmp = (await reader.at(start, length)).subarray(0, length);
      motion ||= XMP_MOTION.test(new TextDecoder().decode(xmp));
    } else if (hasText(head, 0, MPF_HEADER)) {
      const index = (await reader.at(start, length)).subarray(MPF_HEADER.length, length);
      pictures = furtherPicturesIn(index, facts.gainMap === true);
    }
  }
  return { motion, furtherPictures: pictures > 0 };
}

/** Counts the entries of an MPF index without the first picture, thumbnails and a gain map. */
function furtherPicturesIn(index: Uint8Array, hasGainMap: boolean): number {
  const header = readTiffHeader(index);
  if (header === undefined) return 0;
  const entries = readDirectory(index.subarray(header.directory), header).fields.get(MPF_ENTRIES);
  if (entries === undefined) return 0;
  const table = index.subarray(entries.offset, entries.offset + entries.count);
  const count = Math.floor(table.length / MPF_ENTRY_BYTES);
  const types = Array.from(
    { length: Math.max(0, count - 1) },
    (_, at) =>
      viewOf(table).getUint32((at + 1) * MPF_ENTRY_BYTES, header.littleEndian) & 0xff_ff_ff,
  );
  const views = types.filter((type) => MPF_VIEWS.has(type)).length;
  const others = types.filter((type) => type === MPF_ANY).length;
  return views + Math.max(0, others - (hasGainMap ? 1 : 0));
}

const TRAILER_END = 'SEFT';
const TRAILER_START = 'SEFH';
const TRAILER_ENTRY_BYTES = 12;
const MOST_TRAILER_BYTES = 65_536;
const EMBEDDED_VIDEO = 0x0a_30;

/**
 * Whether a JPEG has Samsung's trailer with a video, after
 * [ExifTool](https://exiftool.org/TagNames/Samsung.html#Trailer). The trailer is a table of the data
 * before it.
 */
async function hasSamsungVideo(reader: ByteReader): Promise<boolean> {
  const foot = await reader.at(reader.size - 8, 8);
  if (!hasText(foot, 4, TRAILER_END)) return false;
  const length = viewOf(foot).getUint32(0, true);
  if (length > MOST_TRAILER_BYTES || length > reader.size - 8) return false;
  const table = (await reader.at(reader.size - 8 - length, length)).subarray(0, length);
  if (!hasText(table, 0, TRAILER_START)) return false;
  for (let at = 12; at + TRAILER_ENTRY_BYTES <= table.length; at += TRAILER_ENTRY_BYTES) {
    if (viewOf(table).getUint16(at + 2, true) === EMBEDDED_VIDEO) return true;
  }
  return false;
}
