'use client';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useRef, useState, type CSSProperties } from 'react';
import { useBeforePaint } from '../../react/hooks/use-before-paint.js';
import { useMergedRef } from '../../react/hooks/use-merged-ref.js';
import { LONG_LIST_BOX, USUAL_HEIGHT } from './first-rows.js';
import { ImageUploadItem } from '../item/item.js';
import type { RowsProps } from './rows.js';

/** Rows above and below those in sight. */
const OVERSCAN = 6;

/**
 * A list that renders only the rows in sight and the one with the focus. What is in front of them is a
 * margin of the first and what is behind them one of the last, so that rows flow as in a short list.
 */
export function WindowedRows({ ids, list }: RowsProps) {
  const element = useRef<HTMLUListElement>(null);
  const [focused, setFocused] = useState<string>();
  const [gap, setGap] = useState(0);
  // Whose style it is, is not known here; in an ordinary block there is none.
  useBeforePaint(() => {
    setGap(Number.parseFloat(getComputedStyle(element.current!).rowGap) || 0);
  }, [list.className]);
  const focusedIndex = focused === undefined ? -1 : ids.indexOf(focused);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const rows = defaultRangeExtractor(range);
      if (focusedIndex === -1 || rows.includes(focusedIndex)) return rows;
      return [...rows, focusedIndex].toSorted((one, other) => one - other);
    },
    [focusedIndex],
  );
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is passed on to what is memoized
  const { getTotalSize, getVirtualItems, measureElement } = useVirtualizer({
    count: ids.length,
    getScrollElement: () => element.current,
    getItemKey: (index) => ids[index]!,
    estimateSize: () => USUAL_HEIGHT,
    gap,
    overscan: OVERSCAN,
    rangeExtractor,
  });
  const rows = getVirtualItems();
  const last = rows.length - 1;

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what is listened to are its buttons
    <ul
      {...list}
      ref={useMergedRef(element, list.ref)}
      data-windowed
      style={{ ...LONG_LIST_BOX, ...list.style }}
      onFocus={(event) => {
        list.onFocus?.(event);
        const row = event.target.closest<HTMLElement>('[data-index]');
        setFocused(row === null ? undefined : ids[Number(row.dataset['index'])]);
      }}
      onBlur={(event) => {
        list.onBlur?.(event);
        setFocused(undefined);
      }}
    >
      {rows.map(({ end, index, start }, at) => {
        const before = rows[at - 1];
        const inFront = start - (before === undefined ? 0 : before.end + gap);
        const behind = at === last ? getTotalSize() - end : 0;
        return (
          <ImageUploadItem
            key={ids[index]}
            id={ids[index]!}
            ref={measureElement}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={ids.length}
            style={marginsOf(inFront, behind)}
          />
        );
      })}
    </ul>
  );
}

function marginsOf(marginBlockStart: number, marginBlockEnd: number): CSSProperties | undefined {
  return marginBlockStart > 0 || marginBlockEnd > 0
    ? { marginBlockStart, marginBlockEnd }
    : undefined;
}
