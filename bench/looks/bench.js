import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildPages, installPeers } from '../browser/contestants.js';
import { launch } from '../browser/measure.js';
import { startServer } from '../browser/server.js';
import { writeGrid } from './grid.js';
import { FAILING } from './photos.js';
import { STATES } from './states.js';

const RESULTS = fileURLToPath(new URL('../results/looks/', import.meta.url));
const COMPONENTS = fileURLToPath(new URL('contestants/', import.meta.url));

/** @typedef {{ readonly page: string, readonly label: string, readonly scheme?: 'dark' }} Row */

/** @type {readonly Row[]} */
const ROWS = [
  { page: 'ours', label: 'image-upload-dropzone' },
  { page: 'ours-grid', label: 'image-upload-dropzone, grid' },
  { page: 'uppy', label: 'Uppy Dashboard' },
  { page: 'filepond', label: 'FilePond' },
  { page: 'antd', label: 'Ant Design' },
  { page: 'mantine', label: 'Mantine' },
  { page: 'uploadthing', label: 'UploadThing' },
  { page: 'uploady', label: 'Uploady' },
  { page: 'ours', label: 'image-upload-dropzone, dark', scheme: 'dark' },
  { page: 'ours-grid', label: 'image-upload-dropzone, grid, dark', scheme: 'dark' },
];

/** CSS pixels, and how many pixels of a picture each of them is. */
const WIDTHS = [
  { width: 1280, scale: 1 },
  { width: 375, scale: 2 },
];

/**
 * Photographs ours and six peers with the same six photos, in every state and at two widths, and lays
 * the pictures out in `bench/results/looks/index.html`. LOOKS_ONLY names some of the pages.
 *
 * @returns {Promise<boolean>} Always true: people judge this one.
 */
export async function photographLooks() {
  await installPeers();
  const only = process.env['LOOKS_ONLY']?.split(',');
  const rows = ROWS.filter(({ page }) => only?.includes(page) ?? true);
  await buildPages([...new Set(rows.map(({ page }) => page))], COMPONENTS);
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  const [server, refusing] = await Promise.all([startServer(), startServer(FAILING)]);
  const browser = await launch();
  try {
    for (const size of WIDTHS) {
      for (const row of rows) {
        for (const state of Object.keys(STATES)) {
          const { origin } = state === 'failed' ? refusing : server;
          await photograph(browser, origin, { ...row, ...size, state });
        }
      }
      console.log(`${size.width} pixels …`);
    }
    const html = writeGrid({ rows, states: Object.keys(STATES), sizes: WIDTHS, nameOf });
    writeFileSync(`${RESULTS}index.html`, html);
    for (const { width } of WIDTHS) await photographGrid(browser, width);
  } finally {
    await browser.close();
    server.close();
    refusing.close();
  }
  console.log(`Look at ${RESULTS}index.html.`);
  return true;
}

/** @param {{ readonly page: string, readonly scheme?: string, readonly state: string, readonly width: number }} shot */
function nameOf({ page, scheme = 'light', state, width }) {
  return `${page}-${scheme}-${width}-${state}.png`;
}

/**
 * @param {import('playwright').Browser} browser
 * @param {string} origin
 * @param {Row & { readonly state: string, readonly width: number, readonly scale: number }} shot
 */
async function photograph(browser, origin, shot) {
  const page = await browser.newPage({
    viewport: { width: shot.width, height: 800 },
    deviceScaleFactor: shot.scale,
  });
  await page.goto(`${origin}/${shot.page}/index.html`);
  await page.waitForFunction('window.bench !== undefined');
  await page.addStyleTag({
    content: `:root { color-scheme: ${shot.scheme ?? 'light'} } body { margin: 0; padding: 20px }`,
  });
  await STATES[shot.state]?.(page);
  // Colors and places change slowly.
  await page.waitForTimeout(700);
  await page.locator('body').screenshot({ path: RESULTS + nameOf(shot) });
  await page.close();
}

/** One picture of the whole grid, to look at without a browser. @param {import('playwright').Browser} browser @param {number} width */
async function photographGrid(browser, width) {
  const page = await browser.newPage({ viewport: { width: 2200, height: 1000 } });
  await page.goto(`file://${RESULTS}index.html`);
  const path = `${RESULTS}all-${width}.png`;
  await page.locator(`[data-width="${width}"]`).screenshot({ path });
  await page.close();
}
