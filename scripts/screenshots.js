import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { preview, runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}screenshots`;
const WIDTHS = [320, 1280];
const SCHEMES = /** @type {const} */ (['light', 'dark']);

/** @param {string} path */
async function importTypeScript(path) {
  const { module } = await runnerImport(`${root}${path}`, { configFile: false, logLevel: 'error' });
  return module;
}

/** @type {typeof import('../test/support/launch-chromium.js')} */
const { launchChromium } = await importTypeScript('test/support/launch-chromium.ts');
/** @type {typeof import('../test/support/start-demo.js')} */
const { startDemo } = await importTypeScript('test/support/start-demo.ts');
/** @type {typeof import('../src/testing/index.js')} */
const { sampleImages } = await importTypeScript('src/testing/index.ts');

/**
 * One page at every width, light and dark.
 *
 * @param {import('playwright').Browser} browser
 * @param {string} name
 * @param {string} url
 * @param {(page: import('playwright').Page) => Promise<unknown>} act
 */
async function photograph(browser, name, url, act) {
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
      await page.goto(url);
      await act(page);
      await page.screenshot({
        path: `${folder}/${name}-${width}-${colorScheme}.png`,
        fullPage: true,
      });
      await page.close();
    }
  }
}

/** @param {import('playwright').Page} page */
async function fillDemo(page) {
  const files = await Promise.all(
    [
      sampleImages.jpeg({ name: 'living-room.jpg' }),
      sampleImages.png({ name: 'floor.png' }),
      new File(['%PDF-1.7'], 'plan.pdf', { type: 'application/pdf' }),
    ].map(async (file) => ({
      name: file.name,
      mimeType: file.type,
      buffer: Buffer.from(await file.arrayBuffer()),
    })),
  );
  for (const input of await page.locator('[data-slot="input"]').all())
    await input.setInputFiles(files);
  await page.locator('[data-status="success"]').nth(3).waitFor();
  await page.waitForTimeout(300);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
execFileSync('npm', ['run', 'build-storybook'], { cwd: root, stdio: 'ignore' });
const [browser, demo] = await Promise.all([launchChromium(), startDemo()]);
const storybook = await preview({
  configFile: false,
  root,
  build: { outDir: 'storybook-static' },
  preview: { port: 0 },
});
const stories = storybook.resolvedUrls?.local[0];
const index = JSON.parse(readFileSync(`${root}storybook-static/index.json`, 'utf8'));

await photograph(browser, 'demo', demo.url, fillDemo);
for (const { id, type } of Object.values(index.entries)) {
  if (type !== 'story') continue;
  const url = `${stories}iframe.html?id=${id}&viewMode=story`;
  await photograph(browser, id, url, (page) => page.waitForTimeout(1500));
}

await browser.close();
await storybook.close();
demo.stop();
console.log(`Look at ${folder}.`);
