import { createItemStore, type FlushSchedule, type ItemStore } from '../core/items/item-store.js';
import type { UploadItem } from '../core/items/upload-item.js';
import { createTaskQueue, type TaskQueue } from '../core/task-queue.js';
import { createJobList, type JobList } from './job-list.js';
import { createListValue, type ListValue } from './list-value.js';
import { DEFAULT_CONCURRENCY, type AnySettings, type ListChange } from './settings.js';

/** The items of one list with their jobs, and the app's callbacks about them. */
export interface UploadList {
  readonly store: ItemStore;
  readonly jobs: JobList;
  readonly queue: TaskQueue;
  readonly value: ListValue;
  /** Whether the component is mounted. If not, no callback is called. */
  readonly isMounted: () => boolean;
  readonly setMounted: (isMounted: boolean) => void;
  /** Calls an app's function. If it throws, the error is reported and no upload is affected. */
  readonly tell: <Arguments extends readonly unknown[]>(
    callback: ((...args: Arguments) => void) | undefined,
    ...args: Arguments
  ) => void;
  /**
   * Notifies the owner of the list before all other callbacks, so that they see the current list.
   */
  readonly tellChange: (reason: ListChange['reason'], item?: UploadItem) => void;
  /** An item has ended. @param notify Tells the app about this one upload. */
  readonly end: (item: UploadItem, notify: () => void) => void;
  /**
   * Items have ended and the app knows about them. Once nothing is active, `onSettled` is called with all
   * of them.
   */
  readonly settle: (...items: readonly UploadItem[]) => void;
  /** An item that had ended is active again. */
  readonly reopen: (id: string) => void;
  /** Stops an active item. Returns its new state. */
  readonly abort: (id: string) => UploadItem | undefined;
  /**
   * Removes items from the list.
   *
   * @param isTold Whether to notify an app that owns the list.
   */
  readonly drop: (ids: readonly string[], isTold?: boolean) => void;
}

/** Shared, since the stack traces of thousands of exceptions take longer than everything else. */
const CANCELED = /* @__PURE__ */ new DOMException('The upload was canceled.', 'AbortError');

/** Creates a list without items. */
export function createUploadList(settings: () => AnySettings, schedule: FlushSchedule): UploadList {
  const store = createItemStore(schedule);
  const queue = createTaskQueue(DEFAULT_CONCURRENCY);
  const jobs = createJobList();
  const value = createListValue();
  let ended = new Map<string, UploadItem>();
  let isMounted = true;

  const tell: UploadList['tell'] = (callback, ...args) => {
    // guard: no-callback-after-unmount
    if (isMounted) callSafely(callback, ...args);
  };

  function tellChange(reason: ListChange['reason'], item?: UploadItem): void {
    value.tell(store.ids());
    const { onValueChange } = settings();
    // Without a listener, no list is created.
    if (onValueChange) tell(onValueChange, store.items(), { reason, ...(item && { item }) });
  }

  function settle(...items: readonly UploadItem[]): void {
    for (const item of items) ended.set(item.id, item);
    if (store.totals().active > 0 || ended.size === 0) return;
    const all = [...ended.values()];
    ended = new Map();
    tell(settings().onSettled, all);
  }

  function abort(id: string): UploadItem | undefined {
    const job = jobs.get(id);
    // guard: canceled-uploads-may-have-arrived
    const outcome = job?.session.mayHaveArrived() ? 'unknown' : 'not-sent';
    const item = store.dispatch(id, { type: 'canceled', outcome });
    queue.remove(id);
    // guard: cancel-stops-one-upload
    job?.controller.abort(CANCELED);
    return item;
  }

  return {
    store,
    jobs,
    queue,
    value,
    isMounted: () => isMounted,
    setMounted(next) {
      isMounted = next;
    },
    tell,
    tellChange,
    settle,
    abort,
    end(item, notify) {
      // Must happen before any callback, because one that retries immediately removes the item again.
      ended.set(item.id, item);
      tellChange('status', item);
      notify();
      settle();
    },
    reopen(id) {
      ended.delete(id);
    },
    drop(ids, isTold = true) {
      const dropped = ids.flatMap((id) => {
        const canceled = abort(id);
        const item = store.item(id);
        jobs.remove(id);
        value.remove(id);
        return item === undefined ? [] : [{ canceled, item }];
      });
      if (dropped.length === 0) return;
      store.remove(dropped.map(({ item }) => item.id));
      if (isTold) tellChange('remove', dropped.length === 1 ? dropped[0]!.item : undefined);
      for (const { canceled, item } of dropped) {
        if (canceled !== undefined) tell(settings().onCancel, canceled);
        tell(settings().onRemove, item);
      }
      settle(...dropped.flatMap(({ canceled }) => canceled ?? []));
    },
  };
}

function callSafely<Arguments extends readonly unknown[]>(
  callback: ((...args: Arguments) => void) | undefined,
  ...args: Arguments
): void {
  try {
    callback?.(...args);
  } catch (error) {
    reportError(error);
  }
}
