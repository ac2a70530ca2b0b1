import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findGuards, mutate } from './guards.js';
import { MUTATIONS } from './mutation.js';

// Puts each fault into a copy of the project, runs the tests that must notice it, and removes it again.
// A fault that no test notices reveals a promise that no test checks.

const root = fileURLToPath(new URL('../..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'mutations-'));
/** The files and folders that the unit tests and their configuration need. */
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
/** Substrings of faults, guards or files: `npm run test:mutations -- src/proxy` tries the proxy's. */
const wanted = process.argv.slice(2);
/** Milliseconds; far longer than any of these tests takes, even on a busy machine. */
const LONGEST_MS = 240_000;

/**
 * Runs the tests. A run that times out has neither passed nor failed.
 *
 * @param {readonly string[]} tests
 * @returns {'passed' | 'failed' | 'timed out'}
 */
function run(tests) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(
    process.execPath,
    [vitest, 'run', '--project', 'node*', '--bail', '1', ...tests],
    { cwd: copy, stdio: 'ignore', timeout: LONGEST_MS },
  );
  if (status === null) return 'timed out';
  return status === 0 ? 'passed' : 'failed';
}

/** @param {import('./mutation.js').Mutation} mutation @param {import('./guards.js').Guard} guard */
function runWithFault({ change, tests }, guard) {
  const path = join(copy, guard.file);
  writeFileSync(path, mutate(guard, change));
  try {
    const first = run(tests);
    return first === 'timed out' ? run(tests) : first;
  } finally {
    writeFileSync(path, guard.source);
  }
}

const VERDICTS = { passed: 'UNNOTICED', failed: 'noticed  ', 'timed out': 'TIMED OUT' };

try {
  for (const entry of COPIED) {
    cpSync(join(root, entry), join(copy, entry), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

  const guards = new Map(findGuards(copy).map((guard) => [guard.name, guard]));
  const faults = MUTATIONS.flatMap((mutation) => {
    const guard = guards.get(mutation.guard);
    if (guard === undefined) throw new Error(`No source file has the guard "${mutation.guard}".`);
    const texts = [mutation.fault, mutation.guard, guard.file];
    const isWanted =
      wanted.length === 0 || wanted.some((part) => texts.some((text) => text.includes(part)));
    return isWanted ? [{ mutation, guard }] : [];
  });
  if (faults.length === 0) throw new Error(`No fault matches ${wanted.join(' or ')}.`);
  const tests = [...new Set(faults.flatMap(({ mutation }) => mutation.tests))];
  if (run(tests) !== 'passed') throw new Error('The tests fail even without a fault.');

  const unnoticed = faults.filter(({ guard, mutation }) => {
    const outcome = runWithFault(mutation, guard);
    console.log(`${VERDICTS[outcome]} it ${mutation.fault} (${guard.name})`);
    return outcome !== 'failed';
  });
  console.log(`${faults.length - unnoticed.length} of ${faults.length} faults were noticed.`);
  process.exitCode = unnoticed.length === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true });
}
