import type { ItemIn, UploadItem } from '../core/items/upload-item.js';
import type { GivenItem } from '../core/items/given-item.js';
import type { DuplicatePolicy } from '../core/items/duplicates.js';
import type { PrepareSteps } from '../core/rules/prepare.js';
import type { AnyProvider, Provider } from '../core/provider/provider.js';
import type { UploadError } from '../core/errors/upload-error.js';
import type { UploadResult } from '../core/provider/upload-result.js';
import { rulesOf, type RuleNarrowing, type UploadRules } from '../core/rules/upload-rules.js';
import type { Validate } from '../core/rules/validate.js';
import type { Route } from '../transport/route.js';

/** What an app hears about its uploads. One that throws goes to `reportError` and harms no upload. */
export interface UploadCallbacks<Result extends object> {
  readonly onFilesAdded?: ((items: readonly UploadItem<Result>[]) => void) | undefined;
  /** Once for each drop that had files to refuse. */
  readonly onFilesRejected?: ((items: readonly ItemIn<'rejected', Result>[]) => void) | undefined;
  readonly onUploadStart?: ((item: UploadItem<Result>) => void) | undefined;
  readonly onProgress?: ((item: ItemIn<'uploading', Result>) => void) | undefined;
  readonly onSuccess?: ((result: Result, item: ItemIn<'success', Result>) => void) | undefined;
  readonly onError?: ((error: UploadError, item: ItemIn<'error', Result>) => void) | undefined;
  readonly onCancel?: ((item: UploadItem<Result>) => void) | undefined;
  readonly onRemove?: ((item: UploadItem<Result>) => void) | undefined;
  /** Nothing is active any more; the items that have ended since the last call. */
  readonly onSettled?: ((items: readonly UploadItem<Result>[]) => void) | undefined;
}

/** Why a list is another one than before. */
export interface ListChange<Result extends object = UploadResult> {
  /** `status` where an item has come to its end: uploaded, failed, refused or canceled. */
  readonly reason: 'add' | 'remove' | 'reorder' | 'status';
  /** Left out where several changed at once. */
  readonly item?: UploadItem<Result>;
}

/** A list that an app owns, or begins with. */
export interface ListSettings<Result extends object> {
  /**
   * The list, owned by the app: what it takes out leaves, what it puts in comes, in its order. An item
   * goes its way by itself; its status here does not follow the one in there.
   */
  readonly value?: readonly GivenItem<NoInfer<Result>>[] | undefined;
  /** What the list begins with, such as images that were uploaded earlier. */
  readonly defaultValue?: readonly GivenItem<NoInfer<Result>>[] | undefined;
  /** Called when items come, go, move or end, never for progress. */
  readonly onValueChange?:
    ((items: readonly UploadItem<Result>[], change: ListChange<Result>) => void) | undefined;
}

/** Whether a provider can do without options. */
export type NeedsNoOptions<Options extends object> = string extends keyof Options
  ? true
  : Partial<Options> extends Options
    ? true
    : false;

interface OptionalOptions<Options extends object> {
  /** The provider's own options, such as `orderId` of Autoenhance; they are those of the moment of adding. */
  readonly options?: NoInfer<Options> | undefined;
}

interface RequiredOptions<Options extends object> {
  /** The provider's own options, such as `serviceName` of AI HomeDesign. */
  readonly options: NoInfer<Options>;
}

/**
 * `options` may be left out where the provider needs none. The provider alone says what they are: if
 * what an app writes took part in that, leaving out a required one would go unseen.
 *
 * A conditional type alone would close the props to generic wrappers, which cannot spread what
 * TypeScript has not resolved. What is picked from one has a name that is known.
 */
export type OptionsProp<Options extends object> = Pick<
  NeedsNoOptions<Options> extends true ? OptionalOptions<Options> : RequiredOptions<Options>,
  'options'
>;

/** What decides whether one file may be sent, and how it is made ready. */
export interface FileSettings extends RuleNarrowing {
  /** A rule of the app's own; it gets the facts and may take its time, up to 30 seconds. */
  readonly validate?: Validate | undefined;
  /**
   * Makes a file fit before it is sent, such as `fitToProvider()`: one step, or several in order, each
   * of which gets what the one before it made. Every rule is checked again afterwards.
   */
  readonly prepare?: PrepareSteps | undefined;
}

/** How often a failed upload is tried again without asking anyone. */
export interface RetrySettings {
  /**
   * Automatic tries after the first, of what the vendor certainly has not processed.
   *
   * @default 3
   */
  readonly retries?: number | undefined;
  /**
   * Whether to also repeat what may have arrived. It takes effect only where the provider calls a
   * repeat harmless; otherwise such an upload ends with the code `outcome-unknown`.
   *
   * @default false
   */
  readonly retryAmbiguous?: boolean | undefined;
}

/** Everything that decides how files become uploads. */
export type UploaderSettings<Options extends object, Result extends object> = Route &
  FileSettings &
  RetrySettings &
  UploadCallbacks<Result> &
  ListSettings<Result> &
  OptionsProp<Options> & {
    readonly provider: Provider<Options, Result>;
    /** Whether files are uploaded as soon as they are checked; true. */
    readonly autoUpload?: boolean | undefined;
    /** What becomes of a file that is in the list already: same name, size, type and date; `allow`. */
    readonly duplicates?: DuplicatePolicy | undefined;
    /** Whether a drop may bring several files; true. Otherwise all but the first are refused by name. */
    readonly multiple?: boolean | undefined;
    /** How many uploads run at once; 3. */
    readonly concurrency?: number | undefined;
    /** Whether the browser asks before it leaves a page with running uploads; false. */
    readonly guardUnload?: boolean | undefined;
  };

/** Settings with their provider's own types forgotten, as the uploader sees them. */
export type AnySettings = Omit<UploaderSettings<object, UploadResult>, 'provider' | 'options'> & {
  readonly provider: Provider<object, object>;
  readonly options?: object | undefined;
};

/** The settings by which a job is sent: the rules are those of the job's own provider. */
export function jobSettings<Settings extends FileSettings>(
  { provider }: { readonly provider: AnyProvider },
  settings: Settings,
): Settings & { readonly rules: UploadRules } {
  return { ...settings, rules: rulesOf(provider, settings) };
}

export const DEFAULT_CONCURRENCY = 3;
export const DEFAULT_RETRIES = 3;
