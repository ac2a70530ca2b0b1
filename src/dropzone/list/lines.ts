import type { CSSProperties } from 'react';

/** One row of a list, or one row of a grid's tiles; CSS pixels from the edge of the first. */
interface Line {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** The lines that are rendered, and the height of all there are. */
export interface VisibleLines {
  readonly lines: readonly Line[];
  readonly size: number;
}

/** The layout of the lines. */
export interface LineLayout {
  /** How many lines there are. */
  readonly count: number;
  /** CSS pixels between two lines. */
  readonly gap: number;
  /** CSS pixels of a line that hasn't been measured. */
  readonly usualSize: number;
  /** Lines that are always rendered, in ascending order. */
  readonly pinned: readonly number[];
}

/** One row and its place. Margins replace the lines that aren't rendered. */
export interface VisibleRow {
  readonly id: string;
  readonly index: number;
  readonly line?: number;
  readonly style?: CSSProperties | undefined;
}

/** The first lines, until it is known which are in sight. */
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
 * The rows of the rendered lines, with as many rows per line as there are columns, and the margins of
 * the last line, for whatever follows the last row.
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
