import type { ImageFacts } from '../../core/image-facts.js';
import type { ImageType } from '../../core/image-types.js';
import type { ByteReader } from '../byte-reader.js';

/** How one image format is told and read. */
export interface Format {
  readonly type: ImageType;
  /** Whether these first bytes can be of no other format. */
  readonly matches: (bytes: Uint8Array) => boolean;
  /** What the header says: raw width and height, orientation, animation. Leaves out what it does not prove. */
  readonly read: (reader: ByteReader) => Promise<Omit<ImageFacts, 'type'>>;
}

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

/** Width and height where both are real; a size of 0 proves nothing. */
export function dimensions(
  width: number,
  height: number,
): { width: number; height: number } | undefined {
  return width > 0 && height > 0 ? { width, height } : undefined;
}
