import type { ColorSpace, ImageFacts } from '../../core/rules/image-facts.js';
import type { ByteReader } from '../byte-reader.js';
import { readIcc } from '../color/icc.js';
import { dimensions, hasText, viewOf } from './bytes.js';
import type { Format } from './format.js';

const ANIMATION_FLAG = 0x02;
const EXIF_FLAG = 0x08;
const PROFILE_FLAG = 0x20;
/** Without a profile, it is sRGB: RFC 9649, section 2.7.1.4. */
const PLAIN = { bitDepth: 8, colorSpace: 'srgb' } as const;
const STILL = { orientation: 1, animated: false, ...PLAIN };
/** Bytes. Far more than the profiles of displays and working spaces need. */
const MOST_PROFILE_BYTES = 65_536;

/** WebP: [RFC 9649](https://www.rfc-editor.org/rfc/rfc9649). */
export const webp: Format = {
  type: 'image/webp',
  matches: (bytes) =>
    hasText(bytes, 0, 'RIFF') &&
    hasText(bytes, 8, 'WEBPVP8') &&
    (bytes[15] === 0x20 || bytes[15] === 0x4c || bytes[15] === 0x58),
  async read(reader) {
    const head = await reader.at(0, 30);
    // A complete lossless file may have fewer bytes than the other headers.
    if (hasText(head, 12, 'VP8L')) return head.length < 25 ? {} : readLossless(head);
    if (head.length < 30) return {};
    if (!hasText(head, 12, 'VP8X')) return readLossy(head);
    const hasProfile = (head[20]! & PROFILE_FLAG) !== 0;
    const colorSpace = hasProfile ? await readProfile(reader) : PLAIN.colorSpace;
    return { ...readExtended(head), bitDepth: 8, ...(colorSpace && { colorSpace }) };
  },
};

/** Reads the profile directly after the header, RFC 9649, section 2.7. */
async function readProfile(reader: ByteReader): Promise<ColorSpace | undefined> {
  const head = await reader.at(30, 8);
  if (head.length < 8 || !hasText(head, 0, 'ICCP')) return undefined;
  const length = viewOf(head).getUint32(4, true);
  if (length > MOST_PROFILE_BYTES) return undefined;
  return readIcc((await reader.at(38, length)).subarray(0, length))?.name;
}

function readExtended(head: Uint8Array): Omit<ImageFacts, 'type'> {
  const view = viewOf(head);
  const flags = head[20]!;
  return {
    width: 1 + (view.getUint32(24, true) & 0xff_ff_ff),
    height: 1 + (view.getUint32(26, true) >>> 8),
    animated: (flags & ANIMATION_FLAG) !== 0,
    // Chromium ignores the EXIF orientation of WebP (tried with 147), but other software applies it. The
    // picture is shown as stored, and the orientation in the chunk isn't reported.
    ...((flags & EXIF_FLAG) === 0 && { orientation: 1 }),
  };
}

function readLossless(head: Uint8Array): Omit<ImageFacts, 'type'> {
  if (head[20] !== 0x2f) return {};
  const bits = viewOf(head).getUint32(21, true);
  return { ...STILL, width: 1 + (bits & 0x3f_ff), height: 1 + ((bits >>> 14) & 0x3f_ff) };
}

/** Reads a key frame of VP8, [RFC 6386](https://www.rfc-editor.org/rfc/rfc6386#section-9.1), section 9.1. */
function readLossy(head: Uint8Array): Omit<ImageFacts, 'type'> {
  if (!hasText(head, 23, '\u009D\u0001*')) return {};
  const view = viewOf(head);
  const width = view.getUint16(26, true) & 0x3f_ff;
  const height = view.getUint16(28, true) & 0x3f_ff;
  return { ...STILL, ...dimensions(width, height) };
}
