import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { atMost } from '../goals.js';
import { drawChart } from './chart.js';
import { buildPages, CONTESTANTS, installPeers } from './contestants.js';
import { fixtures } from './fixtures.js';
import { measureFiles } from './measure.js';
import { measureMount } from './mount.js';
import { entriesOf, writeTables } from './report.js';
import { measureResponses } from './respond.js';
import { median } from '../median.js';
import { measureRounds, middle, middleRatio } from './rounds.js';
import { SCENARIOS } from './scenarios.js';
import { startServer } from './server.js';
import { chunksOfUpload, measureSize } from './size.js';

/** @typedef {import('./report.js').Entry} Entry */
/** @typedef {import('./contestants.js').Contestant} Contestant */

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const RESULTS = fileURLToPath(new URL('../results/', import.meta.url));

/** The contestants named in BENCH_ONLY, which run along with the floors. Without it, all run. */
const ONLY = process.env['BENCH_ONLY']?.split(',');

/** @param {readonly Contestant[]} contestants */
function entered(contestants) {
  if (ONLY === undefined) return contestants;
  return contestants.filter(
    (contestant) =>
      ONLY.includes(contestant) || contestant.startsWith('floor') || contestant === 'noop',
  );
}

/**
 * Runs a benchmark in Chromium, all contestants in turn, and writes its tables, figures and chart to
 * bench/results.
 *
 * @param {string} name
 * @returns {Promise<boolean>} Whether every goal is met.
 */
export async function benchInBrowser(name) {
  await installPeers();
  const entries = await (OTHERS[name] ?? (() => benchFiles(name)))();
  mkdirSync(RESULTS, { recursive: true });
  const tables = writeTables(entries);
  console.log(`\n${tables}\n`);
  writeFileSync(`${RESULTS}${name}.md`, `${tables}\n`);
  writeFileSync(`${RESULTS}${name}.json`, `${JSON.stringify(entries, undefined, 2)}\n`);
  writeFileSync(`${RESULTS}${name}.svg`, drawChart(entries));
  return entries.every(({ met }) => met !== false);
}

/** @type {Readonly<Record<string, () => Promise<Entry[]>>>} Benchmarks that don't give files to all contestants. */
const OTHERS = { mount: benchMount, respond: benchResponses, size: benchSizes };

/** @param {string} name */
async function benchFiles(name) {
  const scenarios = SCENARIOS[name] ?? [];
  await buildPages(entered(CONTESTANTS));
  const server = await startServer();
  try {
    /** @type {Entry[]} */
    const entries = [];
    for (const scenario of scenarios) {
      const files = (await fixtures(scenario.set)).slice(0, scenario.count);
      const contestants = entered(scenario.contestants);
      console.log(`${scenario.title} …`);
      const rounds = await measureRounds(contestants, ROUNDS, (contestant) =>
        measureFiles(server.origin, contestant, { files, mode: scenario.mode }),
      );
      entries.push(...entriesOf({ ...scenario, contestants }, rounds));
    }
    return entries;
  } finally {
    server.close();
  }
}

async function benchMount() {
  const contestants = entered(CONTESTANTS.filter((contestant) => contestant !== 'noop'));
  await buildPages(contestants);
  const server = await startServer();
  try {
    const rounds = await measureRounds(contestants, ROUNDS, (contestant) =>
      measureMount(server.origin, contestant),
    );
    const byHand = rounds.get('by-hand');
    return contestants.flatMap((contestant) => {
      const own = rounds.get(contestant);
      const entry = (
        /** @type {string} */ measure,
        /** @type {string} */ unit,
        /** @type {(figures: import('./mount.js').MountFigures) => number} */ figure,
        /** @type {import('../goals.js').Goal} */ goal,
        /** @type {[floor?: Contestant]} */ ...[floor]
      ) => {
        const value = middle(own, figure);
        const ratio = floor && middleRatio(own, byHand, figure);
        return toEntry('mount and unmount', measure, unit, contestant, value, goal, floor, ratio);
      };
      return [
        entry('one mount', 'ms', ({ mountMs }) => mountMs, atMost(3), 'by-hand'),
        entry(
          'nodes leaked per cycle',
          'nodes',
          ({ leakedNodes }) => leakedNodes,
          atMost(0, String),
        ),
        entry(
          'listeners leaked per cycle',
          'listeners',
          ({ leakedListeners }) => leakedListeners,
          atMost(0, String),
        ),
      ];
    });
  } finally {
    server.close();
  }
}

