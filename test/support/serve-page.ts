import { fileURLToPath } from 'node:url';
import type { RequestListener } from 'node:http';
import { build } from 'vite';
import { listen, type Listening } from './listen.js';

const HTML = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title><div id="app"></div><script type="module" src="/page.js"></script></html>`;

/**
 * Serves a page of `test/pages`, built for production unless told otherwise, with a backend under `/api/upload`, all on one
 * origin of `node:http`.
 *
 * @param headers Of the page itself, such as its Content-Security-Policy.
 * @param mode What bundlers call `NODE_ENV`.
 */
export async function servePage(
  page: string,
  backend: RequestListener,
  headers: Readonly<Record<string, string>> = {},
  mode: 'development' | 'production' = 'production',
): Promise<Listening> {
  const script = await bundle(fileURLToPath(new URL(`../pages/${page}`, import.meta.url)), mode);
  return listen((request, response) => {
    if (request.url?.startsWith('/api/upload')) {
      backend(request, response);
    } else if (request.url === '/page.js') {
      response.setHeader('content-type', 'text/javascript').end(script);
    } else {
      response.writeHead(200, { ...headers, 'content-type': 'text/html' }).end(HTML);
    }
  });
}

async function bundle(entry: string, mode: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    // A test runner sets NODE_ENV to "test", which would bring React's development build.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    build: {
      write: false,
      lib: { entry, formats: ['es'] },
      minify: false,
      // One script, with all that is fetched only when it is needed.
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  return outputs.map((output) => ('code' in output ? output.code : '')).join('\n');
}
