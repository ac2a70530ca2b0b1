'use client';
import { memo } from 'react';
import { isActive } from '../core/upload-item.js';
import { useItem } from '../react/use-items.js';
import { useImageUploadContext } from './context.js';
import { ItemActions } from './item-actions.js';
import { ItemCountdown } from './item-countdown.js';
import { ItemMessage } from './item-message.js';
import { ItemPreview } from './item-preview.js';
import { ItemProgress } from './item-progress.js';

/** What {@link ImageUploadItem} takes. */
export interface ImageUploadItemProps {
  readonly id: string;
}

/**
 * One image and its fate. Renders an `<li>` with `data-status`, and renders again only when its own
 * item changes.
 */
export const ImageUploadItem = memo(function ImageUploadItem({ id }: ImageUploadItemProps) {
  const { classNames, labels, uploader } = useImageUploadContext('ImageUploadItem');
  const item = useItem(uploader.store, id);
  if (item === undefined) return null;
  const name = item.name || labels.unnamed;

  return (
    <li data-slot="item" data-status={item.status} className={classNames.item}>
      <ItemPreview item={item} />
      <span data-slot="name" className={classNames.name} title={name} dir="auto">
        {name}
      </span>
      <span data-slot="meta" className={classNames.meta}>
        {item.size > 0 && `${labels.size(item.size)} · `}
        {labels.status(item, uploader.providerLabel(id))}
        <ItemCountdown item={item} />
      </span>
      {isActive(item) && <ItemProgress item={item} name={name} />}
      <ItemMessage item={item} />
      <ItemActions item={item} name={name} />
    </li>
  );
});
