import { useSyncExternalStore } from 'react';
import { DECODABLE_TYPES, IMAGE_FORMATS, type ImageType } from '../../core/rules/image-types.js';
import { acceptAttribute } from './accept-attribute.js';

const NEVER_CHANGES = () => () => {};

/** What stands in an input's `accept`: the same on the server and while hydrating, then this device's. */
export function useAcceptAttribute(types: readonly ImageType[], mendsTypes: boolean): string {
  const accept = listOf(types);
  const mendable = mendsTypes ? listOf(DECODABLE_TYPES) : '';
  return useSyncExternalStore(
    NEVER_CHANGES,
    () => acceptAttribute(accept, mendable, navigator),
    () => acceptAttribute(accept, mendable, NO_DEVICE),
  );
}

const NO_DEVICE = { maxTouchPoints: 0, userAgent: '' };

function listOf(types: readonly ImageType[]): string {
  return types.flatMap((type) => [type, ...IMAGE_FORMATS[type].extensions]).join();
}
