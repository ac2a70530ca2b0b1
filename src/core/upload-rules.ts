import type { ImageType } from './image-types.js';
import type { AnyProvider } from './provider.js';

/** What a file has to be like to be uploaded. */
export interface UploadRules {
  readonly types: readonly ImageType[];
  /** Bytes. */
  readonly minBytes?: number;
  /** Bytes. */
  readonly maxBytes?: number;
  readonly maxFiles?: number;
}

/** A size in bytes, or in the units people use: `'10MB'` is 10,000,000 bytes. */
export type ByteSize = number | `${number}${'B' | 'kB' | 'KB' | 'MB' | 'GB'}`;

/** What an app asks of files beyond its provider's rules. */
export interface RuleNarrowing {
  readonly minSize?: ByteSize | undefined;
  readonly maxSize?: ByteSize | undefined;
  /** Surplus files are refused by name; with 1, a new file replaces the one before. */
  readonly maxFiles?: number | undefined;
}

const UNITS = { B: 1, KB: 1000, MB: 1_000_000, GB: 1_000_000_000 };

/** A provider's rules, narrowed by the app, never widened. */
export function rulesOf(provider: AnyProvider, narrowing: RuleNarrowing = {}): UploadRules {
  const { maxFiles, maxSize, minSize } = narrowing;
  const limits = [provider.maxBytes, maxSize === undefined ? undefined : toBytes(maxSize)];
  const maxBytes = Math.min(...limits.map((limit) => limit ?? Infinity));
  return {
    types: provider.types,
    ...(minSize !== undefined && { minBytes: toBytes(minSize) }),
    ...(maxBytes !== Infinity && { maxBytes }),
    ...(maxFiles !== undefined && { maxFiles }),
  };
}

/** @throws RangeError for what is no size: another text, a negative number, `NaN`. */
export function toBytes(size: ByteSize): number {
  if (typeof size === 'number' && size >= 0) return size;
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?) ?([kKMG]?B)$/.exec(String(size)) ?? [];
  const factor = UNITS[unit.toUpperCase() as keyof typeof UNITS];
  if (amount === undefined || factor === undefined) {
    throw new RangeError(
      `"${size}" is no size; sizes are numbers of bytes or texts such as "10MB".`,
    );
  }
  return Math.round(Number(amount) * factor);
}
