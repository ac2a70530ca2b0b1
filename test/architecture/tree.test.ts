import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(`${ROOT}ARCHITECTURE.md`, 'utf8');

/** Returns the folders that the page's tree draws, by their indentation. */
function drawnFolders(): string[] {
  const [, tree = ''] = /```\nsrc\/\n([\s\S]*?)```/.exec(page) ?? [];
  const parents: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent, name] = /^([│ ]*)[├└]── ([\w-]+)\//.exec(line) ?? [];
    if (indent === undefined || name === undefined) return [];
    const depth = indent.length / 4;
    parents.splice(depth, Infinity, name);
    return [parents.join('/')];
  });
}

it('the tree in ARCHITECTURE.md draws the folders of src', () => {
  const folders = readdirSync(`${ROOT}src`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name, parentPath }) =>
      `${parentPath}/${name}`.replaceAll('\\', '/').replace(`${ROOT}src/`, ''),
    );
  expect(drawnFolders().toSorted()).toEqual(folders.toSorted());
});

it.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s names only files that exist', (name) => {
  const paths = readFileSync(ROOT + name, 'utf8').matchAll(
    /`((?:src|test|docs|scripts|stories|demo)\/[\w./-]+)`/g,
  );
  const missing = [...paths].map(([, path]) => path!).filter((path) => !existsSync(ROOT + path));
  expect(missing).toEqual([]);
});
