import { webUrl } from '../../core/web-url.js';
import type { UploadItem } from '../../core/items/upload-item.js';
import type { PictureSource } from '../../react/use-picture.js';
import type { Uploader } from '../../uploader/uploader.js';

/** Which picture of an item is shown: the one that was chosen, or what became of it. */
export type PictureVersion = 'original' | 'result';

/**
 * The pictures of an item: the chosen file, and what became of it: the provider's result, else what
 * preparation made of the file. Both are left out if there is no such picture.
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
  // A file that was only given its proven type has the same bytes.
  const prepared = original !== undefined && file?.size !== original.size ? file : undefined;
  const unbroken = (source: PictureSource | undefined) =>
    source !== undefined && !broken.has(source) ? source : undefined;
  const result = unbroken(url) ?? unbroken(prepared);
  return {
    ...(unbroken(original) && { original: original! }),
    ...(result && { result }),
  };
}
