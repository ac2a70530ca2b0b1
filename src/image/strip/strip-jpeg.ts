import { hasText, viewOf } from '../formats/bytes.js';
import { readOrientation } from '../formats/tiff/exif.js';
import type { Removal } from '../../core/notes/removal.js';
import { areSame, smallExif, type Stripped } from './stripped.js';

const EXIF_HEADER = 'Exif\0';
const EXIF_HEADER_BYTES = 6;
/** The bytes of version, density and the size of a thumbnail. */
const JFIF_BYTES = 14;

/** How to treat a segment. */
type Treatment = 'keep' | 'exif' | Removal;

/**
 * Removes the metadata of a JPEG, [ITU-T T.81](https://www.w3.org/Graphics/JPEG/itu-t81.pdf), annex B.
 * Tables, frames and scans stay unchanged, as do the profile and Adobe's `APP14`, without which colors
 * would change.
 */
export function stripJpeg(bytes: Uint8Array<ArrayBuffer>): Stripped | undefined {
  const parts: Uint8Array<ArrayBuffer>[] = [bytes.subarray(0, 2)];
  const removals = new Set<Removal>();
  let exif: Uint8Array<ArrayBuffer> | undefined;
  let offset = 2;
  for (;;) {
    const marker = nextMarker(bytes, offset);
    if (marker === undefined) return undefined;
    if (marker > offset) removals.add('details');
    const kind = bytes[marker + 1]!;
    if (kind === 0xd9) {
      parts.push(bytes.subarray(marker, marker + 2));
      if (marker + 2 < bytes.length) removals.add('trailing-data');
      break;
    }
    const length =
      marker + 4 <= bytes.length ? Math.max(2, viewOf(bytes).getUint16(marker + 2)) : 2;
    const end = marker + 2 + length;
    if (end > bytes.length) return undefined;
    const segment = bytes.subarray(marker, end);
    const data = segment.subarray(4);
    const treatment = treatmentOf(kind, data);
    if (treatment === 'exif') exif ??= data.length > EXIF_HEADER_BYTES ? segment : undefined;
    if (treatment === 'keep') parts.push(withoutThumbnail(kind, segment, removals));
    else if (treatment !== 'exif' || segment !== exif)
      removals.add(treatment === 'exif' ? 'details' : treatment);
    offset = end;
    if (kind !== 0xda) continue;
    offset = endOfScan(bytes, end);
    parts.push(bytes.subarray(end, offset));
  }
  if (exif !== undefined) {
    const small = exifSegment(readOrientation(exif.subarray(4 + EXIF_HEADER_BYTES)) ?? 1);
    if (!areSame(small, exif)) removals.add('details');
    // JFIF requires its segment to be first.
    parts.splice(parts[1]?.[1] === 0xe0 ? 2 : 1, 0, small);
  }
  return { parts, removals };
}

function treatmentOf(kind: number, data: Uint8Array): Treatment {
  if (kind === 0xfe) return 'details';
  if (kind === 0xeb) return hasText(data, 0, 'JP') ? 'content-credentials' : 'details';
  if (kind < 0xe0 || kind > 0xef || kind === 0xee) return 'keep';
  if (kind === 0xe0) return hasText(data, 0, 'JFIF\0') ? 'keep' : 'details';
  if (kind === 0xe1) return hasText(data, 0, EXIF_HEADER) ? 'exif' : 'details';
  // guard: unknown-segments-are-removed
  return kind === 0xe2 && hasText(data, 0, 'ICC_PROFILE\0') ? 'keep' : 'details';
}

/** Removes the thumbnail that may follow a JFIF header, and resets its size. */
function withoutThumbnail(
  kind: number,
  segment: Uint8Array<ArrayBuffer>,
  removals: Set<Removal>,
): Uint8Array<ArrayBuffer> {
  if (kind !== 0xe0 || segment.length <= JFIF_BYTES + 4) return segment;
  removals.add('details');
  const header = segment.slice(0, JFIF_BYTES + 4);
  header.set([0, JFIF_BYTES + 2], 2);
  header.set([0, 0], JFIF_BYTES + 2);
  return header;
}

/** Returns an EXIF segment with the orientation. Empty for upright pictures, which don't need EXIF. */
function exifSegment(orientation: number): Uint8Array<ArrayBuffer> {
  if (orientation === 1) return new Uint8Array();
  const exif = smallExif(orientation);
  const header = [0xff, 0xe1, 0, exif.length + EXIF_HEADER_BYTES + 2, 0x45, 0x78, 0x69, 0x66, 0, 0];
  return Uint8Array.of(...header, ...exif);
}

/** Returns the start of the next marker with a segment, or of the end of the image. Skips other markers. */
function nextMarker(bytes: Uint8Array, start: number): number | undefined {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const kind = bytes[at + 1];
    if (kind !== undefined && kind !== 0xff && kind >= 0xc0 && !isRestartOrStart(kind)) return at;
  }
  return undefined;
}

function isRestartOrStart(kind: number): boolean {
  return kind >= 0xd0 && kind <= 0xd8;
}

/** Returns the end of a scan's data, which continues through escaped bytes, fill bytes and restarts. */
function endOfScan(bytes: Uint8Array, start: number): number {
  return nextMarker(bytes, start) ?? bytes.length;
}
