import { hasText, viewOf } from '../formats/bytes.js';
import { gammaCurve, type ToneCurve } from './color-profile.js';

/** The number of parameters of each kind of parametric curve, ICC.1:2022, section 10.18. */
const PARAMETERS = [1, 3, 4, 5, 7];

/** Reads a curve of an ICC profile, of either kind. Returns `undefined` if it is cut short. */
export function readToneCurve(tag: Uint8Array | undefined): ToneCurve | undefined {
  if (tag === undefined || tag.length < 12) return undefined;
  if (hasText(tag, 0, 'para')) return readParametric(tag);
  return hasText(tag, 0, 'curv') ? readSampled(tag) : undefined;
}

function readParametric(tag: Uint8Array): ToneCurve | undefined {
  const view = viewOf(tag);
  const kind = view.getUint16(8);
  const count = PARAMETERS[kind] ?? Infinity;
  if (tag.length < 12 + count * 4) return undefined;
  const numbers = Array.from(
    { length: count },
    (_, index) => view.getInt32(12 + index * 4) / 65_536,
  );
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
  if (kind === 0) return gammaCurve(g);
  const power = (value: number) => Math.max(0, a * value + b) ** g;
  // Kinds 1 and 2 switch where the base becomes positive. Kind 2 adds its last parameter to every value.
  if (kind === 1) return (value) => (value >= -b / a ? power(value) : 0);
  if (kind === 2) return (value) => (value >= -b / a ? power(value) + c : c);
  return (value) => (value >= d ? power(value) + e : c * value + f);
}

function readSampled(tag: Uint8Array): ToneCurve | undefined {
  const view = viewOf(tag);
  const count = view.getUint32(8);
  if (count === 0) return (value) => value;
  if (tag.length < 12 + count * 2) return undefined;
  if (count === 1) return gammaCurve(view.getUint16(12) / 256);
  return (value) => {
    const place = Math.min(Math.max(value, 0), 1) * (count - 1);
    const before = Math.floor(place);
    const sample = (index: number) => view.getUint16(12 + Math.min(index, count - 1) * 2) / 65_535;
    return sample(before) + (place - before) * (sample(before + 1) - sample(before));
  };
}
