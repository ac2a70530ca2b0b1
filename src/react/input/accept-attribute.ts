import { useSyncExternalStore } from 'react';
import { IMAGE_FORMATS, type ImageType } from '../../core/rules/image-types.js';

const NEVER_CHANGES = () => () => {};

/**
 * Returns an input's `accept`, the same on the server and during hydration and then the one for this
 * device.
 *
 * @param fixableTypes What preparation could convert to the accepted types.
 */
export function useAcceptAttribute(
  types: readonly ImageType[],
  fixableTypes: readonly ImageType[],
): string {
  const accept = listOf(types);
  const fixable = listOf(fixableTypes);
  return useSyncExternalStore(
    NEVER_CHANGES,
    () => acceptAttribute(accept, fixable, navigator),
    () => acceptAttribute(accept, fixable, NO_DEVICE),
  );
}

const NO_DEVICE = { maxTouchPoints: 0, userAgent: '' };

function listOf(types: readonly ImageType[]): string {
  return types.flatMap((type) => [type, ...IMAGE_FORMATS[type].extensions]).join();
}

/**
 * Not a real type. It makes Android offer its camera, which it hides if only images are accepted.
 */
const ANYTHING_ELSE = 'application/x-not-only-images';

/**
 * An input's `accept` on this device.
 *
 * Chrome on Android opens a picker without a camera if all types are images. iPhones convert HEIC
 * to JPEG, unless HEIC is accepted.
 *
 * @param accept What the provider accepts.
 * @param fixable What preparation could convert to that.
 */
export function acceptAttribute(
  accept: string,
  fixable: string,
  { maxTouchPoints, userAgent }: Pick<Navigator, 'maxTouchPoints' | 'userAgent'>,
): string {
  const all = fixable === '' ? accept : `${accept},${fixable}`;
  if (/Android/.test(userAgent)) {
    return /Firefox/.test(userAgent) ? all : `${all},${ANYTHING_ELSE}`;
  }
  // An iPad says that it is a Mac, but Macs have no touch screens.
  const isApplePhone =
    /iPhone|iPad/.test(userAgent) || (/Mac/.test(userAgent) && maxTouchPoints > 1);
  return isApplePhone ? accept : all;
}
