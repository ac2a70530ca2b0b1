import { createHeadingIds } from './docs-pages.js';

/** A part of a page: a heading, and the text below it. */
export interface Section {
  readonly id: string;
  readonly page: string;
  readonly heading: string;
  /** The heading's id; empty for the page's title. */
  readonly anchor: string;
  readonly text: string;
}

/** Splits a page at its headings. */
export function sectionsOf(text: string, page: string): readonly Section[] {
  const starts: { heading: string; isTitle: boolean; lines: string[] }[] = [];
  let isCode = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) isCode = !isCode;
    const [, level, heading] = isCode ? [] : (/^(#{1,6}) (.+)/.exec(line) ?? []);
    if (heading === undefined) starts.at(-1)?.lines.push(line);
    else starts.push({ heading, isTitle: level === '#', lines: [] });
  }
  const idOf = createHeadingIds();
  return starts.map(({ heading, isTitle, lines }, index) => {
    const id = idOf(heading);
    return {
      id: `${page}-${index}`,
      page,
      heading: heading.replaceAll(/[`\\]/g, ''),
      anchor: isTitle ? '' : id,
      text: lines.join('\n'),
    };
  });
}
