'use client';
import { forwardRef, memo } from 'react';
import { isActive } from '../../core/items/upload-item.js';
import { useItem } from '../../react/hooks/use-items.js';
import { useImageUploadContext } from '../context.js';
import { ItemActions } from './item-actions.js';
import { ItemCountdown } from './item-countdown.js';
import { ItemMessage } from './item-message.js';
import { ItemPreview } from './item-preview.js';
import { ItemProgress } from './item-progress.js';
import { joinClasses, type PartProps } from '../part-props.js';

/** The props of {@link ImageUploadItem}: an image's id, and those of an `<li>`. */
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
    const { classNames, labels, uploader } = useImageUploadContext('ImageUploadItem');
    const item = useItem(uploader.store, id);
    if (item === undefined) return null;
    const name = item.name || labels.unnamed;

    return (
      <li
        ref={ref}
        {...props}
        data-slot="item"
        data-status={item.status}
        className={joinClasses(classNames.item, className)}
      >
        <ItemPreview item={item} />
        <span data-slot="name" className={classNames.name} title={name} dir="auto">
          {name}
        </span>
        {/* Separates the two where there is no style sheet. */}{' '}
        <span data-slot="meta" className={classNames.meta}>
          {/* Each text in an element of its own: translators of pages replace the text nodes. */}
          {item.size > 0 && <span>{`${labels.size(item.size)} · `}</span>}
          <span>{labels.status(item, uploader.providerLabel(id))}</span>
          <ItemCountdown item={item} />
        </span>
        {isActive(item) && <ItemProgress item={item} name={name} />}
        <ItemMessage item={item} />
        <ItemActions item={item} name={name} />
      </li>
    );
  }),
);
