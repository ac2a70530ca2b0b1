import { median } from '../median.js';

/** @typedef {import('./contestants.js').Contestant} Contestant */

/**
 * Measures several contestants in turn, round after round, so that other load on the machine affects
 * all of them. Every other round runs in reverse because later contestants find warm caches.
 *
 * @template {object} Figures
 * @param {readonly Contestant[]} contestants
 * @param {number} rounds
 * @param {(contestant: Contestant) => Promise<Figures>} measure
 * @returns {Promise<Map<Contestant, Figures[]>>}
 */
export async function measureRounds(contestants, rounds, measure) {
  /** @type {Map<Contestant, Figures[]>} */
  const all = new Map(contestants.map((contestant) => [contestant, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contestant of round % 2 === 0 ? contestants : contestants.toReversed()) {
      // One that froze or wasn't done in time is out: it would take as long each time.
      if (all.get(contestant)?.some(hasNotFinished)) continue;
      const figures = await measure(contestant);
      all.get(contestant)?.push(figures);
      console.log(`  ${round + 1}/${rounds} ${contestant} ${brief(figures)}`);
    }
  }
  return all;
}

/** @param {object} figures */
function hasNotFinished(figures) {
  return 'trouble' in figures && /^(?:frozen|not finished)/.test(String(figures.trouble));
}

/** @param {unknown} figures */
function brief(figures) {
  return JSON.stringify(figures, (_, value) =>
    typeof value === 'number' ? Math.round(value * 100) / 100 : value,
  );
}

/**
 * Returns the median of a figure over all rounds, or `undefined` if no round has it.
 *
 * @template Figures
 * @param {readonly Figures[] | undefined} rounds
 * @param {(figures: Figures) => number | undefined} figure
 */
export function middle(rounds, figure) {
  const seen = (rounds ?? []).flatMap((figures) => {
    const number = figure(figures);
    return number === undefined || Number.isNaN(number) ? [] : [number];
  });
  return seen.length === 0 ? undefined : median(seen);
}

/**
 * Returns the median of a figure's ratio to a floor, round by round, so that a disturbed round counts
 * once.
 *
 * @template Figures
 * @param {readonly Figures[] | undefined} rounds
 * @param {readonly Figures[] | undefined} floor
 * @param {(figures: Figures) => number | undefined} figure
 */
export function middleRatio(rounds, floor, figure) {
  return middle(
    (rounds ?? []).map((figures, index) => {
      const below = floor?.[index];
      const number = figure(figures);
      const base = below === undefined ? undefined : figure(below);
      return number === undefined || base === undefined ? undefined : number / base;
    }),
    (ratio) => ratio,
  );
}
