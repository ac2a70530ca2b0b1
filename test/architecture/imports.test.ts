import { describe, expect, it } from 'vitest';

/** Each top-level folder of `src` and the ones it may import. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  core: [],
  image: ['core'],
  transport: ['core', 'image'],
  uploader: ['core', 'image', 'transport'],
  react: ['core', 'image', 'transport', 'uploader', 'providers'],
  locales: ['core'],
  dropzone: ['core', 'uploader', 'react', 'locales'],
  providers: ['core', 'image'],
  proxy: ['core', 'image', 'providers'],
  testing: ['core', 'transport', 'providers', 'proxy'],
  dev: ['core', 'providers', 'proxy', 'testing'],
};

const sources = import.meta.glob<string>('../../src/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const modules = new Map(
  Object.entries(sources).map(([path, source]) => [path.replace('../../src/', ''), source]),
);

describe('the imports', () => {
  it('have a rule for every folder', () => {
    const folders = new Set([...modules.keys()].filter((path) => path.includes('/')).map(folderOf));
    expect([...folders].toSorted()).toEqual(Object.keys(ALLOWED).toSorted());
  });

  it.each([...modules.keys()].filter((path) => path.includes('/')))(
    'of %s go only downward',
    (path) => {
      const folder = folderOf(path);
      const others = importsOf(path)
        .map(folderOf)
        .filter((other) => other !== folder);
      expect(ALLOWED[folder]).toEqual(expect.arrayContaining([...new Set(others)]));
    },
  );

  it('form no cycles', () => {
    const inCycle = [...modules.keys()].filter((path) =>
      importsOf(path).some((next) => reachableFrom(next).includes(path)),
    );
    expect(inCycle).toEqual([]);
  });

  it('let only the provider hooks in the React folder reach the vendors', () => {
    const knowing = [...modules.keys()].filter(
      (path) =>
        folderOf(path) === 'react' &&
        importsOf(path).some((file) => folderOf(file) === 'providers'),
    );
    expect(knowing).toEqual(['react/provider-hooks.ts']);
  });

  it('keep the server and testing code out of the browser entry point', () => {
    const reached = reachableFrom('index.ts');
    expect(reached).toContain('transport/upload-image.ts');
    expect(reached).toContain('providers/apimart/profile.ts');
    const wrong = reached.filter(
      (path) =>
        ['proxy', 'testing', 'dev'].includes(folderOf(path)) ||
        /\/(?:upstreams?|doubles?)\.ts$/.test(path),
    );
    expect(wrong).toEqual([]);
  });

  it('use Node only in the proxy and only its types, except for development', () => {
    const users = [...modules].filter(
      ([path, source]) => folderOf(path) !== 'dev' && /from 'node:/.test(source),
    );
    expect(users.map(([path]) => folderOf(path))).toEqual(users.map(() => 'proxy'));
    for (const [, source] of users) {
      expect(source).not.toMatch(/^import (?!type )[^;]*from 'node:/m);
    }
  });

  it.each([...modules.keys()].filter((path) => /\/[^/]+\/profile\.ts$/.test(path)))(
    'of %s go only to core',
    (path) => {
      expect(importsOf(path).map(folderOf)).toEqual(importsOf(path).map(() => 'core'));
    },
  );
});

function folderOf(path: string): string {
  return path.split('/')[0]!;
}

/** Returns the project's own files that a file imports or exports from, including types. */
function importsOf(path: string): string[] {
  const source = modules.get(path) ?? '';
  return [...source.matchAll(/(?:from |import |import\()'(\.[^']+)'/g)].flatMap(([, specifier]) => {
    const target = new URL(specifier!, `http://src/${path}`).pathname.slice(1);
    return [target.replace(/\.js$/, '.ts'), target.replace(/\.js$/, '.tsx')].filter((file) =>
      modules.has(file),
    );
  });
}

function reachableFrom(entryPoint: string): string[] {
  const reached = new Set([entryPoint]);
  for (const path of reached) for (const next of importsOf(path)) reached.add(next);
  return [...reached];
}
