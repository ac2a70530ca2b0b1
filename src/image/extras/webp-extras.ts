import type { ByteReader } from '../byte-reader.js';
import { hasText, viewOf } from '../formats/bytes.js';
import { readOrientation } from '../formats/tiff/exif.js';
import type { Extras } from './extras.js';

const FIRST_CHUNK = 12;
const MOST_CHUNKS = 64;
/** Bytes. Far more than the directory with the orientation needs. */
const MOST_EXIF_BYTES = 65_536;

/** Reads the orientation in the EXIF chunk of a WebP, [RFC 9649](https://www.rfc-editor.org/rfc/rfc9649), section 2.7.1.5. */
export async function readWebpExtras(reader: ByteReader): Promise<Extras> {
  let offset = FIRST_CHUNK;
  for (let count = 0; count < MOST_CHUNKS; count += 1) {
    const head = await reader.at(offset, 8);
    if (head.length < 8) break;
    const length = viewOf(head).getUint32(4, true);
    if (hasText(head, 0, 'EXIF')) {
      const orientation = orientationIn(
        await reader.at(offset + 8, Math.min(length, MOST_EXIF_BYTES)),
      );
      return orientation === 1 ? {} : { ignoredOrientation: orientation };
    }
    offset += 8 + length + (length % 2);
  }
  return {};
}

/** Reads the orientation in an EXIF chunk's data, which some writers prefix with JPEG's EXIF header. */
export function orientationIn(exif: Uint8Array): number {
  return readOrientation(hasText(exif, 0, 'Exif\0\0') ? exif.subarray(6) : exif) ?? 1;
}
