import { fileURLToPath } from 'node:url';
import type { RequestListener } from 'node:http';
import { inject } from 'vitest';
import { bundlePage, type PageBundle } from './bundle-page.js';
import { listen, type Listening } from './listen.js';

const HTML = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title><div id="app"></div><script type="module" src="/page.js"></script></html>`;

/** Settings for serving a page. */
export interface PageSettings {
  /** The headers of the page itself, such as its Content-Security-Policy. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds that replace the engine's own limits. */
  readonly limits?: PageBundle['limits'];
  /** The value of `NODE_ENV`; `production` by default. */
  readonly mode?: PageBundle['mode'];
  /** Other scripts by their paths. */
  readonly scripts?: Readonly<Record<string, string>>;
}

/**
 * Serves a page from `test/pages`, built for production by default, with a backend under
 * `/api/upload`, all on one origin of `node:http`.
 */
export async function servePage(
  page: string,
  backend: RequestListener,
  { headers = {}, limits, mode = 'production', scripts = {} }: PageSettings = {},
): Promise<Listening> {
  const entry = fileURLToPath(new URL(`../pages/${page}`, import.meta.url));
  const script = await scriptOf({ entry, mode, limits });
  return listen((request, response) => {
    if (request.url?.startsWith('/api/upload')) {
      backend(request, response);
    } else if (request.url === '/page.js') {
      response.setHeader('content-type', 'text/javascript').end(script);
    } else if (scripts[request.url ?? ''] !== undefined) {
      response.setHeader('content-type', 'text/javascript').end(scripts[request.url!]);
    } else {
      response.writeHead(200, { ...headers, 'content-type': 'text/html' }).end(HTML);
    }
  });
}

/** Asks the process that bundles for all test files, if there is one. */
async function scriptOf(page: PageBundle): Promise<string> {
  const bundler = inject('bundler');
  if (bundler === undefined) return bundlePage(page);
  const response = await fetch(bundler, { method: 'POST', body: JSON.stringify(page) });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}
