import type { ItemFacts, UploadItem } from './upload-item.js';
import type { UploadResult } from '../provider/upload-result.js';

/** An image that was uploaded earlier, for which the app has only the result. */
export interface UploadedImage<Result extends object = UploadResult> {
  /** An id that the app chooses, such as that of its record. It must be unique in the list. */
  readonly id: string;
  /** The file's name. */
  readonly name: string;
  /** The provider's result. */
  readonly result: Result;
  /** Bytes, if known. */
  readonly size?: number | undefined;
  /** The MIME type, if known. */
  readonly type?: string | undefined;
  /** Always `success`, if given. */
  readonly status?: 'success' | undefined;
}

/** What an app can put into a list: an item it received, or an image that was uploaded earlier. */
export type GivenItem<Result extends object = UploadResult> =
  | UploadItem<Result>
  | UploadedImage<Result>;

/**
 * Turns a given item into an item of the list. If its upload was in progress when the app saved it, the
 * item is canceled and can be retried.
 *
 * @param outcome What is known about an interrupted upload.
 */
export function takeItem(
  given: GivenItem,
  provider: string,
  outcome: 'not-sent' | 'unknown',
): UploadItem {
  const { id, name, size = 0, type = '', ...rest } = given;
  const { facts, file, notes, provider: ownProvider = provider } = rest as Partial<ItemFacts>;
  const common: ItemFacts = {
    id,
    name,
    size,
    type,
    provider: ownProvider,
    ...(file && { file }),
    ...(facts && { facts }),
    ...(notes && { notes }),
  };
  if (given.status === 'rejected') return { ...common, status: 'rejected', errors: given.errors };
  if (given.status === 'error') return { ...common, status: 'error', error: given.error };
  if ('result' in given) return { ...common, status: 'success', result: given.result };
  return { ...common, status: 'canceled', outcome };
}
