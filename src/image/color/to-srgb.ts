import type { ColorProfile } from './color-profile.js';
import { invert, multiply } from './matrix.js';
import { SRGB } from './primaries.js';

const ENCODED = 16_384;

/** Converts the pixels of an image (red, green, blue and alpha in turn) to sRGB in place. */
type PixelConverter = (pixels: Uint8ClampedArray) => void;

/** Returns a converter for pixels of a profile. Colors outside sRGB are clipped per channel. */
export function converterToSrgb({
  curves,
  toXyz,
}: ColorProfile & { kind: 'matrix' }): PixelConverter {
  const matrix = multiply(invert(SRGB), toXyz);
  const [red, green, blue] = curves.map((curve) =>
    Float32Array.from({ length: 256 }, (_, value) => curve(value / 255)),
  );
  const encoded = Uint8ClampedArray.from(
    { length: ENCODED + 1 },
    (_, index) => 255 * encode(index / ENCODED),
  );
  const row = (index: number, r: number, g: number, b: number) => {
    const light = matrix[index]! * r + matrix[index + 1]! * g + matrix[index + 2]! * b;
    return encoded[Math.round(Math.min(Math.max(light, 0), 1) * ENCODED)]!;
  };
  return (pixels) => {
    for (let at = 0; at < pixels.length; at += 4) {
      const r = red![pixels[at]!]!;
      const g = green![pixels[at + 1]!]!;
      const b = blue![pixels[at + 2]!]!;
      pixels[at] = row(0, r, g, b);
      pixels[at + 1] = row(3, r, g, b);
      pixels[at + 2] = row(6, r, g, b);
    }
  };
}

function encode(light: number): number {
  return light <= 0.003_130_8 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
}
