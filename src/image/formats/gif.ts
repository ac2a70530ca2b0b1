import type { ImageFacts } from '../../core/rules/image-facts.js';
import type { ByteReader } from '../byte-reader.js';
import { dimensions, hasText, viewOf } from './bytes.js';
import type { Format } from './format.js';

const HEADER_BYTES = 13;
const MOST_BLOCKS = 4096;
/**
 * Bytes. The range that the small reads of one file cover. Finding a second frame isn't worth larger
 * reads.
 */
const FARTHEST_LOOK = 983_040;

/** GIF: [GIF89a](https://www.w3.org/Graphics/GIF/spec-gif89a.txt). */
export const gif: Format = {
  type: 'image/gif',
  matches: (bytes) => hasText(bytes, 0, 'GIF87a') || hasText(bytes, 0, 'GIF89a'),
  async read(reader) {
    const head = await reader.at(0, HEADER_BYTES);
    if (head.length < HEADER_BYTES) return { orientation: 1 };
    const view = viewOf(head);
    const screen = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    const firstBlock = HEADER_BYTES + colorTableBytes(head[10]!);
    return { orientation: 1, ...(await readFrames(reader, firstBlock, screen)) };
  },
};

/**
 * Reads the size and whether the file is animated, which takes two frames. Browsers use the size of the
 * screen, or of the first frame if that is larger. If a second frame would be too far into the file,
 * animation isn't reported.
 */
async function readFrames(
  reader: ByteReader,
  firstBlock: number,
  screen: { readonly width: number; readonly height: number },
): Promise<Omit<ImageFacts, 'type'>> {
  let size = dimensions(screen.width, screen.height);
  let offset = firstBlock;
  let frames = 0;
  for (let count = 0; count < MOST_BLOCKS && offset < FARTHEST_LOOK; count += 1) {
    const block = await reader.at(offset, 10);
    if (block[0] === 0x21) {
      offset = await afterSubBlocks(reader, offset + 2);
    } else if (block[0] === 0x2c && block.length >= 10) {
      frames += 1;
      if (frames > 1) return { ...size, animated: true };
      const view = viewOf(block);
      size = dimensions(
        Math.max(screen.width, view.getUint16(1, true) + view.getUint16(5, true)),
        Math.max(screen.height, view.getUint16(3, true) + view.getUint16(7, true)),
      );
      offset = await afterSubBlocks(reader, offset + 11 + colorTableBytes(block[9]!));
    } else if (block[0] === 0x3b && frames === 1) {
      return { ...size, animated: false };
    } else {
      break;
    }
  }
  return { ...size };
}

function colorTableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

async function afterSubBlocks(reader: ByteReader, start: number): Promise<number> {
  let offset = start;
  while (offset < FARTHEST_LOOK) {
    const bytes = await reader.at(offset, 1);
    let within = 0;
    while (within < bytes.length) {
      const length = bytes[within]!;
      within += 1 + length;
      if (length === 0) return offset + within;
    }
    if (bytes.length === 0) return Infinity;
    offset += within;
  }
  return Infinity;
}
