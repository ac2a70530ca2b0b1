import { join } from 'node:path';
import type { Browser } from 'playwright';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countCommands, countLines, readFirstHour } from '../stacks/read-first-hour.js';
import { uploadOnce } from '../stacks/upload-once.js';
import { launchChromium } from '../support/launch-chromium.js';
import { APPS } from './install-package.js';
import { documentOf, writeFiles } from './write-app.js';

/** The files that `create vite` writes before a new user writes a line. */
const TEMPLATE = {
  'index.html': documentOf('<script type="module" src="/src/main.tsx"></script>'),
  'src/main.tsx': `
    import { createRoot } from 'react-dom/client';
    import App from './App.tsx';
    import { Direct } from './Direct.tsx';
    const Page = location.search === '?direct' ? Direct : App;
    createRoot(document.getElementById('app')!).render(<Page />);`,
  // The bytes go to a storage instead of through the proxy.
  'src/Direct.tsx': `
    import { autoenhance, ImageUploadDropzone } from 'image-upload-dropzone';
    export const Direct = () => (
      <ImageUploadDropzone
        provider={autoenhance}
        onSuccess={({ imageId }) => console.log(location.origin + '/api/upload/double/autoenhance-bucket/' + imageId)}
      />
    );`,
};

const STEPS = readFirstHour('Vite');

let server: ViteDevServer;
let browser: Browser;

beforeAll(async () => {
  const root = join(APPS, 'first-hour');
  const written = STEPS.flatMap((step) => (step.do === 'write' ? [[step.path, step.text]] : []));
  writeFiles(root, { ...TEMPLATE, ...Object.fromEntries(written) });
  [server, browser] = await Promise.all([
    createServer({
      root,
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'error',
      server: { port: 0, host: '127.0.0.1' },
    }),
    launchChromium(),
  ]);
  await server.listen();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

it('the first hour takes at most six commands and ten lines', () => {
  for (const steps of [STEPS, readFirstHour('Next')]) {
    expect(countCommands(steps)).toBeGreaterThan(2);
    expect(countCommands(steps)).toBeLessThanOrEqual(6);
    expect(countLines(steps)).toBeGreaterThan(4);
    expect(countLines(steps)).toBeLessThanOrEqual(10);
  }
});

it.each([
  ['as documented', ''],
  ['with a provider that issues storage URLs', '?direct'],
])('the README page uploads, %s, and sends requests only to this machine', async (_, query) => {
  const page = await browser.newPage();
  const hosts = await uploadOnce(page, `${server.resolvedUrls!.local[0]}${query}`);
  expect(hosts).toEqual(['127.0.0.1']);
});
