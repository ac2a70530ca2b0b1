import type { QueryClient } from '@tanstack/react-query';
import { createDuplicateFinder, duplicateFile } from '../core/items/duplicates.js';
import type { FlushSchedule, ItemStore } from '../core/items/item-store.js';
import type { UploadItem } from '../core/items/upload-item.js';
import { createItem } from '../core/items/item-events.js';
import { optionsForDrop } from '../core/provider/provider-options.js';
import { randomUuid } from '../core/random-uuid.js';
import { createListOwner, type ListOwner } from './list-owner.js';
import { prepareEngine } from './load-engine.js';
import { runUpload } from './run-upload.js';
import type { AnySettings } from './settings.js';
import { createUploadList } from './upload-list.js';
import { validateDrop } from './validate-drop.js';

/** The whole behavior of a list of uploads, without React. */
export interface Uploader extends ListOwner {
  readonly store: ItemStore;
  /** Adds files as one drop. */
  readonly add: (files: Iterable<File>) => void;
  /** Starts the upload of one item or of all, if `autoUpload` is off. */
  readonly upload: (id?: string) => void;
  /** Cancels an upload. The item stays in the list. */
  readonly cancel: (id: string) => void;
  /**
   * Retries an item after a failure or a cancel. If its upload may have arrived, the proxy is asked first.
   */
  readonly retry: (id: string) => void;
  /** Cancels an upload and removes its item from the list. */
  readonly remove: (id: string) => void;
  /** Removes several items at once. */
  readonly removeAll: (ids: readonly string[]) => void;
  /** Cancels everything and empties the list. */
  readonly clear: () => void;
  /** Returns the label of the provider at the time the item was added. */
  readonly providerLabel: (id: string) => string;
  /** The file as it was chosen, before preparation; undefined if the image was uploaded earlier. */
  readonly chosenFile: (id: string) => File | undefined;
  /** Sets how many uploads run at once. Also works while some are running. */
  readonly setConcurrency: (count: number) => void;
  readonly mount: () => void;
  /** Stops everything. No callback is called afterward. */
  readonly unmount: () => void;
}

/** @param settings Read again before every action, so they are never out of date. */
export function createUploader(
  settings: () => AnySettings,
  client: () => QueryClient,
  schedule: FlushSchedule,
): Uploader {
  const list = createUploadList(settings, schedule);
  const { drop, jobs, queue, store, tell } = list;

  function add(files: Iterable<File>): void {
    // Reading a drop takes a while, so the component may have unmounted in the meantime.
    if (!list.isMounted()) return;
    const { autoUpload = true, maxFiles, onFilesAdded } = settings();
    const items = createItems(files);
    if (items.length === 0) return;
    prepareEngine();
    if (maxFiles === 1) drop(refusedOrCanceled(), false);
    store.add(items);
    list.tellChange('add', items.length === 1 ? items[0] : undefined);
    tell(onFilesAdded, items);
    void validate(items, autoUpload ? 'slot' : 'person');
  }

  function createItems(files: Iterable<File>): readonly UploadItem[] {
    const { duplicates = 'allow', options = {}, provider } = settings();
    const dropOptions = optionsForDrop(provider, options);
    const isDuplicate =
      duplicates === 'allow' ? () => false : createDuplicateFinder(jobs.filesOf(store.items()));
    return [...files].flatMap((file): UploadItem[] => {
      const again = isDuplicate(file);
      if (again && duplicates === 'ignore') return [];
      const id = randomUuid();
      jobs.create(id, file, provider, dropOptions, again ? duplicateFile(file) : undefined);
      return [createItem({ id, file, provider: provider.name })];
    });
  }

  /** Returns the refused and canceled items, which make room for a new file. */
  function refusedOrCanceled(): string[] {
    return store
      .items()
      .filter(({ status }) => status === 'rejected' || status === 'canceled')
      .map(({ id }) => id);
  }

  async function validate(
    items: readonly UploadItem[],
    waitsFor: 'slot' | 'person',
  ): Promise<void> {
    const ids = new Set(items.map(({ id }) => id));
    const rejected = await validateDrop(items, {
      store,
      settings,
      waitsFor,
      job: jobs.get,
      onAccepted: ({ id }) => {
        // A single file replaces the previous one only once it is accepted.
        if (settings().maxFiles === 1) drop(store.ids().filter((other) => !ids.has(other)));
        if (waitsFor === 'slot') enqueue(id);
      },
      onFailed: (item) => list.end(item, () => tell(settings().onError, item.error, item)),
    });
    if (rejected.length === 0) return;
    list.tellChange('status', rejected.length === 1 ? rejected[0] : undefined);
    tell(settings().onFilesRejected, rejected);
    list.settle(...rejected);
  }

  /** Enqueues in the order in which the files were added, no matter which is checked first. */
  function enqueue(id: string): void {
    queue.add(id, () => run(id), jobs.get(id)?.place);
  }

  async function run(id: string): Promise<void> {
    const job = jobs.get(id);
    if (job === undefined) return;
    await runUpload(id, job, { store, client: client(), settings, tell, onEnd: list.end });
  }

  return {
    store,
    add,
    ...createListOwner(list, settings),
    remove: (id) => drop([id]),
    removeAll: (ids) => drop(ids),
    clear: () => drop(store.ids()),
    providerLabel: (id) => jobs.get(id)?.provider.label ?? '',
    chosenFile: (id) => jobs.get(id)?.file,
    setConcurrency: queue.setConcurrency,
    cancel(id) {
      const item = list.abort(id);
      if (item !== undefined) list.end(item, () => tell(settings().onCancel, item));
    },
    retry(id) {
      const job = jobs.get(id);
      if (!list.isMounted() || job === undefined) return;
      const item = store.dispatch(id, { type: 'retried' });
      if (item === undefined) return;
      jobs.renew(job);
      list.reopen(id);
      if (item.status === 'checking') void validate([item], 'slot');
      else enqueue(id);
    },
    upload(id) {
      if (!list.isMounted()) return;
      const ids = id === undefined ? store.ids() : [id];
      for (const each of ids) if (store.dispatch(each, { type: 'asked' })) enqueue(each);
    },
    mount: () => list.setMounted(true),
    unmount() {
      list.setMounted(false);
      // Hot reload and StrictMode end every effect and restart it immediately. In that case, uploads
      // continue.
      queueMicrotask(() => {
        // guard: unmount-stops-uploads
        if (!list.isMounted()) stopAll();
      });
    },
  };

  function stopAll(): void {
    for (const id of store.ids()) list.abort(id);
    jobs.save();
  }
}
