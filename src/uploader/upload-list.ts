import { createItemStore, type FlushSchedule, type ItemStore } from '../core/items/item-store.js';
import type { UploadItem } from '../core/items/upload-item.js';
import { createTaskQueue, type TaskQueue } from '../core/task-queue.js';
import { createJobList, type JobList } from './job-list.js';
import { createListValue, type ListValue } from './list-value.js';
import { DEFAULT_CONCURRENCY, type AnySettings, type ListChange } from './settings.js';

/** The items of one list with their jobs, and everything the app is told about them. */
export interface UploadList {
  readonly store: ItemStore;
  readonly jobs: JobList;
  readonly queue: TaskQueue;
  readonly value: ListValue;
  /** Whether the component is there; without it, no callback is called. */
  readonly isMounted: () => boolean;
  readonly setMounted: (isMounted: boolean) => void;
  /** Calls an app's function; what it throws is the app's to see and harms no upload. */
  readonly tell: <Arguments extends readonly unknown[]>(
    callback: ((...args: Arguments) => void) | undefined,
    ...args: Arguments
  ) => void;
  /** Tells the owner of the list, before all other callbacks, so that they find it as it is. */
  readonly tellChange: (reason: ListChange['reason'], item?: UploadItem) => void;
  /** An item has ended. @param notify Tells the app of this one upload. */
  readonly end: (item: UploadItem, notify: () => void) => void;
  /** Items have ended and the app knows; once nothing is active, it is told of all that have. */
  readonly settle: (...items: readonly UploadItem[]) => void;
  /** An item that had ended is on its way again. */
  readonly reopen: (id: string) => void;
  /** Stops an item that is on its way; gives it back as it is then. */
  readonly abort: (id: string) => UploadItem | undefined;
  /**
   * Takes items off the list.
   *
   * @param isTold Whether the app, where it owns the list, has to be told.
   */
  readonly drop: (ids: readonly string[], isTold?: boolean) => void;
}

/** A list without items. */
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
    // For nobody, no list is made.
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
    job?.controller.abort();
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
      // Before anybody hears of it: who retries at once takes it out again.
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
