import { useEffect, useState, type RefObject } from 'react';
import { useBeforePaint } from '../../react/hooks/use-before-paint.js';
import { firstLines, rowsOf, type VisibleRow } from './lines.js';
import { useRowWindow } from './use-row-window.js';

/** From here on most rows are out of sight, and only those in sight are rendered. */
const MANY = 100;

/** As many rows as any screen shows. */
const FIRST = 30;

/** CSS pixels, until a row has been measured. */
const USUAL_SIZE = 64;

/** What decides which rows are rendered. */
interface ListState {
  readonly ids: readonly string[];
  readonly list: RefObject<HTMLElement | null>;
  /** The row that has the focus stays rendered wherever the list is scrolled to. */
  readonly focused: string | undefined;
  /** Whether something stands behind the last row. */
  readonly hasEnd: boolean;
}

/** The rows to render: all of a short list, those in sight of a long one. */
export function useVisibleRows({ focused, hasEnd, ids, list }: ListState): {
  readonly isLong: boolean;
  readonly rows: readonly VisibleRow[];
} {
  const isLong = ids.length > MANY;
  const rowWindow = useRowWindow(list, isLong);
  const { columns, gap, usualSize } = useTracks(list, isLong);

  const count = Math.ceil((ids.length + (hasEnd ? 1 : 0)) / columns);
  const lineOf = (index: number) => Math.floor(index / columns);
  const pinned = [
    ...(focused !== undefined && ids.includes(focused) ? [lineOf(ids.indexOf(focused))] : []),
    ...(hasEnd ? [count - 1] : []),
  ];
  const layout = { count, gap, pinned, usualSize };
  const inSight =
    isLong && rowWindow !== 'missing'
      ? rowWindow?.lines(layout, (line) => ids[line * columns] ?? 'end')
      : undefined;
  useFocusInSight(list, isLong, `${inSight === undefined} ${columns} ${usualSize}`);

  if (!isLong || rowWindow === 'missing') {
    return { isLong, rows: ids.map((id, index) => ({ id, index })) };
  }
  const visible = inSight ?? firstLines(Math.ceil(FIRST / columns), layout);
  return { isLong, rows: rowsOf(ids, visible, { columns, gap }) };
}

/**
 * A list that gets a scroll bar of its own begins at its first row, wherever the focus is.
 *
 * @param layout Another one whenever the rows have moved since.
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

/** How a list is laid out. */
interface Tracks {
  readonly columns: number;
  /** CSS pixels between two lines. */
  readonly gap: number;
  /** CSS pixels of the first row. */
  readonly usualSize: number;
}

/** The columns of a list and what is between its lines: whose style that is, is not known here. */
function useTracks(list: RefObject<HTMLElement | null>, isLong: boolean): Tracks {
  const [tracks, setTracks] = useState<Tracks>({ columns: 1, gap: 0, usualSize: USUAL_SIZE });

  // The number of columns follows the width; a class may come with any render.
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
  const columns = gridTemplateColumns === 'none' ? 1 : gridTemplateColumns.split(' ').length;
  const gap = Number.parseFloat(rowGap) || 0;
  const row = list.querySelector<HTMLElement>(':scope > [data-slot="item"]');
  const usualSize = row?.offsetHeight || USUAL_SIZE;
  return (before) =>
    before.columns === columns && before.gap === gap ? before : { columns, gap, usualSize };
}
