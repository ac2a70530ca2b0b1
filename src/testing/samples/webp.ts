import { joinBytes } from '../../core/join-bytes.js';
import { filling, littleEndian, text } from './bytes.js';
import { LANDSCAPE_WEBP } from './landscape.js';

const CHUNK_HEAD = 8;

/** A WebP with a chunk at its end, which decoders pass over, that brings it to a size. */
export function sampleWebp(bytes: number): Uint8Array<ArrayBuffer> {
  const missing = bytes - LANDSCAPE_WEBP.length - CHUNK_HEAD;
  if (missing < 0) return LANDSCAPE_WEBP.slice();
  const length = missing - (missing % 2);
  const whole = joinBytes(LANDSCAPE_WEBP, text('FILL'), littleEndian(length), filling(length));
  whole.set(littleEndian(whole.length - CHUNK_HEAD), 4);
  // Chunks are even; one more byte can only stand behind them all.
  return length === missing ? whole : joinBytes(whole, [0]);
}
