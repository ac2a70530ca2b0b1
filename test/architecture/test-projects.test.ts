import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(path, 'utf8');

/** The projects of a command line, where a star stands for the end of a name. */
function projectsIn(commands: string): readonly RegExp[] {
  return [...commands.matchAll(/--project \\?"?([\w*-]+)/g)].map(
    ([, name]) => new RegExp(`^${name!.replace('*', '.*')}$`),
  );
}

it('npm test and continuous integration run every project together', () => {
  const names = [
    ...read('vitest.config.ts').matchAll(/\b(?:name: |inReact18\(|inBrowsers\()'([\w-]+)'/g),
  ]
    .map(([, name]) => name!)
    .filter((name) => name !== 'finds-chromium');
  expect(names.length).toBeGreaterThan(8);
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const run = projectsIn(`${scripts['test:vitest']} ${read('.ci/run')}`);
  expect(names.filter((name) => !run.some((pattern) => pattern.test(name)))).toEqual([]);
});
