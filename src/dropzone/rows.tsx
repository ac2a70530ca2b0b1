'use client';
import type { ComponentPropsWithoutRef } from 'react';
import { ImageUploadItem } from './item.js';

/** What {@link Rows} takes. */
export interface RowsProps {
  readonly ids: readonly string[];
  /** The attributes of the `<ul>`. */
  readonly list: ComponentPropsWithoutRef<'ul'>;
}

/** Every row of a list. */
export function Rows({ ids, list }: RowsProps) {
  return (
    <ul {...list}>
      {ids.map((id) => (
        <ImageUploadItem key={id} id={id} />
      ))}
    </ul>
  );
}
