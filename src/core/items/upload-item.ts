import type { ImageFacts } from '../rules/image-facts.js';
import type { UploadError } from '../errors/upload-error.js';
import type { UploadResult } from '../provider/upload-result.js';

/** The facts about an item in every status. */
export interface ItemFacts {
  /** Random, so that two items with the same name, size and date are still two items. */
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /**
   * The proven MIME type. Before the check, it is the browser's type, which may be empty.
   */
  readonly type: string;
  /** Left out if the image was uploaded earlier and only its result is known. */
  readonly file?: File;
  readonly facts?: ImageFacts;
  /** The provider's name on the wire. */
  readonly provider: string;
  /** Sentences for people about what preparation did to the file. */
  readonly notes?: readonly string[];
}

/** The progress of the bytes. */
interface TransferState {
  /** Bytes sent. */
  readonly loaded: number;
  /** Bytes to send. */
  readonly total: number;
  /** 0 to 0.99. It never decreases, and only a success is 1. */
  readonly progress: number;
  readonly bytesPerSecond?: number;
  /** Milliseconds until the bytes are sent, at the current speed. */
  readonly etaMs?: number;
}

/** The reason why an item waits between two attempts. */
export type WaitReason = 'offline' | 'rate-limited' | 'backoff';

/** Each status with its facts. `data-status` has the same value as `status`. */
export type ItemState<Result extends object = UploadResult> =
  | { readonly status: 'checking' | 'preparing' }
  | {
      readonly status: 'queued';
      /** `person` if `autoUpload` is off and the upload hasn't been started. */
      readonly waitsFor: 'slot' | 'person';
    }
  | { readonly status: 'rejected'; readonly errors: readonly UploadError[] }
  | ({ readonly status: 'uploading' } & TransferState)
  | { readonly status: 'processing'; readonly progress: number }
  | {
      readonly status: 'waiting';
      readonly reason: WaitReason;
      /** Milliseconds since the epoch. Left out while it waits for the network. */
      readonly until?: number;
      readonly progress: number;
    }
  | { readonly status: 'success'; readonly result: Result }
  | { readonly status: 'error'; readonly error: UploadError }
  | {
      readonly status: 'canceled';
      /** `unknown` if all bytes had been sent, so the image may have arrived anyway. */
      readonly outcome: 'not-sent' | 'unknown';
    };

/** One file with exactly the facts that are known in each status. */
export type UploadItem<Result extends object = UploadResult> = ItemFacts & ItemState<Result>;

/** The values of an item's `status`. */
export type UploadStatus = UploadItem['status'];

/** An item in a certain status. */
export type ItemIn<Status extends UploadStatus, Result extends object = UploadResult> = Extract<
  UploadItem<Result>,
  { readonly status: Status }
>;

const ACTIVE: ReadonlySet<UploadStatus> = new Set<UploadStatus>([
  'checking',
  'preparing',
  'uploading',
  'processing',
  'waiting',
]);

/** Whether the item is still going to change on its own. */
export function isActive(item: UploadItem): boolean {
  if (item.status === 'queued') return item.waitsFor === 'slot';
  return ACTIVE.has(item.status);
}

/** Returns the progress of the item, 0 to 1. */
export function progressOf(item: UploadItem): number {
  if (item.status === 'success') return 1;
  return 'progress' in item ? item.progress : 0;
}

/** The rounding error of added fractions. */
const ROUNDING_ERROR = 1e-9;

/** Returns progress in whole percent, rounded down so that nothing looks complete too early. */
export function percentOf(progress: number): number {
  return Math.floor(progress * 100 + ROUNDING_ERROR);
}
