import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import { freePort } from '../support/free-port.js';
import { launchChromium } from '../support/launch-chromium.js';
import { run, runAlongside, startServer } from './new-app.js';
import { startNpmRegistry } from './npm-registry.js';
import { timed } from './run-log.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BLOCKS = ['image-dropzone', 'image-gallery', 'avatar-field'];
const STACK = 'shadcn';

const home = inject('stacksHome');
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** The base color in components.json. The CLI requests it from its own registry before it adds anything. */
const BASE_COLOR = {
  inlineColors: { light: {}, dark: {} },
  cssVars: { light: {}, dark: {} },
  inlineColorsTemplate: '',
  cssVarsTemplate: '',
};

/** Serves the built blocks in place of all registries. */
async function serveBlocks(folder: string): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    const name = /^\/r\/([\w-]+)\.json$/.exec(url)?.[1] ?? '';
    response.setHeader('content-type', 'application/json');
    if (BLOCKS.includes(name)) response.end(readFileSync(join(folder, `${name}.json`)));
    else if (url === '/r/colors/neutral.json') response.end(JSON.stringify(BASE_COLOR));
    else response.writeHead(404).end();
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/r`;
}

it('shadcn adds the registry’s blocks to an app, and they follow its theme', async () => {
  const directory = join(home, 'examples', STACK);
  mkdirSync(directory, { recursive: true });
  cpSync(join(ROOT, 'test/stacks/shadcn-app'), directory, { recursive: true });
  const npm = await startNpmRegistry(home);
  onTestFinished(npm.close);
  await timed(home, STACK, 'install', () =>
    run('npm install --prefer-offline --no-audit --no-fund', directory),
  );
  const built = join(directory, 'blocks');
  run(`npx shadcn build registry.json --cwd ${ROOT} --output ${built}`, directory);
  const blocks = await serveBlocks(built);
  const urls = BLOCKS.map((name) => `${blocks}/${name}.json`).join(' ');
  await runAlongside(`npx shadcn add --yes ${urls}`, directory, {
    REGISTRY_URL: blocks,
    npm_config_registry: npm.url,
  });
  await timed(home, STACK, 'check', () => run('npm run check', directory));
  await timed(home, STACK, 'build', () => run('npm run build', directory));
  const url = await timed(home, STACK, 'start', async () =>
    startServer(`npm start -- --port ${await freePort()}`, directory),
  );

  const page = await browser.newPage();
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).hostname));
  await page.goto(url);
  const photo = sampleImages.jpeg({ name: 'kitchen.jpg' });
  const buffer = Buffer.from(await photo.arrayBuffer());
  for (const name of ['Photos', 'Gallery', 'Your picture']) {
    const root = page.getByRole('group', { name });
    await root
      .locator('[data-slot="input"]')
      .setInputFiles({ name: photo.name, mimeType: photo.type, buffer });
    await root.locator('[data-slot="item"][data-status="success"]').waitFor();
  }
  const form = page.locator('form');
  expect(await form.locator('input[name="picture"]').inputValue()).toMatch(/^http/);
  const button = page.getByRole('group', { name: 'Photos' }).locator('[data-slot="choose"]');
  expect(await button.evaluate((node) => getComputedStyle(node).backgroundColor)).toBe(
    'oklch(0.5 0.2 145)',
  );
  expect([...hosts]).toEqual(['localhost']);
});
