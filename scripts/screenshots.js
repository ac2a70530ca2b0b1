import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { preview, runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}screenshots`;
/** CSS pixels; the narrowest is a sidebar. */
const WIDTHS = [240, 320, 768, 1280];
/** @typedef {Parameters<import('playwright').Page['emulateMedia']>[0]} Media */
/** @type {Readonly<Record<string, { media: Media, direction?: 'rtl' }>>} */
const LOOKS = {
  light: { media: { colorScheme: 'light', forcedColors: 'none' } },
  dark: { media: { colorScheme: 'dark', forcedColors: 'none' } },
  'forced-colors': { media: { colorScheme: 'dark', forcedColors: 'active' } },
  rtl: { media: { colorScheme: 'light', forcedColors: 'none' }, direction: 'rtl' },
};
/** `npm run screenshots -- statuses` takes only pictures with this in their names. */
const wanted = process.argv[2] ?? '';

/** @param {string} path */
async function importTypeScript(path) {
  const { module } = await runnerImport(`${root}${path}`, { configFile: false, logLevel: 'error' });
  return module;
}

/** @type {typeof import('../test/support/launch-chromium.js')} */
const { launchOwnChromium } = await importTypeScript('test/support/launch-chromium.ts');
/** @type {typeof import('../test/support/start-demo.js')} */
const { startDemo } = await importTypeScript('test/support/start-demo.ts');

/**
 * Takes screenshots of a page in every look and at every width.
 *
 * @param {import('playwright').Browser} browser
 * @param {string} name
 * @param {string} url
 * @param {(page: import('playwright').Page) => Promise<unknown>} act
 */
async function photograph(browser, name, url, act) {
  if (!name.includes(wanted)) return;
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(url);
  await act(page);
  for (const [look, { direction = 'ltr', media }] of Object.entries(LOOKS)) {
    await page.emulateMedia(media);
    await page.evaluate((dir) => (document.documentElement.dir = dir), direction);
    // Colors change with a transition.
    await page.waitForTimeout(300);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await page.screenshot({ path: `${folder}/${name}-${width}-${look}.png`, fullPage: true });
    }
  }
  await page.close();
}

/** @param {import('playwright').Page} page */
async function fillDemo(page) {
  await page.getByRole('button', { name: /^Add all/ }).click();
  await page.locator('[data-status="success"]').nth(4).waitFor();
  await page.waitForTimeout(300);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
execFileSync('npm', ['run', 'build-storybook'], { cwd: root, stdio: 'ignore' });
const [browser, demo] = await Promise.all([launchOwnChromium(), startDemo()]);
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
console.log(`The screenshots are in ${folder}.`);
