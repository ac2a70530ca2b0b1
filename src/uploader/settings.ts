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
  /** Called once per drop with the new items; they are being checked. */
  readonly onFilesAdded?: ((items: readonly UploadItem<Result>[]) => void) | undefined;
  /** Called once per drop with the items that were refused, if there are any. */
  readonly onFilesRejected?: ((items: readonly ItemIn<'rejected', Result>[]) => void) | undefined;
  /** Called when an item gets its slot and its upload begins. */
  readonly onUploadStart?: ((item: UploadItem<Result>) => void) | undefined;
  /** Called with an item as its bytes leave, at most once per frame. */
  readonly onProgress?: ((item: ItemIn<'uploading', Result>) => void) | undefined;
  /** Called once per uploaded item, with the result of its provider. */
  readonly onSuccess?: ((result: Result, item: ItemIn<'success', Result>) => void) | undefined;
  /**
   * Called when an upload has failed for good; `error.code` says why. Refused files go to
   * `onFilesRejected`.
   */
  readonly onError?: ((error: UploadError, item: ItemIn<'error', Result>) => void) | undefined;
  /** Called when an upload has been canceled. */
  readonly onCancel?: ((item: UploadItem<Result>) => void) | undefined;
  /** Called when an item has left the list. */
  readonly onRemove?: ((item: UploadItem<Result>) => void) | undefined;
  /**
   * Called when nothing is active any longer, with the items that have ended since the last call.
   */
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
   * The list, owned by the app: an item that it leaves out is removed, one that it puts in is
   * added, and the order is its own. The status of an item here is ignored: uploads go on by
   * themselves.
   */
  readonly value?: readonly GivenItem<NoInfer<Result>>[] | undefined;
  /** The items that the list starts with, such as images that were uploaded earlier. */
  readonly defaultValue?: readonly GivenItem<NoInfer<Result>>[] | undefined;
  /** Called when items are added, removed, moved, or have ended; never for progress. */
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
  /** The provider's own options, such as `orderId` of Autoenhance. Each file keeps those that applied when it was added. */
  readonly options?: NoInfer<Options> | undefined;
}

interface RequiredOptions<Options extends object> {
  /** The provider's own options, such as `serviceName` of AI HomeDesign. Each file keeps those that applied when it was added. */
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
  /**
   * A rule of your own. It gets the file and what its bytes prove, and may take up to 30 seconds. A
   * text that it returns becomes the sentence of a `custom` error.
   */
  readonly validate?: Validate | undefined;
  /**
   * Makes a file fit before it is sent, such as `fitToProvider()`: one step, or several in order,
   * each of which gets what the one before it made. Every rule is checked again afterwards.
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
    /**
     * The service that gets the images. It decides which types are accepted, which `options` there
     * are, and what a result holds.
     */
    readonly provider: Provider<Options, Result>;
    /**
     * Whether files are uploaded as soon as they have been checked. If not, `upload()` starts them.
     *
     * @default true
     */
    readonly autoUpload?: boolean | undefined;
    /**
     * What happens to a file with the name, size, type, and date of one in the list: `'allow'`, or
     * `'reject'` with the code `duplicate-file`.
     *
     * @default 'allow'
     */
    readonly duplicates?: DuplicatePolicy | undefined;
    /**
     * Whether several files can be added at once. If not, all but the first of a drop are
     * `too-many-files`.
     *
     * @default true, unless `maxFiles` is 1
     */
    readonly multiple?: boolean | undefined;
    /**
     * How many uploads run at once.
     *
     * @default 3
     */
    readonly concurrency?: number | undefined;
    /**
     * Whether the browser asks before it leaves a page with uploads in progress.
     *
     * @default false
     */
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
