import { describe, expect, it } from 'vitest';
import { PACKS } from './packs.js';

const sources = import.meta.glob<string>('../../src/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const packs = import.meta.glob<object>('../../src/locales/{??,??-??}.ts');

/** Returns the files that a file imports, directly or indirectly, including types. */
function importedBy(entryPoint: string): string[] {
  const reached = new Set([`../../src/${entryPoint}`]);
  for (const path of reached) {
    for (const [, specifier] of sources[path]!.matchAll(/from '(\.[^']+)\.js'/g)) {
      const target = new URL(specifier!, `http://root/1/2/${path}`).pathname;
      for (const end of ['.ts', '.tsx']) {
        const file = `../..${target}${end}`;
        if (file in sources) reached.add(file);
      }
    }
  }
  return [...reached].map((path) => path.replace('../../src/', ''));
}

const languages = (paths: string[]) =>
  paths.filter((path) => /^locales\/(?:(?:words|errors)\/)?..(?:-..)?\.ts$/.test(path)).toSorted();

const filesOf = (tag: string) =>
  [`locales/${tag}.ts`, `locales/errors/${tag}.ts`, `locales/words/${tag}.ts`].toSorted();

describe('a language', () => {
  it('other than English is not part of the main entry point', () => {
    expect(languages(importedBy('index.ts'))).toEqual(filesOf('en'));
  });

  it.each(PACKS)('$tag imports no other language', ({ tag }) => {
    const brought = importedBy(`locales/${tag}.ts`);
    expect(languages(brought)).toEqual(filesOf(tag));
    expect(brought.filter((path) => !/^(?:locales|core)\//.test(path))).toEqual([]);
  });

  it('is tested here if it exists', () => {
    const tags = PACKS.map(({ tag }) => `../../src/locales/${tag}.ts`);
    expect(Object.keys(packs).toSorted()).toEqual(tags.toSorted());
  });

  it.each(PACKS)(
    '$tag is all that its entry point exports',
    async ({ describeNote, labels, tag }) => {
      const entryPoint = await packs[`../../src/locales/${tag}.ts`]!();
      const name = tag.replace('-', '');
      expect({ ...entryPoint }).toEqual({ [name]: labels, [`${name}Notes`]: describeNote });
    },
  );
});
