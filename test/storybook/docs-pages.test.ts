import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DOCS_PAGES, idOf, withSiteLinks } from '../../.storybook/docs-pages.js';
import { sectionsOf } from '../../.storybook/docs-sections.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PATHS = Object.keys(DOCS_PAGES);
const textOf = (path: string) => readFileSync(ROOT + path, 'utf8');

/** What links on a page can lead to: its headings, and the anchors that TypeDoc writes. */
function anchorsOf(path: string): ReadonlySet<string> {
  const text = textOf(path);
  const own = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id!);
  return new Set([...sectionsOf(text, path).map(({ anchor }) => anchor), ...own]);
}

const ANCHORS = new Map(PATHS.map((path) => [idOf(DOCS_PAGES[path]!), anchorsOf(path)]));

/** The links of a page as the site shows it, without those that leave the site and the repository. */
function brokenLinks(path: string): string[] {
  const links = [...withSiteLinks(textOf(path), path).matchAll(/(!\[[^\]]*)?\]\(([^)\s]+)\)/g)];
  return links
    .filter(([, image, link = '']) => {
      // The site serves them by their paths.
      if (image !== undefined) return !link.startsWith('docs/images/') || !existsSync(ROOT + link);
      const [, id, anchor] = /^(?:\?path=\/docs\/([\w-]+))?(?:#(.*))?$/.exec(link) ?? [];
      if (id !== undefined || anchor !== undefined) {
        const anchors = ANCHORS.get(id ?? idOf(DOCS_PAGES[path]!));
        return !anchors?.has(anchor ?? '');
      }
      const [, file] =
        /github\.com\/OWNER\/image-upload-dropzone\/blob\/main\/(.*)$/.exec(link) ?? [];
      return file === undefined ? !/^(?:https?|mailto):/.test(link) : !existsSync(ROOT + file);
    })
    .map(([link]) => link);
}

it('every page of docs is on the site', () => {
  const docs = readdirSync(`${ROOT}docs`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path.replaceAll('\\', '/')}`);
  expect(PATHS).toEqual(expect.arrayContaining(docs));
  expect(new Set(Object.values(DOCS_PAGES).map(idOf)).size).toBe(PATHS.length);
});

it.each(PATHS)('the links of %s lead somewhere', (path) => {
  expect(brokenLinks(path)).toEqual([]);
});

describe('a link', () => {
  it('leads to the page of the site where there is one, and to the repository otherwise', () => {
    const text =
      '[a](../proxy.md#recipes) [`b`](../../examples/node/server.ts) [c](https://d.e/f.md)';
    expect(withSiteLinks(text, 'docs/providers/apimart.md')).toBe(
      '[a](?path=/docs/guides-token-proxy--docs#recipes) [`b`](https://github.com/OWNER/image-upload-dropzone/blob/main/examples/node/server.ts) [c](https://d.e/f.md)',
    );
  });

  it('to an image has its path in the repository, where the site serves it', () => {
    expect(withSiteLinks('![Bars](images/a.svg)', 'docs/comparison.md')).toBe(
      '![Bars](docs/images/a.svg)',
    );
  });

  it('stays as it is in code', () => {
    const code = '`[a](b.md)`\n\n```md\n[a](b.md)\n```\n';
    expect(withSiteLinks(code, 'README.md')).toBe(code);
  });
});

it('code within a sentence stays in its line', () => {
  const text = 'Call `withLimits(provider,\n{ maxBytes })` once.\n\n```ts\na;\nb;\n```\n';
  expect(withSiteLinks(text, 'docs/api/index.md')).toBe(
    text.replace('provider,\n{', 'provider, {'),
  );
});

it('a page is searched by section, and a comment in code is not a heading', () => {
  const text = '# Title\n\nIntro\n\n## How `it` works\n\n```sh\n# a comment\n```\n';
  expect(sectionsOf(text, 'docs/a.md')).toMatchObject([
    { heading: 'Title', anchor: '', text: '\nIntro\n' },
    { heading: 'How it works', anchor: 'how-it-works' },
  ]);
});
