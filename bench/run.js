import { writeTable } from './table.js';

/** @typedef {import('./table.js').Row} Row */

// npm run bench              every benchmark
// npm run bench -- proxy     only the named ones; looks has pictures for people to judge, no figures
// npm run bench -- summary   puts the last results into README.md and docs/comparison.md
// npm run bench -- --check   exits with 1 if a goal is missed

/** @type {Readonly<Record<string, () => Promise<boolean>>>} Each returns whether every goal is met. */
const BENCHES = {
  ...Object.fromEntries(
    ['select', 'scale', 'respond', 'photos', 'upload', 'mount', 'size'].map((name) => [
      name,
      async () => (await import('./browser/bench.js')).benchInBrowser(name),
    ]),
  ),
  proxy: async () => show(await (await import('./proxy/bench.js')).benchProxy()),
  inspect: async () => show(await (await import('./inspect/bench.js')).benchInspect()),
  looks: async () => (await import('./looks/bench.js')).photographLooks(),
  summary: async () => (await import('./browser/summary.js')).writeSummary(),
};

/** @param {readonly Row[]} rows */
function show(rows) {
  console.log(`\n${writeTable(rows)}`);
  return rows.every(({ met }) => met);
}

const words = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith('--'));
const unknown =
  wanted.find((name) => !Object.hasOwn(BENCHES, name)) ??
  words.find((word) => word.startsWith('--') && word !== '--check');
if (unknown !== undefined) {
  throw new Error(
    `"${unknown}" is neither a benchmark nor an option. The benchmarks are ${Object.keys(BENCHES).join(', ')}, and the only option is --check.`,
  );
}

const all = Object.keys(BENCHES).filter((name) => name !== 'summary');
for (const name of wanted.length > 0 ? wanted : all) {
  const met = await BENCHES[name]?.();
  if (words.includes('--check') && !met) process.exitCode = 1;
}
