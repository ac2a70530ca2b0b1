import type { QueryClient } from '@tanstack/react-query';
import { createDuplicateFinder, duplicateFile } from '../core/duplicates.js';
import { createItemStore, type ItemStore } from '../core/item-store.js';
import { optionsForDrop } from '../core/provider-options.js';
import { randomUuid } from '../core/random-uuid.js';
import { createTaskQueue } from '../core/task-queue.js';
import type { UploadItem } from '../core/upload-item.js';
import { callSafely } from './call-safely.js';
import { judgeDrop } from './judge-drop.js';
import { runUpload } from './run-upload.js';
import { createUploadJob, type UploadJob } from './upload-job.js';
import { DEFAULT_CONCURRENCY, type AnySettings } from './uploader-settings.js';

/** The whole behavior of a list of uploads, without React. */
export interface Uploader {
  readonly store: ItemStore;
  /** Takes files as one drop. */
  readonly add: (files: Iterable<File>) => void;
  /** Starts what waits for it where `autoUpload` is off: one item, or all. */
  readonly upload: (id?: string) => void;
  readonly cancel: (id: string) => void;
  /** Another try after an error or a cancel, with the same idempotency key. */
  readonly retry: (id: string) => void;
  readonly remove: (id: string) => void;
  readonly clear: () => void;
  /** The label of the provider that was the dropzone's when the item came. */
  readonly providerLabel: (id: string) => string;
  /** How many uploads run at once, also while some run. */
  readonly setConcurrency: (count: number) => void;
  readonly mount: () => void;
  /** Stops everything; no callback comes after it. */
  readonly unmount: () => void;
}

/** @param settings Asked anew whenever something is to be done, so they are never out of date. */
export function createUploader(
  settings: () => AnySettings,
  client: () => QueryClient,
  nextFrame: (flush: () => void) => void,
): Uploader {
  const store = createItemStore(nextFrame);
  const queue = createTaskQueue(DEFAULT_CONCURRENCY);
  const jobs = new Map<string, UploadJob>();
  let ended: UploadItem[] = [];
  let mounted = true;

  function tell<Arguments extends readonly unknown[]>(
    callback: ((...args: Arguments) => void) | undefined,
    ...args: Arguments
  ): void {
    if (mounted) callSafely(callback, ...args);
  }

  function settle(item: UploadItem): void {
    ended.push(item);
    if (store.totals().active > 0) return;
    const items = ended;
    ended = [];
    tell(settings().onSettled, items);
  }

  function add(files: Iterable<File>): void {
    // Reading a drop takes a while; its component may have gone meanwhile.
    if (!mounted) return;
    const { duplicates = 'allow', maxFiles, onFilesAdded, options = {}, provider } = settings();
    const dropOptions = optionsForDrop(provider, options);
    const isDuplicate = duplicates === 'allow' ? () => false : createDuplicateFinder(listedFiles());
    const items = [...files].flatMap((file): UploadItem[] => {
      const again = isDuplicate(file);
      if (again && duplicates === 'ignore') return [];
      const id = randomUuid();
      const refusal = again ? duplicateFile(file) : undefined;
      jobs.set(id, createUploadJob(file, provider, dropOptions, refusal));
      const { name, size, type } = file;
      return [{ id, name, size, type, file, provider: provider.name, status: 'checking' }];
    });
    if (items.length === 0) return;
    if (maxFiles === 1) for (const { id } of store.items().filter(hasEnded)) remove(id);
    store.add(items);
    tell(onFilesAdded, items);
    void judge(items, (settings().autoUpload ?? true) ? 'slot' : 'person');
  }

  /** The files as they were chosen, of all items that stand for an upload. */
  function listedFiles(): File[] {
    return store
      .items()
      .filter((item) => !hasEnded(item))
      .flatMap(({ id }) => jobs.get(id)?.file ?? []);
  }

  async function judge(items: readonly UploadItem[], waitsFor: 'slot' | 'person'): Promise<void> {
    const drop = new Set(items.map(({ id }) => id));
    const rejected = await judgeDrop(items, {
      store,
      settings,
      waitsFor,
      job: (id) => jobs.get(id),
      onAccepted: ({ id }) => {
        if (settings().maxFiles === 1) removeAllBut(drop);
        if (waitsFor === 'slot') enqueue(id);
      },
    });
    if (rejected.length > 0) tell(settings().onFilesRejected, rejected);
    for (const item of rejected) settle(item);
  }

  /** A single file replaces the one before as soon as it is accepted, no sooner. */
  function removeAllBut(kept: ReadonlySet<string>): void {
    for (const id of store.ids()) if (!kept.has(id)) remove(id);
  }

  function enqueue(id: string): void {
    queue.add(id, () => run(id));
  }

  async function run(id: string): Promise<void> {
    const job = jobs.get(id);
    if (job === undefined) return;
    await runUpload(id, job, { store, client: client(), settings, tell, onEnd: settle });
  }

  function cancel(id: string): void {
    const item = store.dispatch(id, { type: 'canceled' });
    if (item === undefined) return;
    stop(id);
    tell(settings().onCancel, item);
    settle(item);
  }

  function stop(id: string): void {
    queue.remove(id);
    jobs.get(id)?.controller.abort();
  }

  function retry(id: string): void {
    const job = jobs.get(id);
    if (!mounted || job === undefined) return;
    const item = store.dispatch(id, { type: 'retried' });
    if (item === undefined) return;
    job.controller = new AbortController();
    ended = ended.filter((other) => other.id !== id);
    if (item.status === 'checking') void judge([item], 'slot');
    else enqueue(id);
  }

  function remove(id: string): void {
    cancel(id);
    const item = store.item(id);
    if (item === undefined) return;
    jobs.delete(id);
    store.remove([id]);
    tell(settings().onRemove, item);
  }

  function clear(): void {
    for (const id of store.ids()) remove(id);
  }

  return {
    store,
    add,
    cancel,
    retry,
    remove,
    clear,
    providerLabel: (id) => jobs.get(id)?.provider.label ?? '',
    setConcurrency: queue.setConcurrency,
    upload(id) {
      const ids = id === undefined ? store.ids() : [id];
      for (const each of ids) if (store.dispatch(each, { type: 'asked' })) enqueue(each);
    },
    mount() {
      mounted = true;
    },
    unmount() {
      mounted = false;
      for (const id of store.ids()) {
        store.dispatch(id, { type: 'canceled' });
        stop(id);
      }
    },
  };
}

/** Refused and canceled items stand for nothing that a new file could replace. */
function hasEnded({ status }: UploadItem): boolean {
  return status === 'rejected' || status === 'canceled';
}
