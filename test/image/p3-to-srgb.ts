/** The matrix between both spaces under D65, by [CSS Color 4](https://www.w3.org/TR/css-color-4/#color-conversion-code). */
const MATRIX = [
  [1.224_940_176_280_56, -0.224_940_176_280_56, 0],
  [-0.042_056_954_709_688, 1.042_056_954_709_688, 0],
  [-0.019_637_554_590_334, -0.078_636_045_550_632, 1.098_273_600_140_967],
];

/** Converts a Display P3 color to sRGB, 0 to 255 per channel. */
export function p3ToSrgb(color: readonly number[]): readonly number[] {
  const light = color.map((value) => toLight(value / 255));
  return MATRIX.map((row) => {
    const sum = row.reduce((total, cell, index) => total + cell * light[index]!, 0);
    return Math.round(255 * fromLight(Math.min(Math.max(sum, 0), 1)));
  });
}

function toLight(value: number): number {
  return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function fromLight(light: number): number {
  return light <= 0.003_130_8 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
}
