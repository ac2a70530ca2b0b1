import type { ImageFacts } from '../rules/image-facts.js';
import type { UploadError } from '../errors/upload-error.js';
import type { UploadResult } from '../provider/upload-result.js';

/** What is known about an item in every status. */
export interface ItemFacts {
  /** Random; two items with the same name, size and date are still two items. */
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /**
   * The proven MIME type; before the check, the one that the browser reports, which may be empty.
   */
  readonly type: string;
  /** Left out if the image was uploaded earlier and only its result is known. */
  readonly file?: File;
  readonly facts?: ImageFacts;
  /** The provider's name on the wire. */
  readonly provider: string;
  /** What preparation did to the file, in sentences for people. */
  readonly notes?: readonly string[];
}

/** The progress of the bytes. */
interface TransferState {
  /** Bytes sent. */
  readonly loaded: number;
  /** Bytes to send. */
  readonly total: number;
  /** 0 to 0.99; it never decreases, and only a success is 1. */
  readonly progress: number;
  readonly bytesPerSecond?: number;
  /** Milliseconds until the bytes are sent, at the current speed. */
  readonly etaMs?: number;
}

/** Why an item waits between two tries. */
export type WaitReason = 'offline' | 'rate-limited' | 'backoff';

/** Each status with what is known in it. `data-status` has the same value as `status`. */
export type ItemState<Result extends object = UploadResult> =
  | { readonly status: 'checking' | 'preparing' }
  | {
      readonly status: 'queued';
      /** `person` if `autoUpload` is off and no one has started the upload. */
      readonly waitsFor: 'slot' | 'person';
    }
  | { readonly status: 'rejected'; readonly errors: readonly UploadError[] }
  | ({ readonly status: 'uploading' } & TransferState)
  | { readonly status: 'processing'; readonly progress: number }
  | {
      readonly status: 'waiting';
      readonly reason: WaitReason;
      /** Milliseconds since the epoch; left out while it waits for the network. */
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

/** One file, and exactly what is known about it in each status. */
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

/** Whether the item is still going to change without anyone doing something. */
export function isActive(item: UploadItem): boolean {
  if (item.status === 'queued') return item.waitsFor === 'slot';
  return ACTIVE.has(item.status);
}

/** The progress of the item, 0 to 1. */
export function progressOf(item: UploadItem): number {
  if (item.status === 'success') return 1;
  return 'progress' in item ? item.progress : 0;
}

/** What fractions lose when they are added up. */
const ROUNDING_ERROR = 1e-9;

/** Progress in whole percent, rounded down: nothing is complete before it is. */
export function percentOf(progress: number): number {
  return Math.floor(progress * 100 + ROUNDING_ERROR);
}
