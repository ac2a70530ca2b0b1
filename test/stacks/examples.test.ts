import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchChromium } from '../support/launch-chromium.js';
import { buildExample, type ExampleSettings } from './example-app.js';
import { run } from './new-app.js';
import { hostsOf, logRequest, timed } from './run-log.js';
import { uploadPhoto } from './upload-once.js';
import { uploadSlowly } from './upload-slowly.js';
import { startVendors, type Vendors } from './vendors.js';

const home = inject('stacksHome');
let browser: Browser;
let vendors: Vendors;

beforeAll(async () => {
  [browser, vendors] = await Promise.all([launchChromium(), startVendors()]);
});
afterAll(async () => {
  await browser.close();
  await vendors.close();
});

const APIMART = ['127.0.0.1', 'api.apimart.ai', 'localhost'];
const DEPLOYMENT = {
  APIMART_API_KEY: 'key-of-the-site',
  AI_HOMEDESIGN_API_KEY: 'key-of-the-site',
  UPLOAD_TOKEN_SECRET: 'a secret of at least thirty-two bytes',
  ALLOW_GUESTS: 'yes',
};
const WORKER_SECRETS = 'APIMART_API_KEY="key-of-the-site"\nALLOW_GUESTS="yes"\n';
const UPLOADED = '[aria-label="Uploaded photos"]';
/** Frameworks that may read a body before they call a route. */
const STREAMS = new Set(['tanstack-start']);
const SERVE_WORKER = fileURLToPath(new URL('serve-worker.js', import.meta.url));

it.each<Partial<ExampleSettings> & { stack: string; asks: string[] }>([
  { stack: 'vite-express', asks: APIMART },
  { stack: 'next', asks: ['127.0.0.1', 'api.aihomedesign.com', 'localhost'] },
  { stack: 'hono-workers', asks: APIMART, start: `node ${SERVE_WORKER}` },
  { stack: 'react-router', asks: APIMART },
  {
    stack: 'react-router-7',
    folder: 'react-router',
    asks: APIMART,
    versions: {
      '@react-router/dev': '7.18.4',
      '@react-router/node': '7.18.4',
      '@react-router/serve': '7.18.4',
      'react-router': '7.18.4',
      // The newest that it allows.
      typescript: '6.0.3',
    },
  },
  { stack: 'tanstack-start', asks: APIMART },
  {
    stack: 'vite-express-pnpm',
    folder: 'vite-express',
    install: 'npx pnpm@12.21.0 install --prefer-offline',
    asks: APIMART,
  },
])('$stack: the token proxy of the example answers its page', async ({ asks, ...example }) => {
  const { stack } = example;
  const app = await build({ ...example, env: DEPLOYMENT });
  if (stack === 'hono-workers') writeFileSync(join(app.directory, '.dev.vars'), WORKER_SECRETS);
  vendors.double.reset();
  const url = await timed(home, stack, 'start', app.start);
  const { bytes, page } = await upload(stack, url);

  const [uploaded, ...others] = vendors.double.uploads;
  expect(others).toEqual([]);
  expect(Buffer.from(uploaded!.bytes).equals(bytes)).toBe(true);
  const { order_id: orderId, url: imageUrl } = uploaded!.answer;
  expect(await page.locator(UPLOADED).innerHTML()).toContain(imageUrl ?? orderId);
  expect(hostsOf(home, stack)).toEqual(asks);
  if (STREAMS.has(stack)) await expectStreaming(url);
});

/** The vendor gets a request while the page is still sending, so the framework doesn't buffer it. */
async function expectStreaming(url: string): Promise<void> {
  const before = vendors.begun.length;
  const { bytes, status } = await uploadSlowly(url, async () => {
    await expect.poll(() => vendors.begun.length, { timeout: 20_000 }).toBe(before + 1);
  });
  expect(status).toBe(200);
  expect(Buffer.from(vendors.double.uploads.at(-1)!.bytes).equals(bytes)).toBe(true);
}

it('forms: react-hook-form and TanStack Form save the URL of a photo', async () => {
  const stack = 'forms';
  const app = await build({ stack });
  const url = await timed(home, stack, 'start', app.start);
  for (const path of ['/', '/?tanstack']) {
    const { bytes, page } = await upload(stack, url + path);
    await page.getByLabel('Address').fill('Main Street 1');
    await page.getByRole('button', { name: 'Save the house' }).click();
    const link = await page.locator(`${UPLOADED} a`).getAttribute('href');
    const image = await page.request.get(link!);
    expect((await image.body()).equals(bytes)).toBe(true);
  }
  expect(hostsOf(home, stack)).toEqual(['localhost']);
});

it('design-system: a package that wraps the dropzone keeps the types of each provider', async () => {
  const stack = 'design-system';
  const app = await build({ stack });
  const { page } = await upload(stack, await timed(home, stack, 'start', app.start));
  expect(await page.locator(UPLOADED).innerText()).toMatch(/^Order [0-9a-f]{24}$/);
  expect(await page.locator('.acme-photos [data-slot="zone"]').count()).toBe(1);
  expect(hostsOf(home, stack)).toEqual(['localhost']);

  writeFileSync(
    join(app.directory, 'app/src/wrong.tsx'),
    `import { PhotoUpload } from '@acme/ui';
    import { aiHomeDesign } from 'image-upload-dropzone';
    export const Wrong = () => <PhotoUpload title="Dusk" provider={aiHomeDesign} />;`,
  );
  expect(() => run('npm run check --workspace app', app.directory)).toThrow(/'options' is missing/);
});

function build(example: Partial<ExampleSettings> & { stack: string }) {
  return buildExample({ home, vendorsUrl: vendors.url, ...example });
}

async function upload(stack: string, url: string): Promise<{ bytes: Buffer; page: Page }> {
  const page = await browser.newPage();
  const { bytes, hosts } = await timed(home, stack, 'upload', () => uploadPhoto(page, url));
  for (const host of hosts) logRequest(home, { stack, by: 'page', host });
  return { bytes, page };
}
