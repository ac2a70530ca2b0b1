import { middle, middleRatio } from './rounds.js';

/** @typedef {import('./contestants.js').Contestant} Contestant */
/** @typedef {import('./measure.js').Figures} Figures */

/**
 * The result of one contestant in one measure.
 *
 * @typedef {{
 *   readonly scenario: string,
 *   readonly measure: string,
 *   readonly unit: string,
 *   readonly contestant: Contestant,
 *   readonly figure: number | undefined,
 *   readonly floor: Contestant | undefined,
 *   readonly ratio: number | undefined,
 *   readonly goal: string | undefined,
 *   readonly met: boolean | undefined,
 *   readonly trouble: string | undefined,
 * }} Entry
 */

/**
 * @param {import('./scenarios.js').Scenario} scenario
 * @param {ReadonlyMap<Contestant, readonly Figures[]>} rounds
 * @returns {Entry[]}
 */
export function entriesOf({ contestants, measures, title }, rounds) {
  return measures.flatMap(({ figure, floor, goal, name, unit }) =>
    contestants.map((contestant) => {
      const own = rounds.get(contestant);
      const value = middle(own, figure);
      const ratio = floor && middleRatio(own, rounds.get(floor), figure);
      const judged = floor === undefined ? value : ratio;
      const isOurs = contestant === 'ours';
      return {
        scenario: title,
        measure: name,
        unit,
        contestant,
        figure: value,
        floor,
        ratio,
        goal: isOurs ? goal.words : undefined,
        met: isOurs ? judged !== undefined && goal.holds(judged) : undefined,
        trouble: own?.find(({ trouble }) => trouble !== undefined)?.trouble,
      };
    }),
  );
}

/**
 * Writes a Markdown table for each measure, best result first.
 *
 * @param {readonly Entry[]} entries
 */
export function writeTables(entries) {
  return [...grouped(entries)]
    .map(([heading, group]) => {
      const rows = group
        .toSorted((one, other) => rank(one) - rank(other))
        .map(
          ({ contestant, figure, goal, met, ratio, trouble, unit }) =>
            `| ${contestant} | ${figure === undefined ? (trouble ?? '–') : `${round(figure)} ${unit}`} | ${ratio === undefined ? '' : `${round(ratio)} ×`} | ${goal === undefined ? '' : `${goal}: ${met ? 'met' : 'MISSED'}`} |`,
        );
      return [
        `### ${heading}`,
        '',
        '| | median | ratio | goal |',
        '|---|---:|---:|---|',
        ...rows,
      ].join('\n');
    })
    .join('\n\n');
}

/** @param {Entry} entry */
function rank({ figure }) {
  return figure ?? Infinity;
}

/** @param {readonly Entry[]} entries */
export function grouped(entries) {
  /** @type {Map<string, Entry[]>} */
  const groups = new Map();
  for (const entry of entries) {
    const heading = `${entry.scenario}: ${entry.measure}${entry.floor ? `, ratio to ${entry.floor}` : ''}`;
    groups.set(heading, [...(groups.get(heading) ?? []), entry]);
  }
  return groups;
}

/** @param {number} number */
export function round(number) {
  if (number >= 100) return Math.round(number).toLocaleString('en');
  return number.toFixed(number >= 10 ? 1 : 2);
}
