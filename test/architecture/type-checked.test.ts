import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const GENERATED = new Set(['node_modules', 'dist', 'storybook-static', 'coverage', 'readme-check']);

/** Returns the TypeScript files that the project's own tsconfig.json must cover. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isFile()) return /(?<!\.d)\.tsx?$/.test(entry.name) ? [path] : [];
    const isHidden = entry.name.startsWith('.') && entry.name !== '.storybook';
    const isApart = existsSync(join(ROOT, path, 'tsconfig.json'));
    return isHidden || isApart || GENERATED.has(entry.name) ? [] : filesBelow(path);
  });
}

// For files outside the project, typed linting guesses the imports and may find an old build in dist.
it('every TypeScript file is type-checked', () => {
  const config = execFileSync('node', ['node_modules/typescript/bin/tsc', '--showConfig'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const { files } = JSON.parse(config) as { files: string[] };
  const checked = new Set(files.map(normalize));
  const found = filesBelow('.');
  expect(found.length).toBeGreaterThan(800);
  expect(found.filter((path) => !checked.has(path))).toEqual([]);
});
