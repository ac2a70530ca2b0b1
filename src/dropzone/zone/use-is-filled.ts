import { useSyncExternalStore } from 'react';
import type { ImageUploadContextValue } from '../context.js';

/**
 * Returns whether images take up the zone's space, which makes the zone small. In the `single` layout,
 * refused files don't count.
 */
export function useIsFilled({
  layout,
  uploader: { store },
}: Pick<ImageUploadContextValue, 'layout' | 'uploader'>): boolean {
  const read = () =>
    layout === 'single'
      ? store.items().some(({ status }) => status !== 'rejected')
      : store.ids().length > 0;
  const subscribe = layout === 'single' ? store.subscribe : store.subscribeIds;
  return useSyncExternalStore(subscribe, read, read);
}
