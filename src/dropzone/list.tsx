'use client';
import type { ComponentPropsWithoutRef } from 'react';
import { useItemIds } from '../react/use-items.js';
import { useImageUploadContext } from './context.js';
import { ImageUploadItem } from './item.js';

/** The chosen images, each with its fate. Renders a `<ul>`, or nothing while there are none. */
export function ImageUploadList({ className, ...props }: ComponentPropsWithoutRef<'ul'>) {
  const { classNames, labels, uploader } = useImageUploadContext('ImageUploadList');
  const ids = useItemIds(uploader.store);
  if (ids.length === 0) return null;

  return (
    <ul
      aria-label={labels.list}
      {...props}
      data-slot="list"
      className={[classNames.list, className].filter(Boolean).join(' ') || undefined}
    >
      {ids.map((id) => (
        <ImageUploadItem key={id} id={id} />
      ))}
    </ul>
  );
}
