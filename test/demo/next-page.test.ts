import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import { serveNextApp } from '../runtimes/next-app.js';
import type { RunningSite } from '../runtimes/runtime.js';
import { dropFiles } from '../support/drop-files.js';
import { launchChromium } from '../support/launch-chromium.js';

const SOURCE = fileURLToPath(new URL('../../src', import.meta.url));

const LAYOUT = `
  export default function Layout({ children }) {
    return <html lang="de"><body>{children}</body></html>;
  }`;
const PAGE = `'use client';
  import { ImageUploadDropzone, apimart } from '../package/index.js';
  import { de } from '../package/locales/de.js';
  const EARLIER = [{ id: '7', name: 'garten.jpg', result: { url: 'https://cdn.example/7.jpg' } }];
  export default function Page() {
    return <ImageUploadDropzone provider={apimart} labels={de} defaultValue={EARLIER} name="bilder" />;
  }`;
/** Not a client component: the props of the dropzone are passed from server to client as data. */
const SERVER_PAGE = `
  import { ImageUploadDropzone, apimart, withLimits } from '../../package/index.js';
  export default function Page() {
    const provider = withLimits(apimart, { types: ['image/png'], maxBytes: 2_000_000 });
    return <ImageUploadDropzone provider={provider} />;
  }`;

let browser: Browser;
let site: RunningSite;

beforeAll(async () => {
  browser = await launchChromium();
  site = await serveNextApp('page', {
    'app/layout.jsx': LAYOUT,
    'app/page.jsx': PAGE,
    'app/server/page.jsx': SERVER_PAGE,
    ...(await builtPackage()),
  });
});
afterAll(async () => {
  await site.close();
  await browser.close();
});

/** Builds the package as published: one file per module, some of which start with 'use client'. */
async function builtPackage(): Promise<Record<string, string>> {
  const [output] = (await build({
    configFile: false,
    logLevel: 'error',
    // A test runner sets NODE_ENV to "test", which would select React's development build.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: {
      write: false,
      minify: false,
      lib: {
        entry: { index: `${SOURCE}/index.ts`, 'locales/de': `${SOURCE}/locales/de.ts` },
        formats: ['es'],
      },
      rolldownOptions: {
        external: /^(?![./]|\0)(?!\/)/,
        onLog: () => {},
        output: { preserveModules: true, preserveModulesRoot: SOURCE },
      },
    },
  })) as Rolldown.RolldownOutput[];
  const chunks = output!.output.filter((file) => file.type === 'chunk');
  return Object.fromEntries(chunks.map(({ code, fileName }) => [`package/${fileName}`, code]));
}

it('a dropzone is rendered by Next on the server, and hydrates without errors', async () => {
  const html = await (await fetch(site.origin)).text();
  expect(html).toContain('Bilder auswählen');
  expect(html).toContain('garten.jpg');

  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  // The picture on another server doesn't exist, which isn't the page's fault.
  await page.route('https://cdn.example/**', (route) => route.fulfill({ body: '' }));
  await page.goto(site.origin);
  await dropFiles(page.locator('[data-slot="zone"]'), [new File(['%PDF-1.7'], 'plan.pdf')]);
  await page.locator('[data-status="rejected"]').waitFor();
  expect(complaints).toEqual([]);

  // No server handles uploads here; the request is enough.
  const request = page.waitForRequest('**/api/upload/apimart');
  await dropFiles(page.locator('[data-slot="zone"]'), [sampleImages.png({ name: 'flur.png' })]);
  expect((await request).method()).toBe('POST');
});

it('a dropzone accepts a provider with limits from a server component', async () => {
  const html = await (await fetch(`${site.origin}/server`)).text();
  expect(html).toContain('PNG, up to 2 MB');

  const page = await browser.newPage();
  await page.goto(`${site.origin}/server`);
  const zone = page.locator('[data-slot="zone"]');
  await dropFiles(zone, [sampleImages.jpeg({ name: 'garden.jpg' })]);
  await page.locator('[data-status="rejected"]').waitFor();
  const request = page.waitForRequest('**/api/upload/apimart');
  await dropFiles(zone, [sampleImages.png({ name: 'hall.png' })]);
  expect((await request).method()).toBe('POST');
});
