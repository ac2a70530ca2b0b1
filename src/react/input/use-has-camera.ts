import { useSyncExternalStore } from 'react';

/**
 * Whether a file input can open a camera, the same on the server and during hydration.
 *
 * Browsers have the property `capture` exactly where they do so: on Android and iOS, not on desktops
 * ([MDN](https://developer.mozilla.org/docs/Web/API/HTMLInputElement/capture)).
 */
export function useHasCamera(): boolean {
  return useSyncExternalStore(
    NEVER_CHANGES,
    () => 'capture' in HTMLInputElement.prototype,
    () => false,
  );
}

const NEVER_CHANGES = () => () => {};
