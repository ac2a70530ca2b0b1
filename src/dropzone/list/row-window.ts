import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/react-virtual';
import { flushSync } from 'react-dom';
import type { LineLayout, VisibleLines } from './lines.js';

/** Lines above and below those in sight. */
const OVERSCAN = 6;

/** What {@link createRowWindow} makes. */
export type RowWindow = ReturnType<typeof createRowWindow>;

/**
 * Knows which lines of a list are in sight; the list renders them.
 *
 * @param onChange Called when other lines come into sight, or when a line's size differs from the
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
      // During scrolling, a frame's delay would show lines that aren't rendered yet.
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
     * Undefined until the list has been measured.
     *
     * @param keyOf A stable key for a line, so that its measured size is found again after it
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
    /** To be called after each render: reads the scroll position and the heights of the lines. */
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
    /** Stops watching a list that is short again, until it is long. */
    rest(): void {
      if (!virtualizer.options.enabled) return;
      virtualizer.setOptions({ ...virtualizer.options, enabled: false });
      // oxlint-disable-next-line no-underscore-dangle -- as above
      virtualizer._willUpdate();
    },
    /** Watches the list; returns a function that stops. */
    // oxlint-disable-next-line no-underscore-dangle -- as above
    watch: () => virtualizer._didMount(),
  };
}
