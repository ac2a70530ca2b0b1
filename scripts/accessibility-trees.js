import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

// Compares what a screen reader gets for every status (names, roles and states) with a stored snapshot.
// After an intended change, update it with `npm run test:storybook -- --update` and review the diff.

const path = fileURLToPath(new URL('../test/storybook/status-trees.json', import.meta.url));

/** Announcements are delayed to combine those that come together. */
const UNTIL_SAID_MS = 500;

/** Pictures take a while to draw, and then become buttons. */
const UNTIL_DRAWN_MS = 5000;

const isUpdate = process.argv.includes('--update') || !existsSync(path);

/** @type {Record<string, string[]>} */
const known = isUpdate ? {} : JSON.parse(readFileSync(path, 'utf8'));

/** Returns whether the tree of a story is stored. */
export const isWrittenDown = (/** @type {string} */ id) =>
  id.startsWith('imageuploaddropzone-statuses--');

/** @type {Record<string, string[]>} */
const seen = {};

/**
 * Records the accessibility tree of a story's page.
 *
 * @param {string} id
 * @param {import('playwright').Page} page
 */
export async function noteTree(id, page) {
  const deadline = Date.now() + UNTIL_DRAWN_MS;
  do {
    await page.waitForTimeout(UNTIL_SAID_MS);
    const tree = await page.locator('[data-slot="root"]').ariaSnapshot();
    // How long something waits is partly random.
    seen[id] = tree
      .replaceAll(/retrying in \d+ (?:s|min)/g, 'retrying in a while')
      .replaceAll(/ · about \d+ (?:s|min) left/g, '')
      .split('\n');
  } while (!isSame(seen[id], known[id]) && Date.now() < deadline);
}

/**
 * Returns the differences from the stored trees. With `--update`, stores the trees and returns none.
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
    .map((id) => `${id}: the accessibility tree is now\n${(sorted[id] ?? ['missing']).join('\n')}`);
}

/** @type {(one: string[] | undefined, other: string[] | undefined) => boolean} */
function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
