import { dimensions, hasText, viewOf } from './bytes.js';
import type { Format } from './format.js';

const FILE_HEADER_BYTES = 14;
/** The only header whose numbers are unsigned and have two bytes. */
const CORE_HEADER_BYTES = 12;
const HEADER_BYTES = new Set([CORE_HEADER_BYTES, 16, 40, 52, 56, 64, 108, 124]);
/** 0 if it contains a complete JPEG or PNG. */
const BITS_PER_PIXEL = new Set([0, 1, 2, 4, 8, 16, 24, 32]);

/**
 * BMP: [Microsoft](https://learn.microsoft.com/windows/win32/gdi/bitmap-storage). Two letters prove
 * nothing, so the header after them must be valid, too.
 */
export const bmp: Format = {
  type: 'image/bmp',
  matches: (bytes) => hasText(bytes, 0, 'BM') && readHeader(bytes) !== undefined,
  async read(reader) {
    const header = readHeader(await reader.at(0, FILE_HEADER_BYTES + 16));
    return { orientation: 1, animated: false, ...dimensions(header?.width, header?.height) };
  },
};

function readHeader(bytes: Uint8Array): { width: number; height: number } | undefined {
  if (bytes.length < FILE_HEADER_BYTES + CORE_HEADER_BYTES) return undefined;
  const view = viewOf(bytes);
  const headerBytes = view.getUint32(FILE_HEADER_BYTES, true);
  const isCore = headerBytes === CORE_HEADER_BYTES;
  if (!HEADER_BYTES.has(headerBytes) || (!isCore && bytes.length < 30)) return undefined;
  const planes = view.getUint16(isCore ? 22 : 26, true);
  const bits = view.getUint16(isCore ? 24 : 28, true);
  if (planes !== 1 || !BITS_PER_PIXEL.has(bits)) return undefined;
  if (isCore) return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  // Rows that are stored from the top down have a negative height.
  return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
}
