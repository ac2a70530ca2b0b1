import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { APPS } from './install-package.js';
import { BARE, dressedPages, PLACES, type ConsumerPage } from './pages.js';
import { themedPages } from './themed-pages.js';

/** The contents of files by their paths in an app. */
export type Files = Readonly<Record<string, string>>;

/** An app that is ready to be built. */
export interface App {
  readonly directory: string;
  /** The names of its pages; each is a component in `views/<name>.js`. */
  readonly pages: readonly string[];
}

/**
 * Writes an app with all pages.
 *
 * @param filesOf Returns the files that the bundler needs for a page besides its component.
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
 * Returns the component of a page and its style sheet. If several pages share a sheet, bundlers change the
 * order of import statements, but they keep the order of CSS's own `@import`.
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

/** Returns the script of a page that isn't rendered by a framework. */
export function entryOf(page: string): string {
  return `
    import { createElement } from 'react';
    import { createRoot } from 'react-dom/client';
    import Page from './views/${page}.js';
    createRoot(document.getElementById('app')).render(createElement(Page));`;
}

/** Returns the HTML document of such a page. */
export function documentOf(head: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>${head}<body><div id="app"></div></body></html>`;
}

/** Writes files, creating their folders. */
export function writeFiles(directory: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}
