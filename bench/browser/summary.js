import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drawChart } from './chart.js';
import { CONTESTANTS, LABELS } from './contestants.js';
import { round } from './report.js';

// Puts the last results into the documentation: a table under the heading "Speed" of each page, and the
// chart next to them.

/** @typedef {import('./report.js').Entry} Entry */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGES = ['README.md', 'docs/comparison.md'];
const CHART = 'docs/images/benchmarks.svg';
const HEADING = '## Speed';

const SHOWN = CONTESTANTS.filter(
  (contestant) => !['floor-with-images', 'noop', 'mantine'].includes(contestant),
);

/**
 * A row of the table: which figure of which results, and how it is called there.
 *
 * @typedef {{
 *   readonly title: string,
 *   readonly results: string,
 *   readonly scenario: string,
 *   readonly measure: string,
 *   readonly charted?: true,
 * }} Row
 */

/** @type {readonly Row[]} */
const ROWS = [
  row('list 1,000 files', 'select', '1,000 files', 'all listed', true),
  row('longest task with 1,000 files', 'select', '1,000 files', 'longest task'),
  row('memory for 1,000 files', 'select', '1,000 files', 'memory growth'),
  row('memory for 5,000 files', 'scale', '5,000 files', 'memory growth'),
  row('upload 200 files of 100 KB', 'upload', '200 files', 'all uploaded', true),
  row('React commits for 200 files', 'upload', '200 files', 'React commits'),
  row('upload 20 files of 8 MB', 'upload', '20 files', 'all uploaded'),
  row('upload a file of 200 MB', 'upload', 'one file', 'all uploaded'),
  row('memory for a file of 200 MB', 'upload', 'one file', 'memory growth', true),
  row('show 20 photos of 12–24 MP', 'photos', '20 photos', 'previews settled', true),
  row('memory for 20 photos', 'photos', '20 photos', 'memory growth', true),
];

/**
 * @param {string} title
 * @param {string} results
 * @param {string} scenario
 * @param {string} measure
 * @param {true} [charted]
 * @returns {Row}
 */
function row(title, results, scenario, measure, charted) {
  return { title, results, scenario, measure, ...(charted && { charted }) };
}

/** Throws if results are missing or lack the peers. */
export function writeSummary() {
  const rows = ROWS.map((shown) => ({ shown, entries: entriesOf(shown) }));
  const table = tableOf(rows);
  for (const page of PAGES) {
    const text = readFileSync(`${ROOT}${page}`, 'utf8');
    const start = text.indexOf('\n|', text.indexOf(`${HEADING}\n`)) + 1;
    const end = text.indexOf('\n\n', start);
    if (!text.includes(`${HEADING}\n`) || start === 0 || end < 0) {
      throw new Error(`${page} has no table under "${HEADING}".`);
    }
    writeFileSync(`${ROOT}${page}`, text.slice(0, start) + table + text.slice(end));
  }
  mkdirSync(`${ROOT}docs/images`, { recursive: true });
  writeFileSync(
    `${ROOT}${CHART}`,
    drawChart(rows.filter(({ shown }) => shown.charted).flatMap(barsOf)),
  );
  execFileSync('npx', ['oxfmt', ...PAGES], { cwd: ROOT, stdio: 'inherit' });
  console.log(table);
  return true;
}

/** @param {Row} row @returns {readonly Entry[]} */
function entriesOf({ measure, results, scenario }) {
  const path = `${ROOT}bench/results/${results}.json`;
  if (!existsSync(path)) throw new Error(`Run "npm run bench -- ${results}" first.`);
  /** @type {readonly Entry[]} */
  const all = JSON.parse(readFileSync(path, 'utf8'));
  const found = all.filter(
    (entry) => entry.scenario.startsWith(scenario) && entry.measure === measure,
  );
  if (!found.some(({ contestant }) => contestant === 'uppy')) {
    throw new Error(`${path} lacks the peers. Run the benchmark without BENCH_ONLY.`);
  }
  return found;
}

/** @typedef {{ readonly shown: Row, readonly entries: readonly Entry[] }} FilledRow */

/** @param {readonly FilledRow[]} rows */
function tableOf(rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [
    line(['', ...SHOWN.map((contestant) => LABELS[contestant])]),
    line(['---', ...SHOWN.map(() => '--:')]),
    ...rows.map(({ entries, shown }) =>
      line([shown.title, ...SHOWN.map((contestant) => cellOf(entryOf(entries, contestant)))]),
    ),
  ].join('\n');
}

/**
 * @param {readonly Entry[]} entries
 * @param {import('./contestants.js').Contestant} contestant
 */
function entryOf(entries, contestant) {
  const its = entries.find((entry) => entry.contestant === contestant);
  // Where others show pictures, the bare input does as well.
  const withImages = contestant === 'floor' ? 'floor-with-images' : undefined;
  return its ?? entries.find((entry) => entry.contestant === withImages);
}

/** @param {Entry | undefined} entry */
function cellOf(entry) {
  if (entry === undefined) return '–';
  const { contestant, figure, floor, ratio, trouble, unit } = entry;
  if (trouble?.startsWith('frozen')) return 'froze';
  if (trouble?.startsWith('not finished')) return 'not done';
  if (figure === undefined) return '–';
  // A peer without React commits nothing, and a bare input is what the others are compared with.
  if (unit === 'commits') return figure === 0 ? '–' : round(figure);
  if (ratio !== undefined && contestant !== floor) return `${round(ratio)} ×`;
  return `${round(figure)} ${unit}`;
}

/** @param {FilledRow} row @returns {Entry[]} */
function barsOf({ entries, shown }) {
  return entries
    .filter(({ contestant }) => contestant !== 'mantine')
    .map(({ contestant, figure, floor, goal, met, ratio, trouble, unit }) => ({
      scenario: shown.title.replace(/^./, (first) => first.toUpperCase()),
      measure: floor === undefined ? 'megabytes' : 'times a bare input',
      floor: undefined,
      contestant,
      figure,
      goal,
      met,
      ratio,
      trouble,
      unit,
    }));
}
