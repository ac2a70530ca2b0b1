/** Bytes that are read bit by bit. */
export interface Bits {
  /** A number of so many bits, at most 30. */
  readonly number: (length: number) => number;
  readonly flag: () => boolean;
  /** Whether more has been asked for than there was; what was read beyond the end is 0. */
  readonly isOver: () => boolean;
}

/** Reads from the lowest bit of the first byte on. */
export function readBits(bytes: Uint8Array): Bits {
  let at = 0;
  const bit = () => ((bytes[at >>> 3] ?? 0) >>> (at++ & 7)) & 1;
  const number = (length: number) => {
    let value = 0;
    for (let index = 0; index < length; index += 1) value += bit() * 2 ** index;
    return value;
  };
  return { number, flag: () => number(1) === 1, isOver: () => at > bytes.length * 8 };
}
