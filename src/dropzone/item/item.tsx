'use client';
import { forwardRef, memo } from 'react';
import { isActive } from '../../core/items/upload-item.js';
import { useItem } from '../../react/hooks/use-items.js';
import { useImageUploadContext } from '../context.js';
import { Icon } from '../icon.js';
import { ItemActions } from './item-actions.js';
import { ItemCountdown } from './item-countdown.js';
import { ItemMessage } from './item-message.js';
import { ItemName } from './item-name.js';
import { ItemPreview } from './item-preview.js';
import { ItemProgress } from './item-progress.js';
import { failuresOf } from './item-sentences.js';
import { joinClasses, type PartProps } from '../part-props.js';

/** The props of {@link ImageUploadItem}: an image's id and the props of an `<li>`. */
export interface ImageUploadItemProps extends Omit<PartProps<'li'>, 'children' | 'id'> {
  /** The item's id in the list. */
  readonly id: string;
}

/**
 * One image and its status. Renders an `<li>` with `data-status`, and re-renders only when its own
 * item changes.
 */
export const ImageUploadItem = memo(
  forwardRef<HTMLLIElement, ImageUploadItemProps>(function ImageUploadItem(
    { className, id, ...props },
    ref,
  ) {
    const { classNames, labels, layout, sorting, uploader, view } =
      useImageUploadContext('ImageUploadItem');
    const item = useItem(uploader.store, id);
    if (item === undefined) return null;
    const name = item.name || labels.unnamed;

    return (
      <li
        ref={ref}
        {...props}
        data-slot="item"
        data-status={item.status}
        data-picture={
          layout === 'grid' || (layout === 'single' && item.status !== 'rejected') || undefined
        }
        className={joinClasses(classNames.item, className)}
      >
        {sorting && <sorting.Handle sorting={sorting} id={id} name={name} />}
        {/* The key remounts it, since a canvas would be empty after moving to another parent. */}
        <ItemPreview key={view && 'view'} item={item} name={name} />
        <ItemName name={name} />
        {/* Separates the two without a style sheet. */}{' '}
        <span data-slot="meta" className={classNames.meta}>
          {/* Each text is in its own element, since page translators replace text nodes. */}
          {item.size > 0 && <span data-size>{`${labels.size(item.size)} · `}</span>}
          <span>{labels.status(item, uploader.providerLabel(id))}</span>
          <ItemCountdown item={item} />
          {/* After the text, which would move otherwise. */}
          {item.status === 'success' && <Icon name="done" />}
          {failuresOf(item).length > 0 && <Icon name="fault" />}
        </span>
        {isActive(item) && <ItemProgress item={item} name={name} />}
        <ItemMessage item={item} />
        <ItemActions item={item} name={name} />
      </li>
    );
  }),
);
