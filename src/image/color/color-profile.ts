import type { ColorSpace } from '../../core/rules/image-facts.js';
import type { Matrix } from './matrix.js';

/** What a coded value from 0 to 1 stands for: light, also from 0 to 1. */
export type ToneCurve = (value: number) => number;

/** What the numbers of an image's pixels mean. */
export type ColorProfile =
  /** Light of three primaries: what can be converted with a curve and a matrix. */
  | {
      readonly kind: 'matrix';
      readonly name?: ColorSpace | undefined;
      /** From linear red, green and blue to XYZ under D50. */
      readonly toXyz: Matrix;
      /** Of red, green and blue. */
      readonly curves: readonly [ToneCurve, ToneCurve, ToneCurve];
    }
  /** PQ, HLG, tables and other inks: what only a color management system can convert. */
  | { readonly kind: 'other'; readonly name?: ColorSpace | undefined };

/** The curve of sRGB and Display P3, [IEC 61966-2-1](https://www.w3.org/TR/css-color-4/#color-conversion-code). */
export const srgbCurve: ToneCurve = (value) =>
  value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

/** A plain power. */
export const gammaCurve =
  (gamma: number): ToneCurve =>
  (value) =>
    value ** gamma;
