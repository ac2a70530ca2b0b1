import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import type { BuiltApp } from './describe-look.js';
import { documentOf, entryOf, writeApp } from './write-app.js';

/** The pages that `npm test` looks at, one of each kind. `.ci/run` adds the others. */
export const FEW: readonly string[] = ['bare', 'system', 'tailwind', 'shadcn'];

/** Builds an app with all pages, and serves it. */
export async function buildWithVite(): Promise<BuiltApp> {
  const { directory, pages } = await writeApp('vite', (page) => ({
    [`${page}.entry.js`]: entryOf(page),
    [`${page}.html`]: documentOf(`<script type="module" src="/${page}.entry.js"></script>`),
  }));
  const app = {
    root: directory,
    configFile: false as const,
    logLevel: 'error' as const,
    mode: 'production',
  };
  await build({
    ...app,
    plugins: [react()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { rolldownOptions: { input: pages.map((page) => `${directory}/${page}.html`) } },
  });
  const server = await preview({ ...app, preview: { port: 0, host: '127.0.0.1' } });
  return {
    urlOf: (page) => `${server.resolvedUrls!.local[0]}${page}.html`,
    close: () => server.close(),
  };
}
