import { describe, expect, it } from 'vitest';
import type { AnyProvider } from '../../src/core/provider/provider.js';
import * as entryPoint from '../../src/index.js';
import { DOUBLES } from '../../src/providers/doubles.js';
import { UPSTREAMS } from '../../src/providers/upstreams.js';

const sources = import.meta.glob('../../src/providers/*/*.ts');
const profiles = import.meta.glob<Record<string, AnyProvider>>('../../src/providers/*/profile.ts', {
  eager: true,
});
const texts = import.meta.glob<string>(
  [
    '../../README.md',
    '../../docs/providers/*.md',
    '../../stories/*.stories.tsx',
    '../../demo/*-demo.tsx',
    '../*/*.test.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** Returns a file of this project by its path from the root, or `undefined` if it doesn't exist. */
function textOf(path: string): string | undefined {
  return texts[`../../${path}`] ?? texts[path.replace(/^test\//, '../')];
}

const folders = new Set(Object.keys(sources).map((path) => path.split('/').at(-2)!));

describe('a provider', () => {
  it('is found', () => {
    expect([...folders]).toContain('apimart');
  });
});

describe.each([...folders])('the provider %s', (folder) => {
  const profile = Object.values(profiles[`../../src/providers/${folder}/profile.ts`] ?? {}).find(
    ({ name }) => name === folder,
  );
  /** The name under which apps import it. */
  const [name = ''] = Object.entries(entryPoint).find(([, value]) => value === profile) ?? [];
  const hook = `use${name.charAt(0).toUpperCase()}${name.slice(1)}Upload`;

  it.each(['profile.ts', 'upstream.ts', 'double.ts'])('has its %s', (file) => {
    expect(Object.keys(sources)).toContain(`../../src/providers/${folder}/${file}`);
  });

  it('has the name of its folder', () => {
    expect(profile?.name).toBe(folder);
  });

  it('is known to the proxy and to the double', () => {
    expect(UPSTREAMS.map((upstream) => upstream.profile)).toContain(profile);
    expect(DOUBLES.map((double) => double.name)).toContain(folder);
  });

  it('is exported to browsers with its hook', () => {
    expect(name).not.toBe('');
    expect(Object.keys(entryPoint)).toContain(hook);
  });

  it('has a test that runs the contract tests', () => {
    expect(textOf(`test/providers/${folder}.test.ts`) ?? '').toMatch(/^describeProvider\(/m);
  });

  it('has a story and a place in the demo', () => {
    expect(textOf(`stories/${folder}.stories.tsx`)).toBeDefined();
    expect(textOf(`demo/${folder}-demo.tsx`)).toBeDefined();
  });

  it('has a row in the README', () => {
    const row = (textOf('README.md') ?? '')
      .split('\n')
      .find((line) => line.startsWith('|') && line.includes(`(docs/providers/${folder}.md)`));
    expect(row).toContain(`[${profile?.label}]`);
    expect(row).toContain(`\`${name}\``);
    expect(row).toContain(`\`${hook}\``);
  });

  it('has a page that links to the vendor', () => {
    const page = textOf(`docs/providers/${folder}.md`) ?? '';
    expect(page).toContain(`# ${profile?.label}\n`);
    expect(page).toContain(`(${profile?.docs})`);
  });
});
