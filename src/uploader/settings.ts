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

/**
 * Callbacks about uploads. If one throws, the error goes to `reportError` and no upload is
 * affected.
 */
export interface UploadCallbacks<Result extends object> {
  /** Called once per drop with the new items, which are being checked. */
  readonly onFilesAdded?: ((items: readonly UploadItem<Result>[]) => void) | undefined;
  /** Called once per drop with the items that were refused, if there are any. */
  readonly onFilesRejected?: ((items: readonly ItemIn<'rejected', Result>[]) => void) | undefined;
  /** Called when an item gets its slot and its upload begins. */
  readonly onUploadStart?: ((item: UploadItem<Result>) => void) | undefined;
  /** Called with an item as its bytes are sent, at most once per frame. */
  readonly onProgress?: ((item: ItemIn<'uploading', Result>) => void) | undefined;
  /** Called once per uploaded item, with the result of its provider. */
  readonly onSuccess?: ((result: Result, item: ItemIn<'success', Result>) => void) | undefined;
  /**
   * Called when an upload has finally failed. `error.code` says why. Refused files are passed to
   * `onFilesRejected`.
   */
  readonly onError?: ((error: UploadError, item: ItemIn<'error', Result>) => void) | undefined;
  /** Called when an upload has been canceled. */
  readonly onCancel?: ((item: UploadItem<Result>) => void) | undefined;
  /** Called when an item has left the list. */
  readonly onRemove?: ((item: UploadItem<Result>) => void) | undefined;
  /** Called when nothing is active anymore, with the items that have ended since the last call. */
  readonly onSettled?: ((items: readonly UploadItem<Result>[]) => void) | undefined;
}

/** The change of a list. */
export interface ListChange<Result extends object = UploadResult> {
  /** `status` means that an item has ended: uploaded, failed, refused or canceled. */
  readonly reason: 'add' | 'remove' | 'reorder' | 'status';
  /** Left out if several changed at once. */
  readonly item?: UploadItem<Result>;
}

/** A list that an app owns, or an initial list. */
interface ListSettings<Result extends object> {
  /**
   * The list, owned by the app. Items that it leaves out are removed, items that it adds are added, and
   * it sets the order. Its statuses are ignored because the uploader controls them.
   */
  readonly value?: readonly GivenItem<NoInfer<Result>>[] | undefined;
  /** The items that the list starts with, such as images that were uploaded earlier. */
  readonly defaultValue?: readonly GivenItem<NoInfer<Result>>[] | undefined;
  /** Called when items are added, removed or moved, or have ended, but never for progress. */
  readonly onValueChange?:
    | ((items: readonly UploadItem<Result>[], change: ListChange<Result>) => void)
    | undefined;
}

/** Whether a provider has no required options. */
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
 * `options` may be left out if the provider requires none. Their type is inferred only from the
 * provider. If an app's value took part in the inference, a missing required option would go unnoticed.
 *
 * A plain conditional type would break generic wrappers, which can't spread an unresolved type.
 * `Pick` from one keeps the name known.
 */
export type OptionsProp<Options extends object> = Pick<
  NeedsNoOptions<Options> extends true ? OptionalOptions<Options> : RequiredOptions<Options>,
  'options'
>;

/** The settings that decide whether a file may be sent and how it is prepared. */
export interface FileSettings extends RuleNarrowing {
  /**
   * Your own rule. It gets the file and the facts that its bytes prove, and may take up to 30 seconds. If
   * it returns a string, the file is refused as `custom` with that sentence.
   */
  readonly validate?: Validate | undefined;
  /**
   * Makes a file fit before it is sent, such as `fitToProvider()`. It is one step, or several in order,
   * each of which gets the previous one's result. Every rule is checked again afterward.
   */
  readonly prepare?: PrepareSteps | undefined;
}

/** How failed uploads are retried automatically. */
export interface RetrySettings {
  /**
   * How many times an upload is retried automatically if the vendor certainly hasn't processed it.
   *
   * @default 3
   */
  readonly retries?: number | undefined;
  /**
   * Whether to also repeat uploads that may have arrived. It has an effect only if a repeat is harmless
   * for the provider. Otherwise, such an upload ends as `outcome-unknown`.
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
     * The service that receives the images. It decides which types are accepted, which `options`
     * there are, and what a result contains.
     */
    readonly provider: Provider<Options, Result>;
    /**
     * Whether files are uploaded as soon as they have been checked. If not, `upload()` of
     * `actionsRef` or of `useImageUpload` starts them, and the app adds a button for it.
     *
     * @default true
     */
    readonly autoUpload?: boolean | undefined;
    /**
     * What happens to a file with the same name, size, type and date as one in the list. `'allow'`
     * adds it again, `'ignore'` leaves it out, and `'reject'` refuses it as `duplicate-file`.
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

/** Settings without the types of their provider, as the uploader sees them. */
export type AnySettings = Omit<UploaderSettings<object, UploadResult>, 'provider' | 'options'> & {
  readonly provider: Provider<object, object>;
  readonly options?: object | undefined;
};

/** The settings of a job, with the rules of the job's own provider. */
export function jobSettings<Settings extends FileSettings>(
  { provider }: { readonly provider: AnyProvider },
  settings: Settings,
): Settings & { readonly rules: UploadRules } {
  return { ...settings, rules: rulesOf(provider, settings) };
}

export const DEFAULT_CONCURRENCY = 3;
export const DEFAULT_RETRIES = 3;
