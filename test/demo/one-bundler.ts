import { text } from 'node:stream/consumers';
import type { TestProject } from 'vitest/node';
import { bundlePage, type PageBundle } from '../support/bundle-page.js';
import { listen } from '../support/listen.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where `servePage` gets the pages that all files share. */
    bundler?: string;
  }
}

/** Bundles each page once for all files, which run in several processes. */
export default async function startBundler({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await listen((request, response) => {
    text(request)
      .then((page) => bundlePage(JSON.parse(page) as PageBundle))
      .then((script) => response.end(script))
      .catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  provide('bundler', server.origin);
  return () => server.close();
}
