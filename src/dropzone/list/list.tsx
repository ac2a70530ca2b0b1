'use client';
import {
  forwardRef,
  useRef,
  useState,
  type FocusEvent,
  type ForwardedRef,
  type ReactNode,
} from 'react';
import { useItemIds } from '../../react/hooks/use-items.js';
import { useMergedRef } from '../../react/hooks/use-merged-ref.js';
import { useImageUploadContext } from '../context.js';
import { ImageUploadItem } from '../item/item.js';
import { joinClasses, type PartProps } from '../part-props.js';
import { useHeldImage } from '../sort/use-sorting.js';
import { useVisibleRows } from './use-visible-rows.js';

/**
 * Inline, so that it also applies without the style sheet: otherwise, the list would be as tall as
 * its rows, and all of them would count as visible.
 */
const LONG_LIST_BOX = {
  overflowY: 'auto',
  blockSize: 'var(--iud-list-size, 30rem)',
} as const;

/** The props of {@link ImageUploadList}: those of a `<ul>`, and the content after the last image. */
export interface ImageUploadListProps extends Omit<PartProps<'ul'>, 'children'> {
  /**
   * The content of an `<li>` after the last image, rendered even without images; in a grid, the zone.
   *
   * @default nothing; a list without images is then not rendered
   */
  readonly end?: ReactNode;
}

function List(
  { className, end, ...props }: ImageUploadListProps,
  ref: ForwardedRef<HTMLUListElement>,
) {
  const { classNames, labels, nameIds, sorting, uploader } =
    useImageUploadContext('ImageUploadList');
  const held = useHeldImage(sorting);
  const stored = useItemIds(uploader.store);
  const ids = sorting?.order(stored) ?? stored;
  const hasEnd = end !== undefined;
  const list = useRef<HTMLUListElement>(null);
  const mergedRef = useMergedRef(list, ref);
  const [focused, setFocused] = useState<string>();
  const { endStyle, isLong, rows } = useVisibleRows({
    ids,
    list,
    kept: [focused, held?.id],
    hasEnd,
  });
  if (ids.length === 0 && !hasEnd) return null;

  const rowOf = ({ currentTarget, target }: FocusEvent<HTMLElement>) => {
    const children: Element[] = [...currentTarget.children];
    const at = children.findIndex((child) => child.contains(target));
    return rows[at]?.id;
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the events are those of the buttons inside
    <ul
      {...(ids.length === 0
        ? {}
        : nameIds === undefined || props['aria-label'] !== undefined
          ? { 'aria-label': labels.list }
          : { 'aria-labelledby': nameIds })}
      // A container with only the zone isn't a list yet.
      role={ids.length === 0 ? 'none' : undefined}
      {...props}
      ref={mergedRef}
      data-slot="list"
      data-windowed={isLong || undefined}
      data-held={held?.by}
      className={joinClasses(classNames.list, className)}
      style={isLong ? { ...LONG_LIST_BOX, ...props.style } : props.style}
      onFocus={(event) => {
        props.onFocus?.(event);
        setFocused(rowOf(event));
      }}
      onBlur={(event) => {
        props.onBlur?.(event);
        setFocused(undefined);
      }}
    >
      {rows.map(({ id, index, line, style }) => (
        <ImageUploadItem
          key={id}
          id={id}
          style={style}
          data-held={held?.id === id ? held.by : undefined}
          {...(isLong && {
            'data-line': line,
            'aria-posinset': index + 1,
            'aria-setsize': ids.length,
          })}
        />
      ))}
      {hasEnd && (
        <li data-slot="end" className={classNames.end} style={endStyle}>
          {end}
        </li>
      )}
    </ul>
  );
}

/**
 * The chosen images with their statuses. Renders a `<ul>`, or nothing while there are no images. With
 * more than a hundred images, the list scrolls and is at most `--iud-list-size` high.
 */
export const ImageUploadList = /* @__PURE__ */ forwardRef(List);
