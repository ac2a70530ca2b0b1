import { AnchorMdx, Unstyled } from '@storybook/addon-docs/blocks';
import { useDeferredValue, useEffect, useState } from 'react';
import { DOCS_PAGES, pageAddress } from './docs-pages.js';
import type { Section } from './docs-sections.js';
import { openSearch, type Search } from './site-search.js';
import './search-page.css';

const MOST_RESULTS = 20;
const EXCERPT_LENGTH = 200;

/** Searches the text of all pages. Storybook's own search in the sidebar knows only their titles. */
export function SearchPage() {
  const [words, setWords] = useState('');
  const wanted = useDeferredValue(words.trim());
  const search = useSearch();
  const found = wanted === '' ? [] : (search?.(wanted) ?? []);
  return (
    <Unstyled>
      <search className="site-search">
        <label>
          Words
          <input type="search" value={words} onChange={(event) => setWords(event.target.value)} />
        </label>
        <output>{search && wanted !== '' ? countOf(found.length) : ''}</output>
        <ol>
          {found.slice(0, MOST_RESULTS).map((section) => (
            <li key={section.id}>
              <AnchorMdx href={addressOf(section)} target="_self">
                {DOCS_PAGES[section.page]}: {section.heading}
              </AnchorMdx>
              <p>{excerptOf(section.text, wanted)}</p>
            </li>
          ))}
        </ol>
      </search>
    </Unstyled>
  );
}

function useSearch(): Search | undefined {
  const [search, setSearch] = useState<Search>();
  useEffect(() => {
    void openSearch().then((opened) => setSearch(() => opened));
  }, []);
  return search;
}

function countOf(count: number): string {
  if (count === 0) return 'Nothing found.';
  return count > MOST_RESULTS
    ? `The best ${MOST_RESULTS} of ${count} sections:`
    : `${count} ${count === 1 ? 'section' : 'sections'}:`;
}

function addressOf({ anchor, page }: Section): string {
  return `${pageAddress(page)}${anchor && `#${anchor}`}`;
}

/** The text around the first word. */
function excerptOf(text: string, words: string): string {
  const plain = text
    .replaceAll(/```\w*|[`|\\*]|-{3,}|\]\([^)]*\)|\[/g, ' ')
    .replaceAll(/\s+/g, ' ');
  const [first = ''] = words.toLowerCase().split(/\s+/);
  const start = Math.max(0, plain.toLowerCase().indexOf(first) - EXCERPT_LENGTH / 4);
  const excerpt = plain.slice(start, start + EXCERPT_LENGTH).trim();
  return `${start > 0 ? '… ' : ''}${excerpt}${start + EXCERPT_LENGTH < plain.length ? ' …' : ''}`;
}
