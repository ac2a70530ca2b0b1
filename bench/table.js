/**
 * A measurement next to its floor and goal. Figures can only be compared within one run.
 *
 * @typedef Row
 * @property {string} measure
 * @property {string} floor
 * @property {string} ours
 * @property {string} ratio
 * @property {string} goal
 * @property {boolean} met
 */

const HEAD = ['measure', 'floor', 'ours', 'ratio', 'goal', 'result'];

/**
 * Formats the rows in columns, with numbers aligned to the right.
 *
 * @param {readonly Row[]} rows
 */
export function writeTable(rows) {
  const lines = [
    HEAD,
    ...rows.map(({ ours, floor, goal, measure, met, ratio }) => [
      measure,
      floor,
      ours,
      ratio,
      goal,
      met ? 'met' : 'MISSED',
    ]),
  ];
  const widths = HEAD.map((_, column) =>
    Math.max(...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  return lines
    .map((cells) =>
      cells
        .map((cell, column) =>
          column === 0 || column === HEAD.length - 1
            ? cell.padEnd(widths[column] ?? 0)
            : cell.padStart(widths[column] ?? 0),
        )
        .join('   ')
        .trimEnd(),
    )
    .join('\n');
}
