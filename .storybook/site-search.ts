import MiniSearch, { type SearchResult } from 'minisearch';
import { sectionsOf, type Section } from './docs-sections.js';
import { DOCS_PAGES } from './docs-pages.js';

const FILES = import.meta.glob<string>(['../*.md', '../docs/**/*.md'], {
  query: '?raw',
  import: 'default',
});

/** Finds sections that contain all of the words, or words that begin with them. */
export type Search = (words: string) => readonly Section[];

/** Reads all pages. */
export async function openSearch(): Promise<Search> {
  const texts = await Promise.all(
    Object.keys(DOCS_PAGES).map(async (path) => sectionsOf(await FILES[`../${path}`]!(), path)),
  );
  const index = new MiniSearch<Section>({
    fields: ['heading', 'text'],
    storeFields: ['page', 'heading', 'text', 'anchor'],
  });
  index.addAll(texts.flat());
  const options = { prefix: true, combineWith: 'AND', boost: { heading: 3 } } as const;
  return (words) => index.search(words, options) as (SearchResult & Section)[];
}
