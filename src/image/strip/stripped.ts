import type { Removal } from '../../core/notes/removal.js';

/** What remains of a file, in pieces, and what was removed. */
export interface Stripped {
  readonly parts: readonly Uint8Array<ArrayBuffer>[];
  readonly removals: ReadonlySet<Removal>;
}

/** Returns an EXIF block with nothing but an orientation. */
export function smallExif(orientation: number): Uint8Array<ArrayBuffer> {
  const header = [0x49, 0x49, 0x2a, 0, 8, 0, 0, 0];
  const directory = [1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0];
  return Uint8Array.of(...header, ...directory, 0, 0, 0, 0);
}

/** Whether two byte arrays are equal. */
export function areSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
