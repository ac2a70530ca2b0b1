import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENGINE_MUTATIONS } from './engine.js';
import { PROXY_MUTATIONS } from './proxy.js';

// Puts each fault into a copy of the project, runs the tests that have to notice it, and takes it out
// again. A fault that no test notices is a promise that nobody holds.

const root = fileURLToPath(new URL('../..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'mutations-'));
/** What the unit tests need, and what their configuration reads. */
const COPIED = [
  'src',
  'test',
  'stories',
  'examples',
  '.storybook',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
];
/** A part of the fault's name or of its file's; `npm run test:mutations -- src/proxy` tries the proxy's. */
const wanted = process.argv[2] ?? '';

/** @param {readonly string[]} tests */
function testsPass(tests) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'node', ...tests], {
    cwd: copy,
    stdio: 'ignore',
    timeout: 120_000,
  });
  return status === 0;
}

/** @param {import('./engine.js').Mutation} mutation */
function isNoticed({ file, from, tests, to }) {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  if (source.split(from).length !== 2) throw new Error(`${file} has not just one "${from}".`);
  writeFileSync(
    path,
    source.replace(from, () => to),
  );
  try {
    return !testsPass(tests);
  } finally {
    writeFileSync(path, source);
  }
}

try {
  for (const entry of COPIED) {
    cpSync(join(root, entry), join(copy, entry), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

  const mutations = [...ENGINE_MUTATIONS, ...PROXY_MUTATIONS].filter(
    ({ fault, file }) => fault.includes(wanted) || file.includes(wanted),
  );
  const tests = [...new Set(mutations.flatMap((mutation) => mutation.tests))];
  if (!testsPass(tests)) throw new Error('The tests fail without any fault.');

  const unnoticed = mutations.filter((mutation) => {
    const noticed = isNoticed(mutation);
    console.log(`${noticed ? 'noticed  ' : 'UNNOTICED'} it ${mutation.fault}`);
    return !noticed;
  });
  console.log(`${mutations.length - unnoticed.length} of ${mutations.length} faults were noticed.`);
  process.exitCode = unnoticed.length === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true });
}
