import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { changedTrees, isWrittenDown, noteTree } from './accessibility-trees.js';
import { readEntries, serveStorybook } from './serve-storybook.js';

// Opens every page of the built Storybook from a plain file server, as a reader would. Play functions
// and axe must pass, nothing may throw, and nothing may contact another server.

const PAGES_AT_ONCE = 3;
const LIMIT_MS = 30_000;
/** Catches what a page does right after it has reported success. */
const LINGER_MS = 100;

/** @returns {Promise<typeof import('../test/support/launch-chromium.js')>} */
async function importLaunchChromium() {
  const path = fileURLToPath(new URL('../test/support/launch-chromium.ts', import.meta.url));
  const { module } = await runnerImport(path, { configFile: false, logLevel: 'error' });
  return module;
}

/** Runs in a page before Storybook and passes on what the stories report to Storybook's panels. */
function listenToStories() {
  /** @type {any} */
  const page = globalThis;
  const wordsOf = (/** @type {any} */ error) => {
    const words = String(error?.message ?? error?.description ?? error);
    // After this, Testing Library prints the whole document.
    return words.split('\n\nIgnored nodes')[0];
  };
  /** @type {any} */
  let channel;
  Object.defineProperty(page, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set(next) {
      channel = next;
      for (const trouble of [
        'storyErrored',
        'storyMissing',
        'storyThrewException',
        'playFunctionThrewException',
        'unhandledErrorsWhilePlaying',
      ]) {
        channel.on(trouble, (/** @type {unknown} */ told) =>
          page.tellFault(`${trouble}: ${[told].flat().map(wordsOf).join(' ')}`),
        );
      }
      channel.on('storyFinished', (/** @type {any} */ { reporters, status }) => {
        const axe = reporters.find((/** @type {any} */ { type }) => type === 'a11y');
        const ids = axe?.result?.violations?.map((/** @type {any} */ { id }) => id) ?? [];
        page.tellFinished(status, axe?.status, ids);
      });
    },
  });
}

/**
 * Collects everything that goes wrong in a page.
 *
 * @param {import('playwright').Page} page
 * @param {string} url
 * @returns {string[]} Grows while the page is open.
 */
function watch(page, url) {
  /** @type {string[]} */
  const faults = [];
  page.on('crash', () => faults.push('the page crashed'));
  page.on('pageerror', ({ message }) => faults.push(`the page threw: ${message}`));
  page.on('request', (request) => {
    const asked = request.url();
    if (/^(?:https?|wss?):/.test(asked) && !asked.startsWith(url))
      faults.push(`the page requested ${asked}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`);
  });
  return faults;
}

/** Runs in a page: loads the stories in their own frames, which otherwise load only when scrolled to. */
function loadFrames() {
  for (const frame of document.querySelectorAll('iframe')) frame.loading = 'eager';
}

/** @typedef {import('./serve-storybook.js').Entry} Entry */

/**
 * Returns what is wrong with a story, or with a docs page and its stories.
 *
 * @param {import('playwright').Page} page
 * @param {string} url
 * @param {Entry} entry
 */
async function faultsOf(page, url, { id, type }) {
  const faults = watch(page, url);
  let finished = 0;
  /** @type {(status: string, axe: string | undefined, ids: string[]) => void} */
  const tellFinished = (status, axe, ids) => {
    finished += 1;
    if (ids.length > 0) faults.push(`axe finds ${ids.join(', ')}`);
    if (status !== 'success') faults.push('the story ended in an error');
    // On docs pages, Storybook doesn't run axe.
    else if (type === 'story' && axe !== 'passed') faults.push('axe has not checked the story');
  };
  await page.exposeFunction('tellFault', (/** @type {string} */ fault) => faults.push(fault));
  await page.exposeFunction('tellFinished', tellFinished);
  await page.addInitScript(listenToStories);
  await page.goto(`${url}iframe.html?id=${id}&viewMode=${type}`);

  const deadline = Date.now() + LIMIT_MS;
  const stories = type === 'docs' ? page.locator('[data-story-block]') : page.locator('body');
  for (;;) {
    await page.waitForTimeout(LINGER_MS);
    await page.evaluate(loadFrames);
    const shown = await stories.count();
    if (faults.length > 0 || (shown > 0 && finished >= shown)) break;
    if (Date.now() > deadline) {
      faults.push(`not finished after ${LIMIT_MS / 1000} seconds: ${finished} of ${shown} stories`);
      break;
    }
  }
  await page.waitForTimeout(LINGER_MS);
  if (type === 'story' && isWrittenDown(id)) await noteTree(id, page);
  return faults;
}

/**
 * Returns what is wrong with the frame around the stories and its menu.
 *
 * @param {import('playwright').Page} page
 * @param {string} url
 */
async function faultsOfFrame(page, url) {
  const faults = watch(page, url);
  await page.goto(url);
  const story = page.frameLocator('#storybook-preview-iframe').locator('[data-slot="zone"]');
  await story.first().waitFor({ timeout: LIMIT_MS });
  return faults;
}

const { launchOwnChromium } = await importLaunchChromium();
const [browser, { close, url }] = await Promise.all([launchOwnChromium(), serveStorybook()]);

/** @type {[name: string, look: (page: import('playwright').Page) => Promise<string[]>][]} */
const looks = [
  ['index.html', (page) => faultsOfFrame(page, url)],
  ...readEntries().map((entry) => {
    const look = (/** @type {import('playwright').Page} */ page) => faultsOf(page, url, entry);
    return /** @type {[string, typeof look]} */ ([entry.id, look]);
  }),
];
const left = looks.values();
/** @type {string[]} */
const faults = [];

async function lookInTurn() {
  for (const [name, look] of left) {
    const page = await browser.newPage();
    const found = await look(page).catch((error) => [String(error)]);
    faults.push(...found.map((fault) => `${name}: ${fault}`));
    await page.close();
  }
}

await Promise.all(Array.from({ length: PAGES_AT_ONCE }, lookInTurn));
await browser.close();
close();
faults.push(...changedTrees());
if (faults.length > 0) {
  console.error(`The built Storybook has faults:\n${faults.join('\n')}`);
  process.exitCode = 1;
} else {
  console.log(`All ${looks.length} pages of the built Storybook work.`);
}
