import type { ItemEvent } from '../core/item-events.js';
import type { ItemStore } from '../core/item-store.js';
import type { UploadError } from '../core/upload-error.js';
import type { ItemIn, UploadItem } from '../core/upload-item.js';
import { rulesOf } from '../core/upload-rules.js';
import { admitFile, surplusFile } from './admission.js';
import type { UploadJob } from './upload-job.js';
import type { AnySettings } from './uploader-settings.js';

/** What the judgment of a drop needs, and whom it tells. */
export interface DropContext {
  readonly store: ItemStore;
  readonly job: (id: string) => UploadJob | undefined;
  readonly settings: () => AnySettings;
  /** Called at once for each file that may be uploaded; it does not wait for the others. */
  readonly onAccepted: (id: string) => void;
}

/**
 * Looks at the files of one drop in their order and gives each its verdict. Never rejects.
 *
 * @returns The items that were refused.
 */
export async function judgeDrop(
  items: readonly UploadItem[],
  context: DropContext,
): Promise<readonly ItemIn<'rejected'>[]> {
  const rejected: ItemIn<'rejected'>[] = [];
  for (const { id, name } of items) {
    const verdict = await verdictOf(id, name, context);
    const item = verdict && context.store.dispatch(id, verdict);
    if (item?.status === 'rejected') rejected.push(item);
    if (item?.status === 'queued') context.onAccepted(id);
  }
  return rejected;
}

async function verdictOf(
  id: string,
  name: string,
  { job: jobOf, settings, store }: DropContext,
): Promise<ItemEvent | undefined> {
  const job = jobOf(id);
  if (job === undefined) return undefined;
  const limit = settings().maxFiles ?? Infinity;
  if (isFull(store, limit)) return rejection([surplusFile(name, limit)]);
  const { controller, file, provider } = job;
  const rules = rulesOf(provider, settings());
  const { errors, facts } = await admitFile(file, rules, controller.signal);
  if (errors.length > 0) return { ...rejection(errors), facts };
  // Another drop may have taken the last place meanwhile.
  if (isFull(store, limit)) return { ...rejection([surplusFile(name, limit)]), facts };
  return { type: 'accepted', imageType: facts.type ?? file.type, facts };
}

/** Refused and canceled files leave their place to others; one that is being checked has none yet. */
function isFull(store: ItemStore, limit: number): boolean {
  if (limit === Infinity) return false;
  const without = new Set(['checking', 'rejected', 'canceled']);
  return store.items().filter(({ status }) => !without.has(status)).length >= limit;
}

function rejection(errors: readonly UploadError[]) {
  return { type: 'rejected', errors } as const;
}
