import type { UploadErrorCode } from '../core/errors/error-codes.js';
import type { UploadErrorParams } from '../core/errors/upload-error.js';
import type { ItemState } from '../core/items/upload-item.js';
import type { UploadRules } from '../core/rules/upload-rules.js';
import type { UploadTotals } from '../core/items/upload-totals.js';

/** One person's sentence for an error. */
export type ErrorLabel = (params: UploadErrorParams) => string;

/** Every sentence people see or hear. */
export interface Labels {
  /** The button that opens the file dialog. */
  readonly choose: (multiple: boolean) => string;
  /** The invitation to drop files. */
  readonly drop: (multiple: boolean) => string;
  /** The invitation while files are dragged over the zone. */
  readonly dropNow: string;
  /** While something is dragged over the zone that will be refused. */
  readonly dropRefused: string;
  /** When what was dropped or pasted holds no file, but only an address. */
  readonly noFiles: string;
  /** What the provider takes, from its rules. */
  readonly limits: (rules: UploadRules) => string;
  /** The accessible name of the list. */
  readonly list: string;
  /** Stands for a file without a name. */
  readonly unnamed: string;
  /** A size in bytes. */
  readonly size: (bytes: number) => string;
  /** How an item stands, in a few words. `provider` is its label. */
  readonly status: (state: ItemState, provider: string) => string;
  /** Follows the status of an item that waits, with the whole seconds until it goes on. */
  readonly again: (seconds: number) => string;
  /** Roughly how long the uploads still take, in seconds. */
  readonly remaining: (seconds: number) => string;
  /** What a form says that is sent too early. */
  readonly stillUploading: string;
  /** The accessible name of a progress bar. */
  readonly progress: (name: string) => string;
  /** The accessible name of the progress bar of all uploads together. */
  readonly overall: string;
  /** How all uploads stand, in one visible line. */
  readonly summary: (totals: UploadTotals) => string;
  /** The button that tries a failed upload again. */
  readonly retry: string;
  /** The button for another try where the first may have arrived. */
  readonly retryAnyway: string;
  /** The button that cancels an upload. */
  readonly cancel: string;
  /** The button that removes an item. */
  readonly remove: string;
  /** The button that cancels whatever is still on its way. */
  readonly cancelAll: string;
  /** The button for another try of all that failed. */
  readonly retryFailed: (count: number) => string;
  /** The button that takes out of the list what needs no more attention. */
  readonly clearFinished: string;
  /** A button together with the file that it acts on. */
  readonly action: (verb: string, name: string) => string;
  /** What a screen reader says when uploads move on. */
  readonly announcement: (totals: UploadTotals) => string;
  /** What a screen reader says when one image is refused or fails. `sentence` says why. */
  readonly alert: (name: string, sentence: string) => string;
  /** What it says when several are refused at once, by their names. */
  readonly rejectedFiles: (names: readonly string[]) => string;
  /** What it says when several uploads fail at once, by the names of their files. */
  readonly failedUploads: (names: readonly string[]) => string;
  /** A sentence for each error code. */
  readonly errors: Readonly<Record<UploadErrorCode, ErrorLabel>>;
}

/** Labels of an app's own; what it leaves out stays as it is. */
export type LabelOverrides = Partial<Omit<Labels, 'errors'>> & {
  readonly errors?: Partial<Labels['errors']>;
};

/** Labels with an app's own put over them. */
export function withOverrides(labels: Labels, overrides: LabelOverrides | undefined): Labels {
  if (overrides === undefined) return labels;
  return { ...labels, ...overrides, errors: { ...labels.errors, ...overrides.errors } };
}
