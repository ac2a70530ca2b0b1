import { SortAnnouncement } from './sort-announcement.js';
import { SortHandle } from './sort-handle.js';
import type { HeldImage, Sorting } from './sorting.js';

let count = 0;

/** Creates the sorting of one dropzone. */
export function createSorting({
  labels,
  onLoading,
  uploader,
}: Pick<Sorting, 'labels' | 'onLoading' | 'uploader'>): Sorting {
  const listeners = new Set<() => void>();
  let held: HeldImage | undefined;
  let announcement = '';
  count += 1;

  return {
    uploader,
    labels,
    hintId: `image-upload-sort-${count}`,
    onLoading,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    held: () => held,
    order(ids = uploader.store.ids()) {
      if (held === undefined || !ids.includes(held.id)) return ids;
      const { id, place } = held;
      const order = ids.filter((other) => other !== id);
      order.splice(place, 0, id);
      return order;
    },
    announcement: () => announcement,
    show(next, text) {
      held = next;
      announcement = text;
      for (const listener of listeners) listener();
    },
    Handle: SortHandle,
    Announcement: SortAnnouncement,
  };
}
