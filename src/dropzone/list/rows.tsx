'use client';
import type { ComponentPropsWithoutRef, ForwardedRef } from 'react';
import { ImageUploadItem } from '../item/item.js';

/** What {@link Rows} takes. */
export interface RowsProps {
  readonly ids: readonly string[];
  /** The attributes and the ref of the `<ul>`. */
  readonly list: ComponentPropsWithoutRef<'ul'> & { readonly ref: ForwardedRef<HTMLUListElement> };
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
