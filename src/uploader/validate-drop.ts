import type { ItemEvent } from '../core/items/item-events.js';
import type { ItemStore } from '../core/items/item-store.js';
import { UploadError } from '../core/errors/upload-error.js';
import type { ItemIn, UploadItem, UploadStatus } from '../core/items/upload-item.js';
import { fixableCodes } from '../core/rules/prepare.js';
import { loadValidation } from './load-engine.js';
import type { UploadJob } from './upload-job.js';
import { jobSettings, type AnySettings } from './settings.js';

/** The input and the callbacks of a drop's validation. */
interface DropContext {
  readonly store: ItemStore;
  readonly job: (id: string) => UploadJob | undefined;
  readonly settings: () => AnySettings;
  /** What an accepted file waits for. */
  readonly waitsFor: 'slot' | 'person';
  /** Called for each accepted file right away, without waiting for the others. */
  readonly onAccepted: (item: UploadItem) => void;
  /** Called for each file that couldn't be validated because a chunk is missing. */
  readonly onFailed: (item: ItemIn<'error'>) => void;
}

/** Files that are read together are also checked together. */
const FILES_AT_ONCE = 16;

/**
 * Validates the files of one drop. Never rejects.
 *
 * @returns The refused items, in the order of the drop.
 */
export async function validateDrop(
  items: readonly UploadItem[],
  context: DropContext,
): Promise<readonly ItemIn<'rejected'>[]> {
  const { maxFiles = Infinity, multiple = true } = context.settings();
  const limit = multiple ? maxFiles : Math.min(maxFiles, 1);
  const ids = new Set(items.map(({ id }) => id));
  const left = items.entries();
  const rejected = new Set<string>();
  const signals = new Map(items.map(({ id }) => [id, context.job(id)?.controller.signal]));
  const headOf = headsOf(items.map(({ id }) => context.job(id)?.file ?? new Blob()));

  async function validateInOrder(): Promise<void> {
    for (const [index, { id, name }] of left) {
      // Canceled before its turn; after a retry, another validation is running.
      if (signals.get(id)?.aborted) continue;
      const isFull = () => placesTaken(context.store, limit === 1 ? ids : undefined) >= limit;
      const surplus = () => (limit !== Infinity && isFull() ? surplusFile(name, limit) : undefined);
      const event = await validationEvent(id, context, surplus, () => headOf(index));
      const item = event && context.store.dispatch(id, event);
      if (item?.status === 'rejected') rejected.add(id);
      if (item?.status === 'queued') context.onAccepted(item);
      if (item?.status === 'error') context.onFailed(item);
    }
  }

  // A file that is slow to read must not hold up the others. If places are limited, files go in
  // order.
  const workers = limit === Infinity ? FILES_AT_ONCE : 1;
  await Promise.all(Array.from({ length: workers }, validateInOrder));
  return items.flatMap(({ id }) => {
    const item = rejected.has(id) ? context.store.item(id) : undefined;
    return item?.status === 'rejected' ? [item] : [];
  });
}

async function validationEvent(
  id: string,
  { job: jobOf, settings, waitsFor }: DropContext,
  surplus: () => UploadError | undefined,
  readHead: () => Promise<Uint8Array | undefined>,
): Promise<ItemEvent | undefined> {
  const job = jobOf(id);
  if (job === undefined) return undefined;
  const early = job.refusal ?? surplus();
  if (early !== undefined) return { type: 'rejected', errors: [early] };
  const rules = jobSettings(job, settings());
  const { signal } = job.controller;
  const validation = await validate(job, rules, readHead);
  // It was canceled, and may have been retried since.
  if (signal.aborted) return undefined;
  const { errors, facts, unfixable } = validation;
  const missing = unfixable.find(({ code }) => code === 'loading-failed');
  // A missing chunk says nothing about the file, which stays for another attempt.
  if (missing !== undefined) return { type: 'failed', error: missing };
  if (unfixable.length > 0) return { type: 'rejected', errors, facts };
  // Another drop may have taken the last place in the meantime.
  const late = surplus();
  if (late !== undefined) return { type: 'rejected', errors: [late], facts };
  return { type: 'accepted', imageType: facts.type ?? job.file.type, facts, waitsFor };
}

/** Validates a file. Errors that preparation may fix are checked after it. */
async function validate(
  job: UploadJob,
  rules: ReturnType<typeof jobSettings<AnySettings>>,
  readHead: () => Promise<Uint8Array | undefined>,
) {
  try {
    const { unfixableErrors, validateFile } = await loadValidation();
    // An app's own check comes after the read, and may take a while.
    job.readAt = Date.now();
    const head = await readHead();
    const validation = await validateFile(job.file, rules, job.controller.signal, head);
    return {
      ...validation,
      unfixable: unfixableErrors(validation, fixableCodes(rules.prepare)),
    };
  } catch (error) {
    if (!(error instanceof UploadError)) throw error;
    return { errors: [error], unfixable: [error], facts: {} };
  }
}

/** Reads the first bytes of the files of a drop, once the code for it is there. */
function headsOf(files: readonly Blob[]): (index: number) => Promise<Uint8Array | undefined> {
  let heads: ReturnType<typeof headsOf> | undefined;
  return async (index) => {
    const { readHeads } = await loadValidation();
    heads ??= readHeads(files);
    return heads(index);
  };
}

/** Returns the refusal of a file beyond `maxFiles`. */
function surplusFile(name: string, limit: number): UploadError {
  return new UploadError('too-many-files', `${name} exceeds the limit of ${limit} files.`, {
    params: { name, limit },
  });
}

const PLACELESS: ReadonlySet<UploadStatus> = new Set(['checking', 'rejected', 'canceled']);

/**
 * Counts the taken places. Refused and canceled files don't count, nor do files that are still being
 * checked.
 *
 * @param within If given, only these count, because a single file replaces that of an earlier drop.
 */
function placesTaken(store: ItemStore, within: ReadonlySet<string> | undefined): number {
  if (within !== undefined) {
    return [...within].filter((id) => {
      const status = store.item(id)?.status;
      return status !== undefined && !PLACELESS.has(status);
    }).length;
  }
  const placeless = [...PLACELESS].map(store.count);
  return placeless.reduce((left, count) => left - count, store.ids().length);
}
