import type { ColorSpace } from '../../../core/rules/image-facts.js';
import type { ByteReader } from '../../byte-reader.js';
import { readIcc } from '../../color/icc.js';
import { hasText, viewOf } from '../bytes.js';
import type { JpegSegment } from './segments.js';
import { readFields } from '../tiff/directory.js';
import { COLOR_SPACE, EXIF_DIRECTORY } from '../tiff/tags.js';

const ICC_HEADER = 'ICC_PROFILE\0\u0001';
const ICC_HEADER_BYTES = 14;
const ISO_GAIN_MAP = 'urn:iso:std:iso:ts:21496:-1\0';
export const XMP_HEADER = 'http://ns.adobe.com/xap/1.0/\0';
/** The namespaces of gain maps by [Adobe](https://helpx.adobe.com/camera-raw/using/gain-map.html) and Apple. */
const XMP_GAIN_MAP = /ns\.adobe\.com\/hdr-gain-map\/|ns\.apple\.com\/HDRGainMap\//;

/** Color information of a segment. A profile overrides EXIF. */
export interface SegmentColor {
  readonly profile?: ColorSpace;
  readonly gainMap?: true;
}

/**
 * Reads the color information of an `APP1` or `APP2` segment. The first part of a profile is enough to
 * identify it.
 */
export async function readColorSegment(
  reader: ByteReader,
  { end, start }: JpegSegment,
): Promise<SegmentColor> {
  const length = end - start;
  const head = (await reader.at(start, XMP_HEADER.length)).subarray(0, length);
  const isIcc = hasText(head, 0, ICC_HEADER);
  const isXmp = hasText(head, 0, XMP_HEADER);
  if (hasText(head, 0, ISO_GAIN_MAP)) return { gainMap: true };
  if (!isIcc && !isXmp) return {};
  const bytes = (await reader.at(start, length)).subarray(0, length);
  if (isXmp) return XMP_GAIN_MAP.test(new TextDecoder().decode(bytes)) ? { gainMap: true } : {};
  const profile = readIcc(bytes.subarray(ICC_HEADER_BYTES))?.name;
  return profile === undefined ? {} : { profile };
}

/** Returns the color space that an EXIF block names: sRGB, or Adobe RGB as some cameras write it. */
export function colorSpaceOf(exif: Uint8Array): ColorSpace | undefined {
  const littleEndian = hasText(exif, 0, 'II');
  if (exif.length < 8) return undefined;
  const fieldOf = (directory: number, wanted: number) =>
    readFields(exif.subarray(directory), { directory, littleEndian }).find(
      ({ tag }) => tag === wanted,
    )?.field.number;
  const directory = fieldOf(viewOf(exif).getUint32(4, littleEndian), EXIF_DIRECTORY);
  const space = directory === undefined ? undefined : fieldOf(directory, COLOR_SPACE);
  return space === 1 ? 'srgb' : space === 2 ? 'adobe-rgb' : undefined;
}
