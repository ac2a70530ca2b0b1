import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestBackend, sampleImages } from '../../src/testing/index.js';
import { toNodeListener } from '../../src/proxy/index.js';
import { codesIn, rowsIn } from '../support/dropzone-rows.js';
import { launchChromium } from '../support/launch-chromium.js';
import { listen, type Listening } from '../support/listen.js';

const ENTRY = fileURLToPath(new URL('../pages/dropzone.tsx', import.meta.url));
const HTML = `<!doctype html><meta charset="utf-8"><title>Page</title><div id="app"></div><script type="module" src="/page.js"></script>`;

let browser: Browser;
let site: Listening;

beforeAll(async () => {
  browser = await launchChromium();
  const scripts = await buildChunks();
  const upload = toNodeListener(createTestBackend());
  site = await listen((request, response) => {
    const path = request.url!.split('?')[0]!;
    const script = scripts.get(path);
    if (path.startsWith('/api/upload')) upload(request, response);
    else if (script === undefined) response.setHeader('content-type', 'text/html').end(HTML);
    else response.setHeader('content-type', 'text/javascript').end(script);
  });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Builds a page with its chunks, as an app does. */
async function buildChunks(): Promise<ReadonlyMap<string, string>> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: ENTRY, output: { entryFileNames: 'page.js' } },
    },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  return new Map(
    outputs.flatMap((output) =>
      output.type === 'chunk' ? [[`/${output.fileName}`, output.code] as const] : [],
    ),
  );
}

/** Opens a page that doesn't fetch the chunks ahead of the first file. */
async function openPage(): Promise<Page> {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  await page.goto(`${site.origin}/?provider=apimart`);
  await page.locator('[data-slot="zone"]').waitFor();
  return page;
}

async function choose(page: Page, ...names: readonly string[]): Promise<void> {
  const buffer = Buffer.from(await sampleImages.png().arrayBuffer());
  const files = names.map((name) => ({ name, mimeType: 'image/png', buffer }));
  await page.locator('[data-slot="input"]').setInputFiles(files);
}

it('files that are added offline are checked, shown and sent once the browser is online', async () => {
  const page = await openPage();
  await page.context().setOffline(true);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await choose(page, 'porch.png', 'hall.png');
  await rowsIn(page, 'checking').nth(1).waitFor();
  // In Chromium, a module that couldn't be fetched once is never requested again.
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await rowsIn(page, 'checking').count()).toBe(2);
  expect(requests).toEqual([]);

  await page.context().setOffline(false);
  await rowsIn(page, 'success').nth(1).waitFor();
  await page.locator('[data-slot="thumbnail"]').nth(1).waitFor();
  await page.context().close();
});

it('files whose code a deploy has replaced stay in the list, with the advice to reload', async () => {
  const page = await openPage();
  await page.route(/\/validation[^/]*\.js$/, (route) => route.fulfill({ status: 404 }));
  await choose(page, 'porch.png');
  await rowsIn(page, 'error').waitFor();
  expect(await codesIn(page)).toEqual(['loading-failed']);
  expect(await rowsIn(page, 'error').textContent()).toContain('Reload the page');
  await page.context().close();
});
