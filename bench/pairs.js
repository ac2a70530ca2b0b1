import { median } from './median.js';

/**
 * What the floor and ours did right after one another.
 *
 * @template Figures
 * @typedef {{ readonly floor: Figures, readonly ours: Figures }} Pair
 */

/**
 * Measures the floor and ours in turn, so that whatever else the machine does meets both. Each goes
 * first in every other pair: who comes second finds warm caches.
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
 * The middle figure of either side, and the middle of the ratios: a pair that the machine disturbed
 * counts once, whichever side it disturbed.
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
 * One figure for each side.
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
