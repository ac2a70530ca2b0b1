/** Returns the bytes of an ASCII string. */
export function text(characters: string): Uint8Array {
  return new TextEncoder().encode(characters);
}

/** Returns a number in four bytes, highest first. */
export function bigEndian(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}

/** Returns a number in four bytes, lowest first. */
export function littleEndian(value: number): number[] {
  return bigEndian(value).toReversed();
}

/** Returns filler bytes in which every section is different, so that a misplaced piece is detected. */
export function filling(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index += 1) bytes[index] = index * 131 + (index >>> 8) * 7;
  return bytes;
}
