import type { QueryClient } from '@tanstack/react-query';
import { createDuplicateFinder, duplicateFile } from '../core/items/duplicates.js';
import { createItemStore, type ItemStore } from '../core/items/item-store.js';
import { optionsForDrop } from '../core/provider/provider-options.js';
import { randomUuid } from '../core/random-uuid.js';
import { createTaskQueue } from '../core/task-queue.js';
import type { UploadItem } from '../core/items/upload-item.js';
import { callSafely } from './call-safely.js';
import { createJobList } from './job-list.js';
import { judgeDrop } from './validate-drop.js';
import { createListOwner, type ListOwner } from './list-owner.js';
import { createListValue } from './list-value.js';
import { runUpload } from './run-upload.js';
import { DEFAULT_CONCURRENCY, type AnySettings, type ListChange } from './settings.js';

/** The whole behavior of a list of uploads, without React. */
export interface Uploader extends ListOwner {
  readonly store: ItemStore;
  /** Takes files as one drop. */
  readonly add: (files: Iterable<File>) => void;
  /** Starts what waits for it where `autoUpload` is off: one item, or all. */
  readonly upload: (id?: string) => void;
  readonly cancel: (id: string) => void;
  /** Another try after an error or a cancel, with the same idempotency key. */
  readonly retry: (id: string) => void;
  readonly remove: (id: string) => void;
  /** Takes several off the list at once, as `remove` does one. */
  readonly removeAll: (ids: readonly string[]) => void;
  readonly clear: () => void;
  /** The label of the provider that was the dropzone's when the item came. */
  readonly providerLabel: (id: string) => string;
  /** How many uploads run at once, also while some run. */
  readonly setConcurrency: (count: number) => void;
  readonly mount: () => void;
  /** Stops everything; no callback comes after it. */
  readonly unmount: () => void;
}

/** @param settings Read again whenever something is to be done, so they are never out of date. */
export function createUploader(
  settings: () => AnySettings,
  client: () => QueryClient,
  nextFrame: (flush: () => void) => void,
): Uploader {
  const store = createItemStore(nextFrame);
  const queue = createTaskQueue(DEFAULT_CONCURRENCY);
  const jobs = createJobList();
  const listValue = createListValue();
  let ended: UploadItem[] = [];
  let mounted = true;

  function tell<Arguments extends readonly unknown[]>(
    callback: ((...args: Arguments) => void) | undefined,
    ...args: Arguments
  ): void {
    // guard: no-callback-after-unmount
    if (mounted) callSafely(callback, ...args);
  }

  /** First of all to whoever owns the list, so that other callbacks find it as it is. */
  function tellChange(reason: ListChange['reason'], item?: UploadItem): void {
    listValue.tell(store.ids());
    tell(settings().onValueChange, store.items(), { reason, ...(item && { item }) });
  }

  function settle(...items: readonly UploadItem[]): void {
    ended.push(...items);
    if (store.totals().active > 0) return;
    const all = ended;
    ended = [];
    if (all.length > 0) tell(settings().onSettled, all);
  }

  function end(item: UploadItem, notify: () => void): void {
    // Before anybody hears of it: who retries at once takes it out again.
    ended.push(item);
    tellChange('status', item);
    notify();
    settle();
  }

  function add(files: Iterable<File>): void {
    // Reading a drop takes a while; its component may have gone meanwhile.
    if (!mounted) return;
    const { duplicates = 'allow', maxFiles, onFilesAdded, options = {}, provider } = settings();
    const dropOptions = optionsForDrop(provider, options);
    const isDuplicate =
      duplicates === 'allow' ? () => false : createDuplicateFinder(jobs.filesOf(store.items()));
    const items = [...files].flatMap((file): UploadItem[] => {
      const again = isDuplicate(file);
      if (again && duplicates === 'ignore') return [];
      const id = randomUuid();
      jobs.create(id, file, provider, dropOptions, again ? duplicateFile(file) : undefined);
      const { name, size, type } = file;
      return [{ id, name, size, type, file, provider: provider.name, status: 'checking' }];
    });
    if (items.length === 0) return;
    if (maxFiles === 1) dropAll(standingForNothing(), false);
    store.add(items);
    tellChange('add', items.length === 1 ? items[0] : undefined);
    tell(onFilesAdded, items);
    void judge(items, (settings().autoUpload ?? true) ? 'slot' : 'person');
  }

  /** Refused and canceled items leave their place to a new file. */
  function standingForNothing(): string[] {
    return store
      .items()
      .filter(({ status }) => status === 'rejected' || status === 'canceled')
      .map(({ id }) => id);
  }

  async function judge(items: readonly UploadItem[], waitsFor: 'slot' | 'person'): Promise<void> {
    const ids = new Set(items.map(({ id }) => id));
    const rejected = await judgeDrop(items, {
      store,
      settings,
      waitsFor,
      job: jobs.get,
      onAccepted: ({ id }) => {
        // A single file replaces the one before as soon as it is accepted, no sooner.
        if (settings().maxFiles === 1) dropAll(store.ids().filter((other) => !ids.has(other)));
        if (waitsFor === 'slot') enqueue(id);
      },
    });
    if (rejected.length === 0) return;
    tellChange('status', rejected.length === 1 ? rejected[0] : undefined);
    tell(settings().onFilesRejected, rejected);
    settle(...rejected);
  }

  /** In the order in which files came, whichever is checked first. */
  function enqueue(id: string): void {
    queue.add(id, () => run(id), jobs.get(id)?.place);
  }

  async function run(id: string): Promise<void> {
    const job = jobs.get(id);
    if (job === undefined) return;
    await runUpload(id, job, { store, client: client(), settings, tell, onEnd: end });
  }

  function cancel(id: string): void {
    const item = abort(id);
    if (item === undefined) return;
    end(item, () => tell(settings().onCancel, item));
  }

  /** Stops an item that is on its way; gives it back as it is then. */
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

  function retry(id: string): void {
    const job = jobs.get(id);
    if (!mounted || job === undefined) return;
    const item = store.dispatch(id, { type: 'retried' });
    if (item === undefined) return;
    jobs.renew(job);
    ended = ended.filter((other) => other.id !== id);
    if (item.status === 'checking') void judge([item], 'slot');
    else enqueue(id);
  }

  /** @param isTold Whether the app, where it owns the list, has to be told. */
  function dropAll(ids: readonly string[], isTold = true): void {
    const dropped = ids.flatMap((id) => {
      const canceled = abort(id);
      const item = store.item(id);
      jobs.remove(id);
      listValue.remove(id);
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
  }

  function stopAll(): void {
    for (const id of store.ids()) abort(id);
    jobs.keep();
  }

  return {
    store,
    add,
    cancel,
    retry,
    ...createListOwner({ store, jobs, listValue, settings, dropAll, tellChange }),
    remove: (id) => dropAll([id]),
    removeAll: (ids) => dropAll(ids),
    clear: () => dropAll(store.ids()),
    providerLabel: (id) => jobs.get(id)?.provider.label ?? '',
    setConcurrency: queue.setConcurrency,
    upload(id) {
      if (!mounted) return;
      const ids = id === undefined ? store.ids() : [id];
      for (const each of ids) if (store.dispatch(each, { type: 'asked' })) enqueue(each);
    },
    mount() {
      mounted = true;
    },
    unmount() {
      mounted = false;
      // A hot reload and StrictMode end every effect and begin it again at once: then it goes on.
      queueMicrotask(() => {
        // guard: unmount-stops-uploads
        if (!mounted) stopAll();
      });
    },
  };
}
