import type { Removal } from '../../core/notes/removal.js';

/** What is left of a file, in pieces, and what is not. */
export interface Stripped {
  readonly parts: readonly Uint8Array<ArrayBuffer>[];
  readonly removals: ReadonlySet<Removal>;
}

/** An EXIF block with an orientation and nothing else. */
export function smallExif(orientation: number): Uint8Array<ArrayBuffer> {
  const header = [0x49, 0x49, 0x2a, 0, 8, 0, 0, 0];
  const directory = [1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0];
  return Uint8Array.of(...header, ...directory, 0, 0, 0, 0);
}

/** Whether two runs of bytes are the same. */
export function areSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
