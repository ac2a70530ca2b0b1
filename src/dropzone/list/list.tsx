'use client';
import { forwardRef, lazy, Suspense, type ForwardedRef } from 'react';
import { useItemIds } from '../../react/hooks/use-items.js';
import { useImageUploadContext } from '../context.js';
import { FirstRows } from './first-rows.js';
import { joinClasses, type PartProps } from '../part-props.js';
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

function List({ className, ...props }: PartProps<'ul'>, ref: ForwardedRef<HTMLUListElement>) {
  const { classNames, labels, nameIds, uploader } = useImageUploadContext('ImageUploadList');
  const ids = useItemIds(uploader.store);
  if (ids.length === 0) return null;

  const list = {
    ...(nameIds === undefined || props['aria-label'] !== undefined
      ? { 'aria-label': labels.list }
      : { 'aria-labelledby': nameIds }),
    ...props,
    ref,
    'data-slot': 'list',
    className: joinClasses(classNames.list, className),
  };
  if (ids.length <= MANY) return <Rows ids={ids} list={list} />;
  return (
    <Suspense fallback={<FirstRows ids={ids} list={list} />}>
      <WindowedRows ids={ids} list={list} />
    </Suspense>
  );
}

/**
 * The chosen images, each with its fate. Renders a `<ul>`, or nothing while there are none. Above a
 * hundred images the list scrolls by itself, at most `--iud-list-size` high.
 */
export const ImageUploadList = /* @__PURE__ */ forwardRef(List);
