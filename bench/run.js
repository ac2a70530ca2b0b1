import { writeTable } from './table.js';

/** @typedef {import('./table.js').Row} Row */

// npm run bench              every benchmark
// npm run bench -- proxy     those that are named
// npm run bench -- --check   ends with 1 where a goal is missed

/** @type {Readonly<Record<string, () => Promise<Row[]>>>} */
const BENCHES = {
  proxy: async () => (await import('./proxy/bench.js')).benchProxy(),
};

const words = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith('--'));
const unknown =
  wanted.find((name) => !Object.hasOwn(BENCHES, name)) ??
  words.find((word) => word.startsWith('--') && word !== '--check');
if (unknown !== undefined) {
  throw new Error(
    `There is no "${unknown}". The benchmarks are: ${Object.keys(BENCHES).join(', ')}; the only option is --check.`,
  );
}

for (const name of wanted.length > 0 ? wanted : Object.keys(BENCHES)) {
  const rows = await BENCHES[name]?.();
  console.log(`\n${writeTable(rows ?? [])}`);
  if (words.includes('--check') && rows?.some(({ met }) => !met)) process.exitCode = 1;
}
