'use client';
import { ImageUploadItem } from '../item/item.js';
import type { RowsProps } from './rows.js';

/** CSS pixels, until a row has been measured. */
export const USUAL_HEIGHT = 74;

/**
 * Also where the style sheet leaves it alone: a list as high as all its rows has all in sight, and one as
 * high as the rows that it has just now has none at first.
 */
export const LONG_LIST_BOX = {
  overflowY: 'auto',
  blockSize: 'var(--iud-list-size, 30rem)',
} as const;

/** As many as any screen shows. */
const FIRST = 30;

/** The first rows of a long list, and room for the rest, until it is known which rows are in sight. */
export function FirstRows({ ids, list }: RowsProps) {
  const first = ids.slice(0, FIRST);
  const marginBlockEnd = (ids.length - first.length) * USUAL_HEIGHT;
  return (
    <ul {...list} style={{ ...LONG_LIST_BOX, ...list.style }}>
      {first.map((id, index) => (
        <ImageUploadItem
          key={id}
          id={id}
          aria-posinset={index + 1}
          aria-setsize={ids.length}
          {...(index === first.length - 1 && { style: { marginBlockEnd } })}
        />
      ))}
    </ul>
  );
}
