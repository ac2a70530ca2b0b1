import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/react-virtual';
import { flushSync } from 'react-dom';
import type { LineLayout, VisibleLines } from './lines.js';

/** Lines rendered above and below the visible ones. */
const OVERSCAN = 6;

/** The return value of {@link createRowWindow}. */
export type RowWindow = ReturnType<typeof createRowWindow>;

/**
 * Creates a tracker of the lines of a list that are visible and need to be rendered.
 *
 * @param onChange Called when other lines become visible, or when a line's size differs from the
 * estimate.
 */
export function createRowWindow(getList: () => HTMLElement | null, onChange: () => void) {
  let isMeasuring = false;
  const fixed = {
    getScrollElement: getList,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    // The list may already have been scrolled.
    initialOffset: () => getList()?.scrollTop ?? 0,
    indexAttribute: 'data-line',
    onChange: (_: unknown, isScrolling: boolean) => {
      // During scrolling, a delay of one frame would show gaps for lines that aren't rendered yet.
      if (isScrolling && !isMeasuring) flushSync(onChange);
      else onChange();
    },
  };
  const virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
    ...fixed,
    count: 0,
    estimateSize: () => 0,
  });

  return {
    /**
     * Returns the lines to render, or `undefined` until the list has been measured.
     *
     * @param keyOf Returns a stable key for a line, so that its measured size is found again after it
     * moves.
     */
    lines(
      { count, gap, pinned, usualSize }: LineLayout,
      keyOf: (line: number) => string,
    ): VisibleLines | undefined {
      virtualizer.setOptions({
        ...fixed,
        enabled: true,
        count,
        gap,
        overscan: OVERSCAN,
        estimateSize: () => usualSize,
        getItemKey: keyOf,
        rangeExtractor(range) {
          const inSight = defaultRangeExtractor(range);
          const all = new Set([...inSight, ...pinned]);
          return [...all].toSorted((one, other) => one - other);
        },
      });
      const lines = virtualizer.getVirtualItems();
      return lines.length > 0 ? { lines, size: virtualizer.getTotalSize() } : undefined;
    },
    /** Reads the scroll position and the heights of the lines. Call it after each render. */
    update(): void {
      // oxlint-disable-next-line no-underscore-dangle -- what adapters of TanStack Virtual call
      virtualizer._willUpdate();
      isMeasuring = true;
      try {
        virtualizer.measureElement(null);
        let measured: string | undefined;
        for (const row of getList()?.querySelectorAll<HTMLElement>(':scope > [data-line]') ?? []) {
          const { line } = row.dataset;
          if (line !== measured) virtualizer.measureElement(row);
          measured = line;
        }
      } finally {
        isMeasuring = false;
      }
    },
    /** Stops watching a list that has become short, until it is long again. */
    rest(): void {
      if (!virtualizer.options.enabled) return;
      virtualizer.setOptions({ ...virtualizer.options, enabled: false });
      // oxlint-disable-next-line no-underscore-dangle -- as above
      virtualizer._willUpdate();
    },
    /** Watches the list; returns a function that stops watching it. */
    // oxlint-disable-next-line no-underscore-dangle -- as above
    watch: () => virtualizer._didMount(),
  };
}
