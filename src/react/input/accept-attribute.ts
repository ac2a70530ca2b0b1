import { useSyncExternalStore } from 'react';
import { DECODABLE_TYPES, IMAGE_FORMATS, type ImageType } from '../../core/rules/image-types.js';

const NEVER_CHANGES = () => () => {};

/** What stands in an input's `accept`: the same on the server and while hydrating, then this device's. */
export function useAcceptAttribute(types: readonly ImageType[], fixesTypes: boolean): string {
  const accept = listOf(types);
  const fixable = fixesTypes ? listOf(DECODABLE_TYPES) : '';
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

/** No type at all. With it Android offers its camera again, which it hides where only images are asked for. */
const ANYTHING_ELSE = 'application/x-not-only-images';

/**
 * What stands in an input's `accept` on this device.
 *
 * Android's Chrome opens a picker without a camera where all types are images; iPhones turn HEIC into
 * JPEG by themselves as long as nobody asks for HEIC.
 *
 * @param accept What the provider takes.
 * @param fixable What preparation could turn into that.
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
  // An iPad says that it is a Mac, but no Mac can be touched.
  const isApplePhone =
    /iPhone|iPad/.test(userAgent) || (/Mac/.test(userAgent) && maxTouchPoints > 1);
  return isApplePhone ? accept : all;
}
