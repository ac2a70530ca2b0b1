import { nextItem, type ItemEvent } from './item-events.js';
import { createListeners, type Subscribe } from './observable.js';
import type { UploadItem, UploadStatus } from './upload-item.js';
import { createRunningTotals, type UploadTotals } from './upload-totals.js';

/**
 * The list of items, outside React. It has one subscription for the order, one for the totals and one
 * per item, so that a change to one file renders only its row.
 *
 * Reads are always current. Subscribers are notified right after people's actions and in batches of
 * everything else, so that a group of uploads renders a few times instead of for every event.
 */
export interface ItemStore {
  readonly ids: () => readonly string[];
  /** The same array until something changes. */
  readonly items: () => readonly UploadItem[];
  readonly item: (id: string) => UploadItem | undefined;
  /** How many items have this status. */
  readonly count: (status: UploadStatus) => number;
  /** The same object until something changes. */
  readonly totals: () => UploadTotals;
  /**
   * Returns a different number after each change, for subscribers that only need to know whether there
   * was one.
   */
  readonly revision: () => number;
  readonly subscribeIds: Subscribe;
  /** Called after changes, which may be batched. */
  readonly subscribe: Subscribe;
  /**
   * Called immediately after every change, for things that must always be up to date, such as form
   * fields.
   */
  readonly subscribeAtOnce: Subscribe;
  readonly subscribeItem: (id: string, listener: () => void) => () => void;
  /** Appends items. */
  readonly add: (items: readonly UploadItem[]) => void;
  /** Reorders the items, optionally with new ones among them. */
  readonly arrange: (ids: readonly string[], fresh?: readonly UploadItem[]) => void;
  /** Applies an event. Returns the item if it changed. */
  readonly dispatch: (id: string, event: ItemEvent) => UploadItem | undefined;
  readonly remove: (ids: readonly string[]) => void;
}

/**
 * Calls a function once, in the next frame or later if the list is long.
 *
 * @param count How many items the list has.
 */
export type FlushSchedule = (flush: () => void, count: number) => void;

/** People expect to see the effect of their actions immediately. */
const BY_PEOPLE: ReadonlySet<ItemEvent['type']> = new Set(['asked', 'canceled', 'retried']);

/** Creates a store without items. */
export function createItemStore(schedule: FlushSchedule): ItemStore {
  const byId = new Map<string, UploadItem>();
  const rowListeners = new Map<string, Set<() => void>>();
  const idListeners = createListeners();
  const anyListeners = createListeners();
  const immediateListeners = createListeners();
  const runningTotals = createRunningTotals();
  /** Changed items whose rows haven't been notified yet. */
  const stale = new Set<string>();
  let ids: readonly string[] = [];
  let list: readonly UploadItem[] | undefined = [];
  let totals: UploadTotals | undefined;
  let revision = 0;
  let isScheduled = false;
  let flushesNext = false;

  function flush(): void {
    // A change of the order or a person's action may have flushed them already.
    if (stale.size === 0) return;
    const changed = [...stale];
    stale.clear();
    for (const id of changed) for (const listener of rowListeners.get(id) ?? []) listener();
    anyListeners.notify();
  }

  function flushSoon(): void {
    if (isScheduled) return;
    isScheduled = true;
    schedule(() => {
      isScheduled = false;
      flush();
    }, ids.length);
  }

  /** At the end of what a person did: one click may cancel thousands of uploads. */
  function flushNext(): void {
    if (flushesNext) return;
    flushesNext = true;
    queueMicrotask(() => {
      flushesNext = false;
      flush();
    });
  }

  function invalidate(): void {
    revision += 1;
    list = undefined;
    totals = undefined;
  }

  function setIds(next: readonly string[]): void {
    ids = next;
    invalidate();
    immediateListeners.notify();
    idListeners.notify();
    if (stale.size > 0) flush();
    else anyListeners.notify();
  }

  function replace(id: string, after: UploadItem | undefined): void {
    runningTotals.replace(byId.get(id), after);
    if (after === undefined) byId.delete(id);
    else byId.set(id, after);
  }

  return {
    ids: () => ids,
    items: () => (list ??= ids.map((id) => byId.get(id)!)),
    item: (id) => byId.get(id),
    count: runningTotals.count,
    totals: () => (totals ??= runningTotals.read()),
    revision: () => revision,
    subscribeIds: idListeners.subscribe,
    subscribe: anyListeners.subscribe,
    subscribeAtOnce: immediateListeners.subscribe,
    subscribeItem(id, listener) {
      const listeners = rowListeners.get(id) ?? new Set();
      rowListeners.set(id, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && rowListeners.get(id) === listeners) rowListeners.delete(id);
      };
    },
    add(items) {
      for (const item of items) replace(item.id, item);
      setIds([...ids, ...items.map(({ id }) => id)]);
    },
    arrange(next, fresh = []) {
      for (const item of fresh) replace(item.id, item);
      setIds(next);
    },
    dispatch(id, event) {
      const before = byId.get(id);
      if (before === undefined) return undefined;
      const after = nextItem(before, event);
      if (after === before) return undefined;
      replace(id, after);
      invalidate();
      stale.add(id);
      immediateListeners.notify();
      if (BY_PEOPLE.has(event.type)) flushNext();
      else flushSoon();
      return after;
    },
    remove(removed) {
      const gone = new Set(removed);
      for (const id of gone) {
        replace(id, undefined);
        stale.delete(id);
      }
      setIds(ids.filter((id) => !gone.has(id)));
    },
  };
}
