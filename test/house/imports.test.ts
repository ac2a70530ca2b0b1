import { describe, expect, it } from 'vitest';

/** Each room and the rooms below it. What is not listed may not be imported. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  image: ['core'],
  transport: ['core', 'image'],
  react: ['core', 'image', 'transport', 'providers'],
  locales: ['core'],
  dropzone: ['core', 'react', 'locales'],
  providers: ['core', 'image'],
  proxy: ['core', 'image', 'providers'],
  testing: ['core', 'providers', 'proxy'],
};

const sources = import.meta.glob<string>('../../src/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const modules = new Map(
  Object.entries(sources).map(([path, source]) => [path.replace('../../src/', ''), source]),
);

describe('the house', () => {
  it('has a floor for every room', () => {
    const rooms = new Set([...modules.keys()].filter((path) => path.includes('/')).map(roomOf));
    expect([...rooms].toSorted()).toEqual(Object.keys(FLOORS).toSorted());
  });

  it.each([...modules.keys()].filter((path) => path.includes('/')))(
    '%s stands only on lower floors',
    (path) => {
      const room = roomOf(path);
      const others = importsOf(path)
        .map(roomOf)
        .filter((other) => other !== room);
      expect(FLOORS[room]).toEqual(expect.arrayContaining([...new Set(others)]));
    },
  );

  it('has no two files that need each other', () => {
    const inCircle = [...modules.keys()].filter((path) =>
      importsOf(path).some((next) => reachableFrom(next).includes(path)),
    );
    expect(inCircle).toEqual([]);
  });

  it('lets only the provider hooks of the React room know the vendors', () => {
    const knowing = [...modules.keys()].filter(
      (path) =>
        roomOf(path) === 'react' && importsOf(path).some((file) => roomOf(file) === 'providers'),
    );
    expect(knowing).toEqual(['react/provider-hooks.ts']);
  });

  it('keeps the server and the testing half out of reach of the browser door', () => {
    const reached = reachableFrom('index.ts');
    expect(reached).toContain('transport/upload-image.ts');
    expect(reached).toContain('providers/apimart/profile.ts');
    const wrong = reached.filter(
      (path) =>
        ['proxy', 'testing'].includes(roomOf(path)) || /\/(?:upstreams?|doubles?)\.ts$/.test(path),
    );
    expect(wrong).toEqual([]);
  });

  it('imports Node in the proxy alone, and only its types', () => {
    const users = [...modules].filter(([, source]) => /from 'node:/.test(source));
    expect(users.map(([path]) => roomOf(path))).toEqual(users.map(() => 'proxy'));
    for (const [, source] of users) {
      expect(source).not.toMatch(/^import (?!type )[^;]*from 'node:/m);
    }
  });

  it.each([...modules.keys()].filter((path) => /\/[^/]+\/profile\.ts$/.test(path)))(
    '%s imports core alone',
    (path) => {
      expect(importsOf(path).map(roomOf)).toEqual(importsOf(path).map(() => 'core'));
    },
  );
});

function roomOf(path: string): string {
  return path.split('/')[0]!;
}

/** The project's own files that a file imports or exports from, types included. */
function importsOf(path: string): string[] {
  const source = modules.get(path) ?? '';
  return [...source.matchAll(/(?:from|import) '(\.[^']+)'/g)].flatMap(([, specifier]) => {
    const target = new URL(specifier!, `http://src/${path}`).pathname.slice(1);
    return [target.replace(/\.js$/, '.ts'), target.replace(/\.js$/, '.tsx')].filter((file) =>
      modules.has(file),
    );
  });
}

function reachableFrom(door: string): string[] {
  const reached = new Set([door]);
  for (const path of reached) for (const next of importsOf(path)) reached.add(next);
  return [...reached];
}
