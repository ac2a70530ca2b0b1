import type { ImageFacts } from '../../core/rules/image-facts.js';

/** Whether bytes contain an ASCII string at an offset. */
export function hasText(bytes: Uint8Array, offset: number, text: string): boolean {
  if (bytes.length < offset + text.length) return false;
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[offset + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}

/** Returns a view for reading multi-byte numbers. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Width and height in pixels. */
export type Sides = Required<Pick<ImageFacts, 'width' | 'height'>>;

/** Returns width and height if both are valid. A size of 0 or with a fraction of a pixel proves nothing. */
export function dimensions(width = 0, height = 0): Sides | undefined {
  const isReal = width > 0 && height > 0 && Number.isInteger(width) && Number.isInteger(height);
  return isReal ? { width, height } : undefined;
}
