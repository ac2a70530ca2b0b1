import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { APPS } from './install-package.js';
import { BARE, dressedPages, PLACES, type ConsumerPage } from './pages.js';
import { themedPages } from './themed-pages.js';

/** Files by their paths in an app. */
export type Files = Readonly<Record<string, string>>;

/** An app that waits to be built. */
export interface App {
  readonly directory: string;
  /** The names of its pages; each is a component in `views/<name>.js`. */
  readonly pages: readonly string[];
}

/**
 * Writes an app of all pages.
 *
 * @param filesOf What the bundler needs for each page besides its component.
 */
export async function writeApp(folder: string, filesOf: (page: string) => Files): Promise<App> {
  const directory = join(APPS, folder);
  const pages = [BARE, PLACES, ...(await dressedPages()), ...(await themedPages())];
  for (const page of pages) {
    writeFiles(directory, { ...componentOf(page), ...filesOf(page.name) });
  }
  for (const [from, to] of [
    ['dropzones.js', 'dropzones.js'],
    ['styles/antd-reset.css', 'views/antd-reset.css'],
  ] as const) {
    cpSync(join(import.meta.dirname, from), join(directory, to));
  }
  return { directory, pages: pages.map(({ name }) => name) };
}

/**
 * The component of a page and its style sheet. Where several pages share a sheet, bundlers take it out of
 * the order of the import statements; that of CSS's own @import they keep.
 */
function componentOf({ component = 'Looks', name, styles, utilities }: ConsumerPage): Files {
  const own = styles.filter((style) => style.includes('{'));
  const files = Object.fromEntries(own.map((text, at) => [`views/${name}-${at}.css`, text]));
  const pathOf = (style: string) =>
    own.includes(style) ? `./${name}-${own.indexOf(style)}.css` : style;
  const script = `'use client';
    import { createElement } from 'react';
    import { ${component} } from '../dropzones.js';
    import '${styles.length === 1 ? pathOf(styles[0]!) : `./${name}.css`}';
    export default function Page() {
      return createElement(${component}, ${JSON.stringify({ utilities })});
    }`;
  return {
    ...files,
    [`views/${name}.css`]: styles.map((style) => `@import '${pathOf(style)}';`).join('\n'),
    [`views/${name}.js`]: script,
  };
}

/** The script of a page where no framework renders it. */
export function entryOf(page: string): string {
  return `
    import { createElement } from 'react';
    import { createRoot } from 'react-dom/client';
    import Page from './views/${page}.js';
    createRoot(document.getElementById('app')).render(createElement(Page));`;
}

/** The document of such a page. */
export function documentOf(head: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>${head}<body><div id="app"></div></body></html>`;
}

/** Writes files with their folders. */
export function writeFiles(directory: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}
