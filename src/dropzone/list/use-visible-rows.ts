import { useEffect, useState, type CSSProperties, type RefObject } from 'react';
import { useBeforePaint } from '../../react/hooks/use-before-paint.js';
import { firstLines, rowsOf, type VisibleRow } from './lines.js';
import { useRowWindow } from './use-row-window.js';

/** Longer lists render only the visible rows. */
const MANY = 100;

/** Enough rows to fill any screen. */
const FIRST = 30;

/** The assumed height of a row that hasn't been measured, in CSS pixels. */
const USUAL_SIZE = 64;

/** Input for deciding which rows are rendered. */
interface ListState {
  readonly ids: readonly string[];
  readonly list: RefObject<HTMLElement | null>;
  /** The focused row and the one that is moved, which stay rendered no matter where the list is scrolled to. */
  readonly kept: readonly (string | undefined)[];
  /** Whether something follows the last row. */
  readonly hasEnd: boolean;
}

/** Returns the rows to render: all rows of a short list, or the visible ones of a long list. */
export function useVisibleRows({ hasEnd, ids, kept, list }: ListState): {
  readonly isLong: boolean;
  readonly rows: readonly VisibleRow[];
  /** The style of the element after the last row. */
  readonly endStyle?: CSSProperties | undefined;
} {
  const isLong = ids.length > MANY;
  const rowWindow = useRowWindow(list, isLong);
  const { columns, gap, usualSize } = useTracks(list, isLong);

  const count = Math.ceil((ids.length + (hasEnd ? 1 : 0)) / columns);
  const lineOf = (index: number) => Math.floor(index / columns);
  const places = kept.map((id) => (id === undefined ? -1 : ids.indexOf(id)));
  const pinned = new Set(places.filter((place) => place >= 0).map(lineOf));
  if (hasEnd) pinned.add(count - 1);
  const layout = {
    count,
    gap,
    pinned: [...pinned].toSorted((one, other) => one - other),
    usualSize,
  };
  const inSight =
    isLong && rowWindow !== 'missing'
      ? rowWindow?.lines(layout, (line) => ids[line * columns] ?? 'end')
      : undefined;
  useFocusInSight(list, isLong, `${inSight === undefined} ${columns} ${usualSize}`);

  if (!isLong || rowWindow === 'missing') {
    return { isLong, rows: ids.map((id, index) => ({ id, index })) };
  }
  const visible = inSight ?? firstLines(Math.ceil(FIRST / columns), layout);
  return { isLong, ...rowsOf(ids, visible, { columns, gap }) };
}

/**
 * Scrolls to the focused element of a list that has become scrollable and so starts at its first row.
 *
 * @param layout A value that changes whenever the rows move.
 */
function useFocusInSight(
  list: RefObject<HTMLElement | null>,
  isLong: boolean,
  layout: string,
): void {
  useBeforePaint(() => {
    if (!isLong || list.current === null) return;
    const { activeElement } = list.current.getRootNode() as Document | ShadowRoot;
    if (list.current.contains(activeElement)) activeElement?.scrollIntoView({ block: 'nearest' });
  }, [isLong, layout, list]);
}

/** The layout of a list. */
interface Tracks {
  readonly columns: number;
  /** CSS pixels between two lines. */
  readonly gap: number;
  /** The height of the first row in CSS pixels. */
  readonly usualSize: number;
}

/**
 * Returns the columns of a list and the gaps between its lines, read from the computed style because an
 * app's CSS may set them.
 */
function useTracks(list: RefObject<HTMLElement | null>, isLong: boolean): Tracks {
  const [tracks, setTracks] = useState<Tracks>({ columns: 1, gap: 0, usualSize: USUAL_SIZE });

  // The number of columns depends on the width, and any render can change a class.
  useBeforePaint(() => {
    if (isLong && list.current !== null) setTracks(updated(list.current));
  });
  useEffect(() => {
    const element = list.current;
    if (!isLong || element === null) return undefined;
    const observer = new ResizeObserver(() => setTracks(updated(element)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [isLong, list]);

  return tracks;
}

function updated(list: HTMLElement): (before: Tracks) => Tracks {
  const { gridTemplateColumns, rowGap } = getComputedStyle(list);
  const columns = gridTemplateColumns.split(' ').length;
  const gap = Number.parseFloat(rowGap) || 0;
  const row = list.querySelector<HTMLElement>(':scope > [data-slot="item"]');
  const usualSize = row?.offsetHeight || USUAL_SIZE;
  return (before) =>
    before.columns === columns && before.gap === gap ? before : { columns, gap, usualSize };
}
