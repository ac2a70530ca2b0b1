import { webUrl } from '../../core/web-url.js';
import type { UploadItem } from '../../core/items/upload-item.js';
import type { PictureSource } from '../../react/use-picture.js';
import type { Uploader } from '../../uploader/uploader.js';

/** Which picture of an item is shown: the chosen file or the result. */
export type PictureVersion = 'original' | 'result';

/**
 * Returns the pictures of an item: the chosen file and the result, which is the provider's picture or
 * else the prepared file. Pictures that don't exist or can't be shown are left out.
 *
 * @param broken Sources that can't be shown.
 */
export function picturesOf(
  item: UploadItem | undefined,
  uploader: Uploader,
  broken: ReadonlySet<PictureSource>,
): Readonly<Partial<Record<PictureVersion, PictureSource>>> {
  if (item === undefined) return {};
  const { facts, file, id } = item;
  const original = facts?.type === undefined ? undefined : (uploader.chosenFile(id) ?? file);
  const url = item.status === 'success' ? webUrl(item.result.url) : undefined;
  // A file that only got its proven type has the same bytes.
  const prepared = original !== undefined && file?.size !== original.size ? file : undefined;
  const unbroken = (source: PictureSource | undefined) =>
    source !== undefined && !broken.has(source) ? source : undefined;
  const result = unbroken(url) ?? unbroken(prepared);
  return {
    ...(unbroken(original) && { original: original! }),
    ...(result && { result }),
  };
}
