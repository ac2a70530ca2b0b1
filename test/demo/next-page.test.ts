import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import { serveNextApp } from '../runtimes/next-app.js';
import type { RunningSite } from '../runtimes/runtime.js';
import { dropFiles } from '../support/drop-files.js';
import { launchChromium } from '../support/launch-chromium.js';

const LAYOUT = `
  export default function Layout({ children }) {
    return <html lang="de"><body>{children}</body></html>;
  }`;
const PAGE = `'use client';
  import { ImageUploadDropzone, apimart } from '../dropzone.js';
  import { de } from '../de.js';
  const EARLIER = [{ id: '7', name: 'garten.jpg', result: { url: 'https://cdn.example/7.jpg' } }];
  export default function Page() {
    return <ImageUploadDropzone provider={apimart} labels={de} defaultValue={EARLIER} name="bilder" />;
  }`;

let browser: Browser;
let site: RunningSite;

beforeAll(async () => {
  browser = await launchChromium();
  site = await serveNextApp('page', {
    'app/layout.jsx': LAYOUT,
    'app/page.jsx': PAGE,
    'dropzone.js': await bundle('src/index.ts'),
    'de.js': await bundle('src/locales/de.ts'),
  });
});
afterAll(async () => {
  await site.close();
  await browser.close();
});

/** The package as it is published, in one file. */
async function bundle(path: string): Promise<string> {
  const entry = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const [output] = (await build({
    configFile: false,
    logLevel: 'error',
    // A test runner sets NODE_ENV to "test", which would bring React's development build.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['es'] },
      rolldownOptions: {
        external: /^(?![./]|\0)(?!\/)/,
        onLog: () => {},
        output: { codeSplitting: false, banner: "'use client';" },
      },
    },
  })) as Rolldown.RolldownOutput[];
  return output!.output[0].code;
}

it('is rendered by Next on the server, and comes to life without a complaint', async () => {
  const html = await (await fetch(site.origin)).text();
  expect(html).toContain('Bilder auswählen');
  expect(html).toContain('garten.jpg');

  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  // The picture of another server is not there, which is no fault of the page.
  await page.route('https://cdn.example/**', (route) => route.fulfill({ body: '' }));
  await page.goto(site.origin);
  await dropFiles(page.locator('[data-slot="zone"]'), [new File(['%PDF-1.7'], 'plan.pdf')]);
  await page.locator('[data-status="rejected"]').waitFor();
  expect(complaints).toEqual([]);

  // Nobody serves the uploads here; what matters is that one goes out.
  const request = page.waitForRequest('**/api/upload/apimart');
  await dropFiles(page.locator('[data-slot="zone"]'), [sampleImages.png({ name: 'flur.png' })]);
  expect((await request).method()).toBe('POST');
});
