import type { UploadErrorCode } from '../core/errors/error-codes.js';
import type { UploadErrorParams } from '../core/errors/upload-error.js';
import type { ItemState } from '../core/items/upload-item.js';
import type { UploadRules } from '../core/rules/upload-rules.js';
import type { UploadTotals } from '../core/items/upload-totals.js';

/** Returns the sentence for an error. */
export type ErrorLabel = (params: UploadErrorParams) => string;

/** A step of moving an image by hand. */
export type MoveEvent = 'picked-up' | 'moved' | 'dropped' | 'canceled';

/** Every sentence that people see or hear. */
export interface Labels {
  /** The button that opens the file dialog. */
  readonly choose: (multiple: boolean) => string;
  /** The invitation to drop files if pasting is off. */
  readonly drop: (multiple: boolean) => string;
  /** The invitation to drop or paste files. */
  readonly dropOrPaste: (multiple: boolean) => string;
  /** The invitation while files are dragged over the zone. */
  readonly dropNow: string;
  /** The invitation while this many files are dragged over the page. */
  readonly dropImages: (count: number) => string;
  /** Shown while something that will be refused is dragged over the zone. */
  readonly dropRefused: string;
  /** Shown after a drop or paste of a link without a file. */
  readonly noFiles: string;
  /** What the provider accepts, from its rules. */
  readonly limits: (rules: UploadRules) => string;
  /** The accessible name of the list. */
  readonly list: string;
  /** The name shown for a file without one. */
  readonly unnamed: string;
  /** A size in bytes. */
  readonly size: (bytes: number) => string;
  /** The status of an item in a few words. `provider` is the provider's label. */
  readonly status: (state: ItemState, provider: string) => string;
  /** Follows the status of a waiting item, with the seconds until it continues. */
  readonly again: (seconds: number) => string;
  /** The estimated remaining time of the uploads, in seconds. */
  readonly remaining: (seconds: number) => string;
  /** The form's validation message while uploads are running. */
  readonly stillUploading: string;
  /** The accessible name of a progress bar. */
  readonly progress: (name: string) => string;
  /** The accessible name of the progress bar of all uploads together. */
  readonly overall: string;
  /** The state of all uploads, in one visible line. */
  readonly summary: (totals: UploadTotals) => string;
  /** The button that retries a failed upload. */
  readonly retry: string;
  /** The button that retries an upload that may have arrived. */
  readonly retryAnyway: string;
  /** The button that cancels an upload. */
  readonly cancel: string;
  /** The button that removes an item. */
  readonly remove: string;
  /** The button that replaces the only image. */
  readonly replace: string;
  /** The button that opens the camera, on devices that have one. */
  readonly takePhoto: string;
  /** The button that cancels all uploads. */
  readonly cancelAll: string;
  /** The button that retries all failed uploads. */
  readonly retryFailed: (count: number) => string;
  /** The button that removes finished items from the list. */
  readonly clearFinished: string;
  /** The handle that moves an image to another place. */
  readonly move: string;
  /** Says how to move an image with its handle; read by a screen reader after the handle's name. */
  readonly moveHint: string;
  /**
   * Announced while an image is moved by hand, with its place, counted from 1, and how many images there
   * are.
   */
  readonly moving: (event: MoveEvent, name: string, place: number, count: number) => string;
  /** Opens the larger view of a picture. */
  readonly view: string;
  /** The button of the larger view that shows the previous picture. */
  readonly previous: string;
  /** The button of the larger view that shows the next picture. */
  readonly next: string;
  /** The button that closes the larger view. */
  readonly close: string;
  /** The button of the larger view that shows the image as it was chosen. */
  readonly showOriginal: string;
  /** The button of the larger view that shows what preparation or the provider made of the image. */
  readonly showResult: string;
  /** Which picture the larger view shows, counted from 1, and how many there are. */
  readonly position: (place: number, count: number) => string;
  /** The accessible name of a button: what it does, and to which file. */
  readonly action: (verb: string, name: string) => string;
  /** What a screen reader announces about the progress of all uploads. */
  readonly announcement: (totals: UploadTotals) => string;
  /** Announced by a screen reader when one image is refused or fails. `sentence` says why. */
  readonly alert: (name: string, sentence: string) => string;
  /** Announced when several files are refused at once, with their names. */
  readonly rejectedFiles: (names: readonly string[]) => string;
  /** Announced when several uploads fail at once, with the names of their files. */
  readonly failedUploads: (names: readonly string[]) => string;
  /** A sentence for each error code. */
  readonly errors: Readonly<Record<UploadErrorCode, ErrorLabel>>;
}

/** An app's own labels. The others stay unchanged. */
export type LabelOverrides = Partial<Omit<Labels, 'errors'>> & {
  readonly errors?: Partial<Labels['errors']>;
};

/** Returns labels with an app's overrides applied. */
export function withOverrides(labels: Labels, overrides: LabelOverrides | undefined): Labels {
  if (overrides === undefined) return labels;
  return { ...labels, ...overrides, errors: { ...labels.errors, ...overrides.errors } };
}
