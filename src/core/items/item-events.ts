import type { ImageFacts } from '../rules/image-facts.js';
import type { UploadError } from '../errors/upload-error.js';
import type { ItemFacts, UploadItem, UploadStatus, WaitReason } from './upload-item.js';
import type { UploadResult } from '../provider/upload-result.js';

/** What can happen to an item. */
export type ItemEvent =
  | {
      readonly type: 'accepted';
      readonly imageType: string;
      readonly facts: ImageFacts;
      readonly waitsFor: 'slot' | 'person';
    }
  /** A person starts the upload of a file that waits for it. */
  | { readonly type: 'asked' }
  | {
      readonly type: 'rejected';
      readonly errors: readonly UploadError[];
      readonly facts?: ImageFacts;
    }
  | { readonly type: 'started' }
  | {
      readonly type: 'prepared';
      readonly file: File;
      readonly facts: ImageFacts;
      readonly notes: readonly string[];
    }
  | {
      readonly type: 'progressed';
      readonly loaded: number;
      readonly total: number;
      readonly bytesPerSecond?: number;
      readonly etaMs?: number;
    }
  | { readonly type: 'sent' }
  | { readonly type: 'waited'; readonly reason: WaitReason; readonly until?: number }
  | { readonly type: 'succeeded'; readonly result: UploadResult }
  | { readonly type: 'failed'; readonly error: UploadError }
  | { readonly type: 'canceled'; readonly outcome: 'not-sent' | 'unknown' }
  /** A person retries. */
  | { readonly type: 'retried' };

const IN_SLOT: readonly UploadStatus[] = ['preparing', 'uploading', 'processing', 'waiting'];

/**
 * The statuses in which an event has an effect. In all others, it comes too late and changes nothing.
 */
const FROM: Record<ItemEvent['type'], readonly UploadStatus[]> = {
  accepted: ['checking'],
  asked: ['queued'],
  rejected: ['checking'],
  started: ['queued'],
  prepared: ['preparing'],
  progressed: ['preparing', 'uploading', 'waiting'],
  sent: IN_SLOT,
  waited: IN_SLOT,
  // guard: late-answers-change-nothing
  succeeded: IN_SLOT,
  failed: ['checking', 'queued', ...IN_SLOT],
  canceled: ['checking', 'queued', ...IN_SLOT],
  retried: ['error', 'canceled'],
};

/** The maximum progress before the response, because an upload without a response is never complete. */
export const MOST_BEFORE_ANSWER = 0.99;

/**
 * Creates a new item of a list.
 *
 * Its size is a getter: browsers ask the operating system each time the size of a chosen file is read,
 * which takes a second for 5,000 files. No size is read before the check of its file begins.
 */
export function createItem({
  file,
  ...rest
}: Pick<ItemFacts, 'id' | 'provider'> & { readonly file: File }): UploadItem {
  const { name, type } = file;
  return {
    ...rest,
    name,
    get size() {
      return file.size;
    },
    type,
    file,
    status: 'checking',
  };
}

/** Returns the item after an event, or the same object if the event comes too late to change it. */
export function nextItem(item: UploadItem, event: ItemEvent): UploadItem {
  if (!FROM[event.type].includes(item.status)) return item;
  const become = <const Rest extends object>(rest: Rest) => Object.assign(factsOf(item), rest);
  const progress = 'progress' in item ? item.progress : 0;
  switch (event.type) {
    case 'accepted':
      return become({
        type: event.imageType,
        facts: event.facts,
        status: 'queued',
        waitsFor: event.waitsFor,
      });
    case 'asked':
      return become({ status: 'queued', waitsFor: 'slot' });
    case 'rejected':
      return become({
        ...(event.facts && { facts: event.facts }),
        status: 'rejected',
        errors: event.errors,
      });
    case 'started':
      return become({ status: 'preparing' });
    case 'prepared':
      return { ...factsOf(item), ...preparedFacts(event), status: 'preparing' };
    case 'progressed':
      return become({ status: 'uploading', ...transfer(event, item.size, progress) });
    case 'sent':
      return become({ status: 'processing', progress: MOST_BEFORE_ANSWER });
    case 'waited':
      return become({
        status: 'waiting',
        reason: event.reason,
        ...(event.until !== undefined && { until: event.until }),
        progress,
      });
    case 'succeeded':
      return become({ status: 'success', result: event.result });
    case 'failed':
      return become({ status: 'error', error: event.error });
    case 'canceled':
      return become({ status: 'canceled', outcome: event.outcome });
    case 'retried':
      // A canceled item may never have been checked and may have lost its place.
      return item.status === 'canceled' || item.facts === undefined
        ? become({ status: 'checking' })
        : become({ status: 'queued', waitsFor: 'slot' });
    default:
      return event satisfies never;
  }
}

function factsOf(item: UploadItem): ItemFacts {
  const { id, name, type, file, facts, provider, notes } = item;
  const common = {
    id,
    name,
    type,
    provider,
    ...(file && { file }),
    ...(facts && { facts }),
    ...(notes && { notes }),
  };
  if (facts) return { ...common, size: item.size };
  // It may be a getter, see `createItem`.
  return Object.defineProperty(
    common,
    'size',
    Object.getOwnPropertyDescriptor(item, 'size')!,
  ) as ItemFacts;
}

function preparedFacts({ facts, file, notes }: Extract<ItemEvent, { type: 'prepared' }>) {
  const { name, size, type } = file;
  return { file, facts, name, size, type, ...(notes.length > 0 && { notes }) };
}

/**
 * Browsers' progress events can lack a total, exceed it or go backward. The shown progress must not.
 */
function transfer(
  { loaded, total, bytesPerSecond, etaMs }: Extract<ItemEvent, { type: 'progressed' }>,
  size: number,
  before: number,
) {
  const known = Number.isFinite(total) && total > 0 ? total : size;
  const sent = Number.isFinite(loaded) ? Math.min(Math.max(loaded, 0), known) : 0;
  const fraction = known > 0 ? sent / known : 0;
  return {
    loaded: sent,
    total: known,
    // guard: progress-never-falls
    progress: Math.max(before, Math.min(fraction, MOST_BEFORE_ANSWER)),
    ...(bytesPerSecond !== undefined && { bytesPerSecond }),
    ...(etaMs !== undefined && { etaMs }),
  };
}
