import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { findGuards, guardsIn, mutate } from './guards.js';
import { MUTATIONS } from './mutation.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guards = findGuards(root);

describe('the mutations', () => {
  it('cover every guard in the source, each with its own name', () => {
    const names = guards.map(({ name }) => name).toSorted();
    expect(names).toEqual([...new Set(names)]);
    expect([...new Set(MUTATIONS.map(({ guard }) => guard))].toSorted()).toEqual(names);
  });

  it.each(MUTATIONS)('can be applied: $fault', ({ change, guard: name, tests }) => {
    const guard = guards.find((each) => each.name === name)!;
    const mutated = mutate(guard, change);
    expect(mutated).not.toBe(guard.source);
    expect(parseSync(guard.file, mutated).errors).toEqual([]);
    for (const test of tests)
      expect(existsSync(new URL(`../../${test}`, import.meta.url))).toBe(true);
  });
});

describe('a change to guarded code', () => {
  const guardOf = (code: string) => guardsIn('a.ts', `// guard: it\n${code}\nafter();`)[0]!;

  it.each([
    ['if (a) b();', { remove: true }, ';'],
    ['if (a) b();', { condition: 'false' }, 'if (false) b();'],
    ['if (a) b();', { condition: '$0 || c' }, 'if ((a) || c) b();'],
    ['if (a) b();', { before: 'c();' }, 'c();\nif (a) b();'],
    ['a = b ? c : d;', { condition: 'true' }, 'a = true ? c : d;'],
    ['const a = b;', { value: 'c' }, 'const a = c;'],
    ['export const a = b;', { value: 'c' }, 'export const a = c;'],
    ['a = b;', { value: 'c' }, 'a = c;'],
    ['a(b, b2);', { swap: ['b2', 'c'] }, 'a(b, c);'],
  ] as const)('turns %s with %j into %s', (code, change, expected) => {
    expect(mutate(guardOf(code), change)).toBe(`// guard: it\n${expected}\nafter();`);
  });

  it('reaches a property of an object', () => {
    const [guard] = guardsIn('a.ts', 'f({\n  // guard: it\n  a: 1,\n  b: 2,\n});');
    expect(mutate(guard!, { value: '3' })).toContain('a: 3,');
    expect(mutate(guard!, { remove: true })).toBe('f({\n  // guard: it\n  \n  b: 2,\n});');
  });

  it('says when there is nothing to change', () => {
    expect(() => mutate(guardOf('for (;;) a();'), { condition: 'false' })).toThrow('no condition');
    expect(() => mutate(guardOf('a(b, b);'), { swap: ['b', 'c'] })).toThrow('exactly one');
  });
});
