/** Reads bytes bit by bit. */
export interface Bits {
  /** Reads a number of `length` bits, at most 30. */
  readonly number: (length: number) => number;
  readonly flag: () => boolean;
  /** Whether more bits were requested than exist. Bits beyond the end are read as 0. */
  readonly isOver: () => boolean;
}

/** Reads bits starting with the lowest bit of the first byte. */
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
