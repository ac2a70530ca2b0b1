import { Markdown } from '@storybook/addon-docs/blocks';
import { DOCS_PAGES, createHeadingIds, withSiteLinks } from './docs-pages.js';

/** A Markdown file of the repository as a page of the site. */
export function DocsPage({ path, text }: { readonly path: string; readonly text: string }) {
  // TypeDoc calls a page by the path of its module.
  const title = path.startsWith('docs/api/') && DOCS_PAGES[path]?.split('/').at(-1);
  const titled = title ? text.replace(/^# .+/, `# ${title}`) : text;
  return (
    <Markdown options={{ slugify: createHeadingIds() }}>{withSiteLinks(titled, path)}</Markdown>
  );
}
