import { median } from './median.js';

/**
 * The figures of the floor and ours, measured right after one another.
 *
 * @template Figures
 * @typedef {{ readonly floor: Figures, readonly ours: Figures }} Pair
 */

/**
 * Measures the floor and ours in turn, so that other load on the machine affects both. The order
 * alternates from pair to pair because the second one finds warm caches.
 *
 * @template Figures
 * @param {number} count
 * @param {(name: 'floor' | 'ours') => Promise<Figures>} measure
 * @returns {Promise<Pair<Figures>[]>}
 */
export async function measurePairs(count, measure) {
  /** @type {Pair<Figures>[]} */
  const pairs = [];
  for (let turn = 0; turn < count; turn += 1) {
    if (turn % 2 === 0) {
      const floor = await measure('floor');
      pairs.push({ floor, ours: await measure('ours') });
    } else {
      const ours = await measure('ours');
      pairs.push({ floor: await measure('floor'), ours });
    }
  }
  return pairs;
}

/**
 * Returns the median figure of each side, and the median of the ratios. A disturbed pair counts once,
 * regardless of which side was disturbed.
 *
 * @template Figures
 * @param {readonly Pair<Figures>[]} pairs
 * @param {(figures: Figures) => number} figure
 */
export function middleOf(pairs, figure) {
  return {
    floor: median(pairs.map(({ floor }) => figure(floor))),
    ours: median(pairs.map(({ ours }) => figure(ours))),
    ratio: median(pairs.map(({ floor, ours }) => figure(ours) / figure(floor))),
  };
}

/**
 * Returns one figure for each side.
 *
 * @template Figures
 * @param {readonly Pair<Figures>[]} pairs
 * @param {(all: readonly Figures[]) => number} figure
 */
export function sidesOf(pairs, figure) {
  return {
    floor: figure(pairs.map(({ floor }) => floor)),
    ours: figure(pairs.map(({ ours }) => ours)),
  };
}
