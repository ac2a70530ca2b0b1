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
async function faultsOf(page, url, { id, tags, type }) {
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
  // A page of text has no stories.
  const isText = tags.includes('unattached-mdx');
  const title = page.locator('#storybook-docs h1');
  const stories = type === 'docs' ? page.locator('[data-story-block]') : page.locator('body');
  for (;;) {
    await page.waitForTimeout(LINGER_MS);
    await page.evaluate(loadFrames);
    const shown = await stories.count();
    const isShown = isText ? (await title.count()) > 0 : shown > 0;
    if (faults.length > 0 || (isShown && finished >= shown)) break;
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
  const preview = page.frameLocator('#storybook-preview-iframe');
  await preview.locator('#storybook-docs h1').first().waitFor({ timeout: LIMIT_MS });
  return faults;
}

/**
 * What is wrong with the search: it finds a section by its words, and the link leads to its heading.
 *
 * @param {import('playwright').Page} page
 * @param {string} url
 */
async function faultsOfSearch(page, url) {
  const faults = watch(page, url);
  await page.goto(`${url}?path=/docs/search--docs`);
  const preview = page.frameLocator('#storybook-preview-iframe');
  await preview.getByRole('searchbox').fill('proxy_request_buffering');
  await preview.locator('.site-search li a').first().click({ timeout: LIMIT_MS });
  const heading = preview.locator('#behind-nginx');
  await heading.waitFor({ timeout: LIMIT_MS });
  for (const end = Date.now() + LIMIT_MS; ; await page.waitForTimeout(LINGER_MS)) {
    const box = await heading.boundingBox();
    if (box !== null && box.y >= 0 && box.y < 400) return faults;
    if (Date.now() > end) return [...faults, `the heading that was found is at ${box?.y}`];
  }
}

const { launchOwnChromium } = await importLaunchChromium();
const [browser, { close, url }] = await Promise.all([launchOwnChromium(), serveStorybook()]);

/** @type {[name: string, look: (page: import('playwright').Page) => Promise<string[]>][]} */
const looks = [
  ['index.html', (page) => faultsOfFrame(page, url)],
  ['the search', (page) => faultsOfSearch(page, url)],
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
