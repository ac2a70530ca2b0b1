import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

// What a screen reader has of every status: names, roles and states, written down and compared. When a
// change is meant, `npm run test:storybook -- --update` writes them anew, to be read before a commit.

const path = fileURLToPath(new URL('../test/storybook/status-trees.json', import.meta.url));

/** What is said to screen readers waits for others that come with it. */
const UNTIL_SAID_MS = 500;

/** Pictures take a while, and become buttons then. */
const UNTIL_DRAWN_MS = 5000;

const isUpdate = process.argv.includes('--update') || !existsSync(path);

/** @type {Record<string, string[]>} */
const known = isUpdate ? {} : JSON.parse(readFileSync(path, 'utf8'));

/** Whether the tree of a story is written down. */
export const isWrittenDown = (/** @type {string} */ id) =>
  id.startsWith('imageuploaddropzone-statuses--');

/** @type {Record<string, string[]>} */
const seen = {};

/**
 * Notes what a story's page says to a screen reader.
 *
 * @param {string} id
 * @param {import('playwright').Page} page
 */
export async function noteTree(id, page) {
  const deadline = Date.now() + UNTIL_DRAWN_MS;
  do {
    await page.waitForTimeout(UNTIL_SAID_MS);
    const tree = await page.locator('[data-slot="root"]').ariaSnapshot();
    // How long something waits is partly up to chance.
    seen[id] = tree
      .replaceAll(/retrying in \d+ (?:s|min)/g, 'retrying in a while')
      .replaceAll(/ · about \d+ (?:s|min) left/g, '')
      .split('\n');
  } while (!isSame(seen[id], known[id]) && Date.now() < deadline);
}

/**
 * What differs from what is written down; after an update, nothing.
 *
 * @returns {string[]}
 */
export function changedTrees() {
  const sorted = Object.fromEntries(
    Object.entries(seen).toSorted(([one], [two]) => one.localeCompare(two)),
  );
  if (isUpdate) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(sorted, undefined, 2)}\n`);
    return [];
  }
  const ids = new Set([...Object.keys(known), ...Object.keys(sorted)]);
  return [...ids]
    .filter((id) => !isSame(known[id], sorted[id]))
    .map((id) => `${id}: to a screen reader it is now\n${(sorted[id] ?? ['gone']).join('\n')}`);
}

/** @type {(one: string[] | undefined, other: string[] | undefined) => boolean} */
function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
