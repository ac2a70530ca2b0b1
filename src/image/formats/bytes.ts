import type { ImageFacts } from '../../core/rules/image-facts.js';

/** Whether bytes hold an ASCII text at an offset. */
export function hasText(bytes: Uint8Array, offset: number, text: string): boolean {
  if (bytes.length < offset + text.length) return false;
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[offset + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}

/** A view for reading numbers of several bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Width and height in pixels. */
export type Sides = Required<Pick<ImageFacts, 'width' | 'height'>>;

/** Width and height where both are real; a size of 0 or of half a pixel proves nothing. */
export function dimensions(width = 0, height = 0): Sides | undefined {
  const isReal = width > 0 && height > 0 && Number.isInteger(width) && Number.isInteger(height);
  return isReal ? { width, height } : undefined;
}
