'use client';
import type { UploadItem } from '../../core/items/upload-item.js';
import { useImageUploadContext } from '../context.js';

/**
 * The progress of an image. Renders a `<progress>`, without a value while the progress is unknown.
 */
export function ItemProgress({ item, name }: { readonly item: UploadItem; readonly name: string }) {
  const { classNames, labels } = useImageUploadContext('ItemProgress');
  const percent =
    item.status === 'uploading' || item.status === 'waiting'
      ? Math.floor(item.progress * 100)
      : item.status === 'queued'
        ? 0
        : undefined;

  return (
    <progress
      data-slot="progress"
      className={classNames.progress}
      aria-label={labels.progress(name)}
      max={100}
      value={percent}
    />
  );
}
