import { useSyncExternalStore } from 'react';
import type { ImageUploadContextValue } from '../context.js';

/**
 * Whether images have taken the room of the zone, which is small then. A file that was refused takes the
 * place of no picture.
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
