'use client';
import { lazy, Suspense, type ComponentPropsWithoutRef } from 'react';
import { useItemIds } from '../react/use-items.js';
import { useImageUploadContext } from './context.js';
import { Rows } from './rows.js';

/** From here on most rows are out of sight, and only those in sight are rendered. */
const MANY = 100;

/** Fetched when a list is that long for the first time; where it cannot come, all rows are rendered. */
const WindowedRows = lazy(() =>
  import('./windowed-rows.js').then(
    (module) => ({ default: module.WindowedRows }),
    () => ({ default: Rows }),
  ),
);

/**
 * The chosen images, each with its fate. Renders a `<ul>`, or nothing while there are none. Above a
 * hundred images the list scrolls by itself, at most `--iud-list-size` high.
 */
export function ImageUploadList({ className, ...props }: ComponentPropsWithoutRef<'ul'>) {
  const { classNames, labels, uploader } = useImageUploadContext('ImageUploadList');
  const ids = useItemIds(uploader.store);
  if (ids.length === 0) return null;

  const list = {
    'aria-label': labels.list,
    ...props,
    'data-slot': 'list',
    className: [classNames.list, className].filter(Boolean).join(' ') || undefined,
  };
  const rows = <Rows ids={ids} list={list} />;
  if (ids.length <= MANY) return rows;
  return (
    <Suspense fallback={rows}>
      <WindowedRows ids={ids} list={list} />
    </Suspense>
  );
}
