import type { CSSProperties } from 'react';

/** One row of a list, or one row of tiles in a grid, in CSS pixels from the edge of the first. */
interface Line {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** The rendered lines and the total height of all lines. */
export interface VisibleLines {
  readonly lines: readonly Line[];
  readonly size: number;
}

/** The layout of the lines. */
export interface LineLayout {
  /** The number of lines. */
  readonly count: number;
  /** CSS pixels between two lines. */
  readonly gap: number;
  /** The assumed height of a line that hasn't been measured, in CSS pixels. */
  readonly usualSize: number;
  /** Lines that are always rendered, in ascending order. */
  readonly pinned: readonly number[];
}

/** One row and its position. Margins replace the lines that aren't rendered. */
export interface VisibleRow {
  readonly id: string;
  readonly index: number;
  readonly line?: number;
  readonly style?: CSSProperties | undefined;
}

/** Returns the first lines, which are rendered until the visible ones are known. */
export function firstLines(most: number, { count, gap, pinned, usualSize }: LineLayout) {
  const first = Array.from({ length: Math.min(most, count) }, (_, index) => index);
  const indexes = [...first, ...pinned.filter((index) => index >= first.length)];
  const lines = indexes.map((index): Line => {
    const start = index * (usualSize + gap);
    return { index, start, end: start + usualSize };
  });
  return { lines, size: count * (usualSize + gap) - gap };
}

/**
 * Returns the rows of the rendered lines, with as many rows per line as there are columns, and the
 * margins of the last line for the element that follows the last row.
 */
export function rowsOf(
  ids: readonly string[],
  { lines, size }: VisibleLines,
  { columns, gap }: { readonly columns: number; readonly gap: number },
): { readonly rows: readonly VisibleRow[]; readonly endStyle: CSSProperties | undefined } {
  const styles = lines.map(({ end, start }, at) => {
    const before = lines[at - 1];
    const inFront = start - (before === undefined ? 0 : before.end + gap);
    return marginsOf(inFront, at === lines.length - 1 ? size - end : 0);
  });
  const rows = lines.flatMap(({ index: line }, at) => {
    const first = line * columns;
    return ids
      .slice(first, first + columns)
      .map((id, column): VisibleRow => ({ id, index: first + column, line, style: styles[at] }));
  });
  return { rows, endStyle: styles.at(-1) };
}

function marginsOf(marginBlockStart: number, marginBlockEnd: number): CSSProperties | undefined {
  return marginBlockStart > 0 || marginBlockEnd > 0
    ? { marginBlockStart, marginBlockEnd }
    : undefined;
}
