import type { ComponentPropsWithoutRef } from 'react';

/** Attributes that the package sets itself; style sheets and tests rely on them. */
export interface ReservedAttributes {
  /** @hidden */
  readonly 'data-slot'?: never;
  /** @hidden */
  readonly 'data-status'?: never;
  /** @hidden */
  readonly 'data-drag'?: never;
  /** @hidden */
  readonly 'data-disabled'?: never;
  /** @hidden */
  readonly 'data-layout'?: never;
  /** @hidden */
  readonly 'data-picture'?: never;
  /** @hidden */
  readonly 'data-filled'?: never;
  /** @hidden */
  readonly 'data-sortable'?: never;
}

/** The props of a part: those of its element, without the reserved attributes. */
export type PartProps<Tag extends 'div' | 'li' | 'ul'> = ComponentPropsWithoutRef<Tag> &
  ReservedAttributes;

/** Joins the class names of a part: those of its slot and the app's. */
export function joinClasses(...names: readonly (string | undefined)[]): string | undefined {
  return names.filter(Boolean).join(' ') || undefined;
}

/** The value of an attribute that refers to several elements. */
export function joinIds(...ids: readonly (string | false | undefined)[]): string | undefined {
  return ids.filter(Boolean).join(' ') || undefined;
}
