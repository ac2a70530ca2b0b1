import { useCallback, useSyncExternalStore } from 'react';
import type { ItemStore } from '../../core/items/item-store.js';
import type { UploadItem } from '../../core/items/upload-item.js';
import type { UploadTotals } from '../../core/items/upload-totals.js';

/** The order of the items; renders again only when items come, go or move. */
export function useItemIds({ ids, subscribeIds }: ItemStore): readonly string[] {
  return useSyncExternalStore(subscribeIds, ids, ids);
}

/** One item; renders again only when that one changes. */
export function useItem(store: ItemStore, id: string): UploadItem | undefined {
  const subscribe = useCallback(
    (listener: () => void) => store.subscribeItem(id, listener),
    [store, id],
  );
  const read = () => store.item(id);
  return useSyncExternalStore(subscribe, read, read);
}

/** All items; renders again at any change, of several together. */
export function useItems({ items, revision, subscribe }: ItemStore): readonly UploadItem[] {
  // React compares at every notification, and a number costs less than a list.
  useSyncExternalStore(subscribe, revision, revision);
  return items();
}

/** What all items are together. */
export function useTotals({ subscribe, totals }: ItemStore): UploadTotals {
  return useSyncExternalStore(subscribe, totals, totals);
}
