import fc from 'fast-check';
import { bytesOf, type Bytes } from './make-images.js';

/** Replacements for lengths, counts and positions, so that they point elsewhere. */
const NUMBERS = [
  [0],
  [1],
  [0xff],
  [0, 0],
  [0xff, 0xff],
  [0x7f, 0xff],
  [0, 0, 0, 0],
  [0, 0, 0, 1],
  [1, 0, 0, 0],
  [0, 0, 0, 8],
  [8, 0, 0, 0],
  [0x7f, 0xff, 0xff, 0xff],
  [0xff, 0xff, 0xff, 0xff],
] as const;

// Without bias: a bias means toward 0, where every change breaks the signature.
const place = fc.noBias(fc.integer({ min: 0, max: 999_999 })).map((share) => share / 1_000_000);
/** Most of what is read is near the start. */
const anywhere = fc.oneof(
  place,
  place.map((share) => share ** 4),
);

type Change = (bytes: Bytes) => Bytes;

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(anywhere, fc.nat(255)).map(([at, value]): Change => (bytes) => {
    const copy = bytes.slice();
    copy[Math.floor(at * copy.length)] = value;
    return copy;
  }),
  fc.tuple(anywhere, fc.constantFrom(...NUMBERS)).map(([at, number]): Change => (bytes) => {
    const copy = bytes.slice();
    const offset = Math.floor(at * Math.max(0, copy.length - number.length));
    copy.set(number.slice(0, copy.length), offset);
    return copy;
  }),
  anywhere.map(
    (at): Change =>
      (bytes) =>
        bytes.slice(0, Math.floor(at * bytes.length)),
  ),
  fc
    .tuple(anywhere, fc.uint8Array({ minLength: 1, maxLength: 40 }))
    .map(([at, more]): Change => (bytes) => {
      const offset = Math.floor(at * bytes.length);
      return bytesOf(bytes.subarray(0, offset), more, bytes.subarray(offset));
    }),
  fc.tuple(anywhere, fc.nat(40)).map(([at, count]): Change => (bytes) => {
    const offset = Math.floor(at * bytes.length);
    return bytesOf(bytes.subarray(0, offset), bytes.subarray(offset + count));
  }),
);

/** Files with a few faults each: other bytes, other lengths, missing or extra parts, an early end. */
export function mutantsOf(files: readonly Bytes[]): fc.Arbitrary<Bytes> {
  return fc
    .tuple(fc.constantFrom(...files), fc.array(change, { minLength: 1, maxLength: 5 }))
    .map(([bytes, changes]) => changes.reduce((mutant, apply) => apply(mutant), bytes));
}
