import { hasText, viewOf } from '../formats/bytes.js';
import { checksum } from '../formats/png/checksum.js';
import { readOrientation } from '../formats/tiff/exif.js';
import type { Removal } from '../../core/notes/removal.js';
import { areSame, smallExif, type Stripped } from './stripped.js';

const SIGNATURE_BYTES = 8;
const HEADER_BYTES = 25;

/**
 * The chunks that affect how a picture looks. Everything else except critical chunks is removed, known
 * or not.
 */
const SAFE_CHUNKS = new Set(
  'tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs hIST sPLT acTL fcTL fdAT'.split(' '),
);
const CONTENT_CREDENTIALS = 'caBX';

/** Removes the metadata of a PNG: [PNG, third edition](https://www.w3.org/TR/png-3/), section 5. */
export function stripPng(bytes: Uint8Array<ArrayBuffer>): Stripped | undefined {
  const parts: Uint8Array<ArrayBuffer>[] = [bytes.subarray(0, SIGNATURE_BYTES)];
  const removals = new Set<Removal>();
  let exif: Uint8Array<ArrayBuffer> | undefined;
  let hasData = false;
  let offset = SIGNATURE_BYTES;
  for (;;) {
    if (offset + 12 > bytes.length) return undefined;
    const end = offset + 12 + viewOf(bytes).getUint32(offset);
    if (end > bytes.length) return undefined;
    const chunk = bytes.subarray(offset, end);
    const name = String.fromCharCode(...chunk.subarray(4, 8));
    hasData ||= name === 'IDAT';
    offset = end;
    if (name === 'IEND') {
      parts.push(chunk);
      if (end < bytes.length) removals.add('trailing-data');
      break;
    }
    // guard: unknown-chunks-are-removed
    if (isCritical(name) || SAFE_CHUNKS.has(name)) parts.push(chunk);
    else if (name === 'eXIf' && exif === undefined && !hasData && isSound(chunk)) exif = chunk;
    else removals.add(name === CONTENT_CREDENTIALS ? 'content-credentials' : 'details');
  }
  if (exif !== undefined) {
    const small = exifChunk(readOrientation(exif.subarray(8, -4)) ?? 1);
    if (!areSame(small, exif)) removals.add('details');
    // After the header, where it applies regardless of what follows.
    if (!hasText(parts[1] ?? new Uint8Array(), 4, 'IHDR')) return undefined;
    parts.splice(2, 0, small);
  }
  return bytes.length < SIGNATURE_BYTES + HEADER_BYTES ? undefined : { parts, removals };
}

/**
 * Whether a chunk is critical, so that its name begins with an uppercase letter. A decoder must stop at
 * a critical chunk that it doesn't know.
 */
function isCritical(name: string): boolean {
  return (name.charCodeAt(0) & 0x20) === 0;
}

function isSound(chunk: Uint8Array): boolean {
  const sum = viewOf(chunk).getUint32(chunk.length - 4);
  return sum === checksum(chunk.subarray(4, -4));
}

function exifChunk(orientation: number): Uint8Array<ArrayBuffer> {
  if (orientation === 1) return new Uint8Array();
  const exif = smallExif(orientation);
  const chunk = new Uint8Array(exif.length + 12);
  const view = viewOf(chunk);
  view.setUint32(0, exif.length);
  chunk.set([0x65, 0x58, 0x49, 0x66], 4);
  chunk.set(exif, 8);
  view.setUint32(chunk.length - 4, checksum(chunk.subarray(4, -4)));
  return chunk;
}
