import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const textOf = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');

/** The sorted names that a pattern finds in its first group. */
function namesIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name]) => name!))].toSorted();
}

/** The style sheet, and the styles that a component sets itself. */
const SOURCES = readdirSync(new URL('src/dropzone/', ROOT), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(?:css|tsx)$/.test(path))
  .map((path) => textOf(`src/dropzone/${path}`))
  .join('\n');
const READ = namesIn(SOURCES, /var\((--iud-[\w-]+)/g);
const THEMING = textOf('docs/theming.md');

describe('the variables', () => {
  it('are those of the table in docs/theming.md, all of them', () => {
    const rows = THEMING.split('\n').filter((line) => line.startsWith('| `--iud-'));
    const documented = rows.flatMap((row) => namesIn(row.split('|')[1]!, /`(--iud-[\w-]+)`/g));
    expect(documented.toSorted()).toEqual(READ);
  });

  it('are all read, where the style sheet or a bridge sets them', () => {
    const bridges = [THEMING, textOf('registry.json')].join('\n');
    const set = namesIn(`${SOURCES}\n${bridges}`, /(--iud-[\w-]+)"?:/g);
    expect(set.filter((name) => !READ.includes(name))).toEqual([]);
  });
});
