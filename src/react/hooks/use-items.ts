import { useCallback, useSyncExternalStore } from 'react';
import type { ItemStore } from '../../core/items/item-store.js';
import type { UploadItem } from '../../core/items/upload-item.js';
import type { UploadTotals } from '../../core/items/upload-totals.js';

/** Returns the order of the items. Re-renders only when items are added, removed or moved. */
export function useItemIds({ ids, subscribeIds }: ItemStore): readonly string[] {
  return useSyncExternalStore(subscribeIds, ids, ids);
}

/** Returns one item. Re-renders only when that item changes. */
export function useItem(store: ItemStore, id: string): UploadItem | undefined {
  const subscribe = useCallback(
    (listener: () => void) => store.subscribeItem(id, listener),
    [store, id],
  );
  const read = () => store.item(id);
  return useSyncExternalStore(subscribe, read, read);
}

/** Returns all items. Re-renders after every change, batched. */
export function useItems({ items, revision, subscribe }: ItemStore): readonly UploadItem[] {
  // React compares on every notification, and a number is cheaper than a list.
  useSyncExternalStore(subscribe, revision, revision);
  return items();
}

/** Returns the totals of all items. */
export function useTotals({ subscribe, totals }: ItemStore): UploadTotals {
  return useSyncExternalStore(subscribe, totals, totals);
}
