/** ASCII. */
export function text(characters: string): Uint8Array {
  return new TextEncoder().encode(characters);
}

/** A number in four bytes, the highest first. */
export function bigEndian(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}

/** A number in four bytes, the lowest first. */
export function littleEndian(value: number): number[] {
  return bigEndian(value).toReversed();
}

/** Filling in which every stretch is different, so that a piece in the wrong place shows. */
export function filling(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index += 1) bytes[index] = index * 131 + (index >>> 8) * 7;
  return bytes;
}
