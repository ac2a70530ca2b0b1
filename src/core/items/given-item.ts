import type { ItemFacts, UploadItem } from './upload-item.js';
import type { UploadResult } from '../provider/upload-result.js';

/** An image that was uploaded earlier, of which an app knows no more than what became of it. */
export interface UploadedImage<Result extends object = UploadResult> {
  /** The app's own, such as the id of its record; no two items have the same. */
  readonly id: string;
  /** The file's name. */
  readonly name: string;
  /** What the provider answered. */
  readonly result: Result;
  /** Bytes, where they are known. */
  readonly size?: number | undefined;
  /** The MIME type, where it is known. */
  readonly type?: string | undefined;
  /** Always `success`, if given. */
  readonly status?: 'success' | undefined;
}

/** What an app may put into a list: an item it was given, or an image that was uploaded earlier. */
export type GivenItem<Result extends object = UploadResult> =
  UploadItem<Result> | UploadedImage<Result>;

/**
 * A given item as one of the list. Whatever was under way when it was put aside is so no more: such an
 * item is canceled, and a person may try it again.
 *
 * @param outcome What is known about an upload that was broken off.
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
