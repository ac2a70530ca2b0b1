import { nextItem, type ItemEvent } from './item-events.js';
import { createListeners, type Subscribe } from './observable.js';
import type { UploadItem } from './upload-item.js';
import { createRunningTotals, type UploadTotals } from './upload-totals.js';

/**
 * The list of items, outside React: one subscription for the order, one for the totals and one per
 * item, so that the progress of one file concerns one row.
 */
export interface ItemStore {
  readonly ids: () => readonly string[];
  /** The same array until something changes. */
  readonly items: () => readonly UploadItem[];
  readonly item: (id: string) => UploadItem | undefined;
  readonly totals: () => UploadTotals;
  readonly subscribeIds: Subscribe;
  /** Called after any change, at most once a frame for progress. */
  readonly subscribe: Subscribe;
  readonly subscribeItem: (id: string, listener: () => void) => () => void;
  /** Appends items. */
  readonly add: (items: readonly UploadItem[]) => void;
  /** Puts the items in another order, perhaps with new ones among them. */
  readonly arrange: (ids: readonly string[], fresh?: readonly UploadItem[]) => void;
  /** Applies an event; gives the item back when it changed. */
  readonly dispatch: (id: string, event: ItemEvent) => UploadItem | undefined;
  readonly remove: (ids: readonly string[]) => void;
}

/** @param nextFrame Runs a function once before the next paint; progress is never shown more often. */
export function createItemStore(nextFrame: (flush: () => void) => void): ItemStore {
  const byId = new Map<string, UploadItem>();
  const listenersById = new Map<string, ReturnType<typeof createListeners>>();
  const idListeners = createListeners();
  const anyListeners = createListeners();
  const runningTotals = createRunningTotals();
  const stale = new Set<string>();
  let ids: readonly string[] = [];
  let list: readonly UploadItem[] | undefined = [];
  let totals = runningTotals.read();
  let frameRequested = false;

  function flush(): void {
    frameRequested = false;
    const changed = [...stale];
    stale.clear();
    totals = runningTotals.read();
    for (const id of changed) listenersById.get(id)?.notify();
    anyListeners.notify();
  }

  function flushInFrame(): void {
    if (frameRequested) return;
    frameRequested = true;
    nextFrame(flush);
  }

  function setIds(next: readonly string[]): void {
    ids = next;
    list = undefined;
    totals = runningTotals.read();
    idListeners.notify();
    anyListeners.notify();
  }

  function insert(items: readonly UploadItem[]): void {
    for (const item of items) {
      byId.set(item.id, item);
      runningTotals.replace(undefined, item);
    }
  }

  return {
    ids: () => ids,
    items: () => (list ??= ids.map((id) => byId.get(id)!)),
    item: (id) => byId.get(id),
    totals: () => totals,
    subscribeIds: idListeners.subscribe,
    subscribe: anyListeners.subscribe,
    subscribeItem(id, listener) {
      const listeners = listenersById.get(id) ?? createListeners();
      listenersById.set(id, listeners);
      return listeners.subscribe(listener);
    },
    add(items) {
      insert(items);
      setIds([...ids, ...items.map(({ id }) => id)]);
    },
    arrange(next, fresh = []) {
      insert(fresh);
      setIds(next);
    },
    dispatch(id, event) {
      const before = byId.get(id);
      if (before === undefined) return undefined;
      const after = nextItem(before, event);
      if (after === before) return undefined;
      byId.set(id, after);
      list = undefined;
      runningTotals.replace(before, after);
      stale.add(id);
      if (event.type === 'progressed' && before.status === after.status) flushInFrame();
      else flush();
      return after;
    },
    remove(removed) {
      const gone = new Set(removed);
      for (const id of gone) {
        runningTotals.replace(byId.get(id), undefined);
        byId.delete(id);
        listenersById.delete(id);
        stale.delete(id);
      }
      setIds(ids.filter((id) => !gone.has(id)));
    },
  };
}
