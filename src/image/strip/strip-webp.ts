import { hasText, viewOf } from '../formats/bytes.js';
import { orientationIn } from '../extras/webp-extras.js';
import type { Removal } from '../../core/notes/removal.js';
import { areSame, smallExif, type Stripped } from './stripped.js';

const HEADER_BYTES = 12;
const EXIF_FLAG = 0x08;
const XMP_FLAG = 0x04;

const SAFE_CHUNKS = new Set(['VP8X', 'ICCP', 'ANIM', 'ANMF', 'ALPH', 'VP8 ', 'VP8L']);
const CONTENT_CREDENTIALS = 'C2PA';

/**
 * Removes the metadata of a WebP: [RFC 9649](https://www.rfc-editor.org/rfc/rfc9649), section 2.7. No
 * browser applies its EXIF orientation, but other software does, so the orientation is kept.
 */
export function stripWebp(bytes: Uint8Array<ArrayBuffer>): Stripped | undefined {
  if (bytes.length < HEADER_BYTES) return undefined;
  const removals = new Set<Removal>();
  const whole = 8 + viewOf(bytes).getUint32(4, true);
  if (whole > bytes.length + 1) return undefined;
  if (bytes.length > whole) removals.add('trailing-data');
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let exif: Uint8Array<ArrayBuffer> | undefined;
  for (let offset = HEADER_BYTES; offset + 8 <= whole;) {
    const length = viewOf(bytes).getUint32(offset + 4, true);
    const end = offset + 8 + length + (length % 2);
    if (offset + 8 + length > bytes.length) return undefined;
    const chunk = bytes.subarray(offset, Math.min(end, whole));
    const name = String.fromCharCode(...chunk.subarray(0, 4));
    // guard: unknown-webp-chunks-are-removed
    if (SAFE_CHUNKS.has(name)) parts.push(chunk);
    else if (name === 'EXIF' && exif === undefined) exif = chunk;
    else removals.add(name.startsWith(CONTENT_CREDENTIALS) ? 'content-credentials' : 'details');
    offset = end;
  }
  const small = exif && exifChunk(orientationIn(exif.subarray(8)));
  if (small && exif && !areSame(small, exif)) removals.add('details');
  if (small && small.length > 0) parts.push(small);
  const [first] = parts;
  if (first !== undefined && hasText(first, 0, 'VP8X')) {
    parts[0] = withFlags(first, small !== undefined && small.length > 0);
  }
  return { parts: [headerFor(parts), ...parts], removals };
}

function exifChunk(orientation: number): Uint8Array<ArrayBuffer> {
  if (orientation === 1) return new Uint8Array();
  const exif = smallExif(orientation);
  return Uint8Array.of(0x45, 0x58, 0x49, 0x46, exif.length, 0, 0, 0, ...exif);
}

function withFlags(chunk: Uint8Array<ArrayBuffer>, hasExif: boolean): Uint8Array<ArrayBuffer> {
  const copy = chunk.slice();
  copy[8] = (copy[8]! & ~(EXIF_FLAG | XMP_FLAG)) | (hasExif ? EXIF_FLAG : 0);
  return copy;
}

function headerFor(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const header = Uint8Array.of(0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50);
  viewOf(header).setUint32(
    4,
    parts.reduce((sum, { length }) => sum + length, 4),
    true,
  );
  return header;
}
