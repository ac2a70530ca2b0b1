import type { ComponentPropsWithoutRef } from 'react';

/** Attributes that say what an element of ours is; style sheets and tests go by them. */
export interface ReservedAttributes {
  /** @hidden */
  readonly 'data-slot'?: never;
  /** @hidden */
  readonly 'data-status'?: never;
  /** @hidden */
  readonly 'data-drag'?: never;
  /** @hidden */
  readonly 'data-disabled'?: never;
}

/** What a part takes: what its element takes, but for the attributes that say what it is. */
export type PartProps<Tag extends 'div' | 'li' | 'ul'> = ComponentPropsWithoutRef<Tag> &
  ReservedAttributes;

/** The class names of a part: those of its slot and the app's. */
export function joinClasses(...names: readonly (string | undefined)[]): string | undefined {
  return names.filter(Boolean).join(' ') || undefined;
}
