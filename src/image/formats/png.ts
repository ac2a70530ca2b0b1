import type { ByteReader } from '../byte-reader.js';
import { dimensions, hasText, viewOf, type Format } from './format.js';

const SIGNATURE = '\u0089PNG\r\n\u001A\n';
const FIRST_CHUNK = 8;
const MOST_CHUNKS = 200;

/** PNG and APNG: [PNG, third edition](https://www.w3.org/TR/png-3/). */
export const png: Format = {
  type: 'image/png',
  matches: (bytes) => hasText(bytes, 0, SIGNATURE) && hasText(bytes, 12, 'IHDR'),
  async read(reader) {
    const head = await reader.at(0, 24);
    if (head.length < 24) return {};
    const view = viewOf(head);
    return {
      orientation: 1,
      ...dimensions(view.getUint32(16), view.getUint32(20)),
      ...(await readAnimation(reader)),
    };
  },
};

/** The animation control stands before the first image data, or nowhere. */
async function readAnimation(reader: ByteReader): Promise<{ animated?: boolean }> {
  let offset = FIRST_CHUNK;
  for (let count = 0; count < MOST_CHUNKS; count += 1) {
    const chunk = await reader.at(offset, 12);
    if (chunk.length < 8) return {};
    if (hasText(chunk, 4, 'IDAT')) return { animated: false };
    const view = viewOf(chunk);
    if (hasText(chunk, 4, 'acTL')) {
      return chunk.length < 12 ? {} : { animated: view.getUint32(8) > 1 };
    }
    offset += 12 + view.getUint32(0);
  }
  return {};
}
