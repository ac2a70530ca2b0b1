import type { ColorSpace } from '../../core/rules/image-facts.js';
import type { Matrix } from './matrix.js';

/** The matrices from linear light to XYZ under D50, as in ICC profiles (adapted with Bradford). */
export const SRGB: Matrix = [
  0.436_065_7, 0.385_151_5, 0.143_078_4, 0.222_493_2, 0.716_887_0, 0.060_616_9, 0.013_923_9,
  0.097_081_3, 0.714_091_7,
];
export const DISPLAY_P3: Matrix = [
  0.515_114_7, 0.291_977_8, 0.157_103_1, 0.241_196_5, 0.692_245_0, 0.066_574_1, -0.001_050_6,
  0.041_879_1, 0.784_071_3,
];
export const REC_2020: Matrix = [
  0.673_458_3, 0.165_661_0, 0.125_100_6, 0.279_037_1, 0.675_342_1, 0.045_621_1, -0.001_932_5,
  0.029_978_4, 0.797_054_7,
];
const ADOBE_RGB: Matrix = [
  0.609_746_1, 0.205_276_5, 0.149_185_2, 0.311_111_5, 0.625_671_4, 0.063_217_2, 0.019_470_2,
  0.060_867_3, 0.744_567_9,
];
const PROPHOTO_RGB: Matrix = [
  0.797_673_0, 0.135_191_7, 0.031_347_7, 0.288_039_1, 0.711_873_7, 0.000_087_2, 0, 0, 0.825_211_4,
];

const NAMED: readonly (readonly [ColorSpace, Matrix])[] = [
  ['srgb', SRGB],
  ['display-p3', DISPLAY_P3],
  ['adobe-rgb', ADOBE_RGB],
  ['rec2020', REC_2020],
  ['prophoto-rgb', PROPHOTO_RGB],
];

/** Vendors round differently. The named spaces are much farther apart. */
const TOLERANCE = 0.003;

/** Returns the color space with these primaries; `undefined` if it isn't one of the named spaces. */
export function nameOfPrimaries(toXyz: Matrix): ColorSpace | undefined {
  return NAMED.find(([, matrix]) =>
    matrix.every((cell, index) => Math.abs(cell - toXyz[index]!) < TOLERANCE),
  )?.[0];
}
