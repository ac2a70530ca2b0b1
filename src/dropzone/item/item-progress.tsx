'use client';
import { percentOf, type UploadItem } from '../../core/items/upload-item.js';
import { useImageUploadContext } from '../context.js';

/**
 * The progress of an image. Renders a `<progress>`, which has no value while the progress is unknown, or
 * nothing while the image is queued.
 */
export function ItemProgress({ item, name }: { readonly item: UploadItem; readonly name: string }) {
  const { classNames, labels } = useImageUploadContext('ItemProgress');
  if (item.status === 'queued') return null;

  return (
    <progress
      data-slot="progress"
      className={classNames.progress}
      aria-label={labels.progress(name)}
      max={100}
      value={
        item.status === 'uploading' || item.status === 'waiting'
          ? percentOf(item.progress)
          : undefined
      }
    />
  );
}
