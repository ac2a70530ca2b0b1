/** No type at all. With it Android offers its camera again, which it hides where only images are asked for. */
const ANYTHING_ELSE = 'application/x-not-only-images';

/**
 * What stands in an input's `accept` on this device.
 *
 * Android's Chrome opens a picker without a camera where all types are images; iPhones turn HEIC into
 * JPEG by themselves as long as nobody asks for HEIC.
 *
 * @param accept What the provider takes.
 * @param mendable What preparation could turn into that.
 */
export function acceptAttribute(
  accept: string,
  mendable: string,
  { maxTouchPoints, userAgent }: Pick<Navigator, 'maxTouchPoints' | 'userAgent'>,
): string {
  const all = mendable === '' ? accept : `${accept},${mendable}`;
  if (/Android/.test(userAgent)) {
    return /Firefox/.test(userAgent) ? all : `${all},${ANYTHING_ELSE}`;
  }
  // An iPad says that it is a Mac, but no Mac can be touched.
  const isApplePhone =
    /iPhone|iPad/.test(userAgent) || (/Mac/.test(userAgent) && maxTouchPoints > 1);
  return isApplePhone ? accept : all;
}
