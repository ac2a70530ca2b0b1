/** A size in bytes, or in the units people use: `'10MB'` is 10,000,000 bytes. */
export type ByteSize = number | `${number}${'B' | 'kB' | 'KB' | 'MB' | 'GB'}`;

const UNITS = { B: 1, KB: 1000, MB: 1_000_000, GB: 1_000_000_000 };

/** @throws RangeError if it isn't a size, such as any other text, a negative number or `NaN`. */
export function toBytes(size: ByteSize): number {
  if (typeof size === 'number' && size >= 0) return size;
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?) ?([kKMG]?B)$/.exec(String(size)) ?? [];
  const factor = UNITS[unit.toUpperCase() as keyof typeof UNITS];
  if (amount === undefined || factor === undefined) {
    throw new RangeError(
      `"${size}" is not a size. Use a number of bytes or a string such as "10MB".`,
    );
  }
  return Math.round(Number(amount) * factor);
}