async function benchResponses() {
  const LIMIT = atMost(100, milliseconds);
  const contestants = /** @type {const} */ (['ours', 'noop']);
  await buildPages(contestants);
  const server = await startServer();
  try {
    /** @type {Map<string, { readonly contestant: Contestant, readonly figures: number[] }>} */
    const all = new Map();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const contestant of contestants) {
        for (const { slowestMs, stage } of await measureResponses(server.origin, contestant)) {
          const key = `${contestant} ${stage}`;
          const figures = [...(all.get(key)?.figures ?? []), slowestMs];
          all.set(key, { contestant, figures });
        }
      }
    }
    const title = '5,000 files of 100 KB, slowest response to a key or click';
    return [...all].map(([key, { contestant, figures }]) =>
      toEntry(title, key.slice(contestant.length + 1), 'ms', contestant, median(figures), LIMIT),
    );
  } finally {
    server.close();
  }
}

async function benchSizes() {
  const contestants = entered(CONTESTANTS);
  await buildPages(['ours']);
  const server = await startServer();
  const [image = ''] = await fixtures('small');
  const later = await chunksOfUpload(server.origin, 'ours', image).finally(() => server.close());
  /** @type {Entry[]} */
  const entries = [];
  const title = 'JavaScript and CSS after gzip, without React and TanStack Query';
  for (const contestant of contestants) {
    const sizes = await measureSize(contestant, 'with-dependencies', later);
    const row = rowOf(title, contestant);
    entries.push(
      row('before the first file', sizes.first, 22),
      // Only ours has chunks that an upload may not need.
      row('once a JPEG is uploaded', contestant === 'ours' ? sizes.used : sizes.all, 52),
      row('CSS', sizes.css, 6),
    );
  }
  const own = await measureSize('ours', 'own-code', later);
  const row = rowOf('own code after gzip', 'ours');
  entries.push(
    row('first chunk', own.first, 14),
    row('once a JPEG is uploaded', own.used, 26),
    row('all chunks', own.all, 40),
  );
  return entries;
}

/**
 * @param {string} title
 * @param {Contestant} contestant
 * @returns {(measure: string, figure: number, limit: number) => Entry}
 */
function rowOf(title, contestant) {
  return (measure, figure, limit) =>
    toEntry(title, measure, 'KB', contestant, figure, atMost(limit, kilobytes));
}

/** @param {number} number */
function milliseconds(number) {
  return `${number} ms`;
}

/** @param {number} number */
function kilobytes(number) {
  return `${number} KB`;
}

/**
 * @param {string} scenario
 * @param {string} measure
 * @param {string} unit
 * @param {Contestant} contestant
 * @param {number | undefined} figure
 * @param {import('../goals.js').Goal} goal
 * @param {Contestant} [floor]
 * @param {number} [ratio]
 * @returns {Entry}
 */
function toEntry(scenario, measure, unit, contestant, figure, goal, floor, ratio) {
  const judged = floor === undefined ? figure : ratio;
  const isOurs = contestant === 'ours';
  return {
    scenario,
    measure,
    unit,
    contestant,
    figure,
    floor,
    ratio,
    goal: isOurs ? goal.words : undefined,
    met: isOurs ? judged !== undefined && goal.holds(judged) : undefined,
    trouble: undefined,
  };
}
