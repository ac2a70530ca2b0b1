import { fileURLToPath } from 'node:url';
import type { RequestListener } from 'node:http';
import { build, type Plugin } from 'vite';
import { listen, type Listening } from './listen.js';

const HTML = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title><div id="app"></div><script type="module" src="/page.js"></script></html>`;

/** Settings for serving a page. */
export interface PageSettings {
  /** The headers of the page itself, such as its Content-Security-Policy. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds that replace the engine's own limits. */
  readonly limits?: { readonly stallMs: number; readonly answerMs: number };
  /** The value of `NODE_ENV`; `production` by default. */
  readonly mode?: 'development' | 'production';
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
  const script = await bundledOnce(entry, mode, limits);
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

/** Cached, since several test files serve the same page. */
const bundled = new Map<string, Promise<string>>();

function bundledOnce(...page: Parameters<typeof bundle>): Promise<string> {
  const key = JSON.stringify(page);
  const script = bundled.get(key) ?? bundle(...page);
  bundled.set(key, script);
  return script;
}

async function bundle(
  entry: string,
  mode: NonNullable<PageSettings['mode']>,
  limits: PageSettings['limits'],
): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    ...(limits && { plugins: [withLimits(limits)] }),
    // A test runner sets NODE_ENV to "test", which would select React's development build.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    build: {
      write: false,
      lib: { entry, formats: ['es'] },
      minify: false,
      // One script, including the chunks that are otherwise loaded on demand.
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  return outputs.map((output) => ('code' in output ? output.code : '')).join('\n');
}

function withLimits({ answerMs, stallMs }: NonNullable<PageSettings['limits']>): Plugin {
  let found = false;
  return {
    name: 'with-limits',
    enforce: 'pre',
    buildEnd() {
      if (!found) throw new Error('The limits are no longer in transport/timeouts.ts.');
    },
    transform(code, id) {
      if (!id.endsWith('/transport/timeouts.ts')) return undefined;
      found = true;
      return set(set(code, 'STALL_MS', stallMs), 'ANSWER_MS', answerMs);
    },
  };
}

function set(code: string, name: string, ms: number): string {
  const declaration = new RegExp(`${name} = [\\d_]+`);
  if (!declaration.test(code)) throw new Error(`There is no ${name} to set any longer.`);
  return code.replace(declaration, `${name} = ${ms}`);
}
