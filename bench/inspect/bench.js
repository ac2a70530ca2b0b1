import { installPeers } from '../browser/contestants.js';
import { atMost, ratioRow } from '../goals.js';
import { median } from '../median.js';
import { measurePairs, middleOf } from '../pairs.js';
import { makePhotos } from './photos.js';

/** @typedef {import('../table.js').Row} Row */

const ROUNDS = 40;
const WARM_UPS = 10;

/**
 * Measures the time that `inspectImage` takes for a file against file-type, image-size and exifr together,
 * which report the same facts: type, size and orientation. The three share one read of the whole file
 * because none of them says how many bytes it needs. With a read of only 64 kB, both sides would be
 * about equally fast.
 *
 * @returns {Promise<Row[]>}
 */
export async function benchInspect() {
  await installPeers();
  const { fileTypeFromBuffer, imageSize, inspectImage, orientation } = await loadAll();

  /** @param {File} file */
  async function askPeers(file) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    // Each knows formats that the others don't, and some throw if bytes are missing.
    for (const ask of [fileTypeFromBuffer, imageSize, orientation]) await attempt(ask, bytes);
  }

  const asks = { floor: askPeers, ours: inspectImage };
  const files = await makePhotos();
  /** @param {'floor' | 'ours'} name */
  async function medianOf(name) {
    const times = [];
    for (const file of files) {
      const start = performance.now();
      await asks[name](file);
      times.push(performance.now() - start);
    }
    return median(times);
  }

  await measurePairs(WARM_UPS, medianOf);
  const middle = middleOf(await measurePairs(ROUNDS, medianOf), (ms) => ms);
  const milliseconds = (/** @type {number} */ ms) => `${ms.toFixed(2)} ms`;
  return [ratioRow('inspectImage, the median file', middle, milliseconds, atMost(0.5))];
}

/**
 * Imports by name at run time, which the type checker doesn't resolve: the first benchmark installs the
 * peers, and `npm run build` builds ours.
 *
 * @typedef {(bytes: Uint8Array) => Promise<unknown>} Ask
 */
async function loadAll() {
  const load = (/** @type {string} */ name) => import(name);
  const built = new URL('../../dist/index.js', import.meta.url).href;
  const [{ fileTypeFromBuffer }, { imageSize }, { default: exifr }, { inspectImage }] =
    /** @type {[{ fileTypeFromBuffer: Ask }, { imageSize: (bytes: Uint8Array) => unknown }, { default: { orientation: Ask } }, { inspectImage: (file: Blob) => Promise<unknown> }]} */ (
      await Promise.all(['file-type', 'image-size', 'exifr', built].map(load))
    );
  return { fileTypeFromBuffer, imageSize, inspectImage, orientation: exifr.orientation };
}

/** @type {(ask: (bytes: Uint8Array) => unknown, bytes: Uint8Array) => Promise<void>} */
async function attempt(ask, bytes) {
  try {
    await ask(bytes);
  } catch {
    // For files that a library can't read, the time that it takes to say so counts.
  }
}
