import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findGuards, mutate } from './guards.js';
import { MUTATIONS } from './mutation.js';

// Puts each fault into a copy of the project, runs the tests that have to notice it, and takes it out
// again. A fault that no test notices is a promise that nothing keeps.

const root = fileURLToPath(new URL('../..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'mutations-'));
/** What the unit tests need, and what their configuration reads. */
const COPIED = [
  'src',
  'test',
  'stories',
  'examples',
  'docs',
  '.storybook',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
];
/** Part of a fault, a guard or a file; `npm run test:mutations -- src/proxy` tries the proxy's. */
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

/** @param {import('./mutation.js').Mutation} mutation @param {import('./guards.js').Guard} guard */
function isNoticed({ change, tests }, guard) {
  const path = join(copy, guard.file);
  writeFileSync(path, mutate(guard, change));
  try {
    return !testsPass(tests);
  } finally {
    writeFileSync(path, guard.source);
  }
}

try {
  for (const entry of COPIED) {
    cpSync(join(root, entry), join(copy, entry), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

  const guards = new Map(findGuards(copy).map((guard) => [guard.name, guard]));
  const faults = MUTATIONS.flatMap((mutation) => {
    const guard = guards.get(mutation.guard);
    if (guard === undefined) throw new Error(`No source has the guard "${mutation.guard}".`);
    const named = [mutation.fault, mutation.guard, guard.file].some((text) =>
      text.includes(wanted),
    );
    return named ? [{ mutation, guard }] : [];
  });
  const tests = [...new Set(faults.flatMap(({ mutation }) => mutation.tests))];
  if (!testsPass(tests)) throw new Error('The tests fail without any fault.');

  const unnoticed = faults.filter(({ guard, mutation }) => {
    const noticed = isNoticed(mutation, guard);
    console.log(`${noticed ? 'noticed  ' : 'UNNOTICED'} it ${mutation.fault} (${guard.name})`);
    return !noticed;
  });
  console.log(`${faults.length - unnoticed.length} of ${faults.length} faults were noticed.`);
  process.exitCode = unnoticed.length === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true });
}
