import { joinBytes } from '../../core/join-bytes.js';
import { filling, littleEndian, text } from './bytes.js';
import { LANDSCAPE_WEBP } from './landscape.js';

const CHUNK_HEAD = 8;

/** Creates a WebP with a chunk at its end that pads it to a size. Decoders skip the chunk. */
export function sampleWebp(bytes: number): Uint8Array<ArrayBuffer> {
  const missing = bytes - LANDSCAPE_WEBP.length - CHUNK_HEAD;
  if (missing < 0) return LANDSCAPE_WEBP.slice();
  const length = missing - (missing % 2);
  const whole = joinBytes(LANDSCAPE_WEBP, text('FILL'), littleEndian(length), filling(length));
  whole.set(littleEndian(whole.length - CHUNK_HEAD), 4);
  // Chunks have even lengths, so an odd byte is only possible after all of them.
  return length === missing ? whole : joinBytes(whole, [0]);
}
