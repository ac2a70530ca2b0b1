import { joinBytes } from '../../core/join-bytes.js';
import { filling, text } from './bytes.js';

const WIDTH = 32;
const HEIGHT = 24;
const BLOCK = 255;
const BLOCK_FRAME = BLOCK + 1;
const COMMENT_FRAME = 3;

/** Creates a GIF of colored bars, with comments that pad it to a size. */
export function sampleGif(bytes: number): Uint8Array<ArrayBuffer> {
  const head = joinBytes(text('GIF89a'), [WIDTH, 0, HEIGHT, 0, 0x91, 0, 0], colors());
  const picture = joinBytes([0x2c, 0, 0, 0, 0, WIDTH, 0, HEIGHT, 0, 0], imageData());
  const missing = bytes - head.length - picture.length - 1;
  return joinBytes(head, comment(missing), picture, [0x3b]);
}

function colors(): number[] {
  return [0x1f, 0x5f, 0xd0, 0xff, 0xd9, 0xa8, 0x24, 0x38, 0x4f, 0xf3, 0xa6, 0x83];
}

/** Returns codes of three bits, with enough clear codes that they never grow to four. */
function imageData(): Uint8Array {
  const [clear, end] = [4, 5];
  const codes: number[] = [];
  for (let pixel = 0; pixel < WIDTH * HEIGHT; pixel += 1) {
    if (pixel % 2 === 0) codes.push(clear);
    codes.push(((pixel % WIDTH) >> 3) & 3);
  }
  codes.push(end);
  const packed = new Uint8Array(Math.ceil((codes.length * 3) / 8));
  for (const [index, code] of codes.entries()) {
    for (let bit = 0; bit < 3; bit += 1) {
      const position = index * 3 + bit;
      packed[position >> 3]! |= ((code >> bit) & 1) << (position & 7);
    }
  }
  return joinBytes([2], ...subBlocks(packed), [0]);
}

function comment(missing: number): Uint8Array {
  const available = missing - COMMENT_FRAME;
  if (available < 2) return new Uint8Array();
  const blocks = Math.ceil(available / BLOCK_FRAME);
  const data = filling(available - blocks);
  // An empty last block would be omitted, so it gets one byte of the first block.
  const first = data.length === BLOCK * (blocks - 1) ? BLOCK - 1 : BLOCK;
  return joinBytes(
    [0x21, 0xfe],
    ...subBlocks(data.subarray(0, first)),
    ...subBlocks(data.subarray(first)),
    [0],
  );
}

function subBlocks(data: Uint8Array): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  for (let offset = 0; offset < data.length; offset += BLOCK) {
    const block = data.subarray(offset, offset + BLOCK);
    blocks.push(joinBytes([block.length], block));
  }
  return blocks;
}
