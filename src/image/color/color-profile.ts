import type { ColorSpace } from '../../core/rules/image-facts.js';
import type { Matrix } from './matrix.js';

/** Converts a coded value from 0 to 1 to linear light, also from 0 to 1. */
export type ToneCurve = (value: number) => number;

/** The meaning of an image's pixel values. */
export type ColorProfile =
  /** Light of three primaries, which a curve and a matrix can convert. */
  | {
      readonly kind: 'matrix';
      readonly name?: ColorSpace | undefined;
      /** The matrix from linear red, green and blue to XYZ under D50. */
      readonly toXyz: Matrix;
      /** The curves of red, green and blue. */
      readonly curves: readonly [ToneCurve, ToneCurve, ToneCurve];
    }
  /** PQ, HLG, tables and other inks, which only a color management system can convert. */
  | { readonly kind: 'other'; readonly name?: ColorSpace | undefined };

/** The curve of sRGB and Display P3, [IEC 61966-2-1](https://www.w3.org/TR/css-color-4/#color-conversion-code). */
export const srgbCurve: ToneCurve = (value) =>
  value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

/** Returns a pure power curve. */
export const gammaCurve =
  (gamma: number): ToneCurve =>
  (value) =>
    value ** gamma;
