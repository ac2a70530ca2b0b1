import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DOCS_PAGES } from './docs-pages.js';

const FOLDER = new URL('pages/', import.meta.url);

/** Writes the MDX files that Storybook's index needs: one for each Markdown file, which it imports. */
export function writePages(): void {
  mkdirSync(FOLDER, { recursive: true });
  const pages = new Map(
    Object.entries(DOCS_PAGES).map(([path, title]) => [fileOf(path), mdxOf(path, title)]),
  );
  for (const [file, mdx] of pages) {
    const place = new URL(file, FOLDER);
    // A Storybook that is running would reload.
    if (!existsSync(place) || readFileSync(place, 'utf8') !== mdx) writeFileSync(place, mdx);
  }
  for (const file of readdirSync(FOLDER)) if (!pages.has(file)) rmSync(new URL(file, FOLDER));
}

function fileOf(path: string): string {
  return `${path.replace(/\.md$/, '').replaceAll('/', '-').toLowerCase()}.mdx`;
}

function mdxOf(path: string, title: string): string {
  return `import { Meta } from '@storybook/addon-docs/blocks';
import text from ${JSON.stringify(`../../${path}?raw`)};
import { DocsPage } from '../docs-page.js';

<Meta title="${title}" />

<DocsPage path="${path}" text={text} />
`;
}
