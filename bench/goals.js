/** @typedef {import('./table.js').Row} Row */

/**
 * @typedef Goal
 * @property {string} words
 * @property {(figure: number) => boolean} holds
 */

/**
 * Formats a figure with its unit.
 *
 * @typedef {(figure: number) => string} Writer
 */

/** @type {Writer} */
const timesTheFloor = (ratio) => `${ratio} x`;

/** @type {(limit: number, write?: Writer) => Goal} */
export function atLeast(limit, write = timesTheFloor) {
  return { words: `>= ${write(limit)}`, holds: (figure) => figure >= limit };
}

/** @type {(limit: number, write?: Writer) => Goal} */
export function atMost(limit, write = timesTheFloor) {
  return { words: `<= ${write(limit)}`, holds: (figure) => figure <= limit };
}

/**
 * Returns the row of a measure whose goal is a ratio to the floor.
 *
 * @param {string} measure
 * @param {{ readonly floor: number, readonly ours: number, readonly ratio: number }} figures
 * @param {Writer} write
 * @param {Goal} goal
 * @returns {Row}
 */
export function ratioRow(measure, { floor, ours, ratio }, write, { holds, words }) {
  return {
    measure,
    floor: write(floor),
    ours: write(ours),
    ratio: `${ratio.toFixed(2)} x`,
    goal: words,
    met: holds(ratio),
  };
}

/**
 * Returns the row of a measure whose goal doesn't depend on the floor.
 *
 * @param {string} measure
 * @param {{ readonly floor: number, readonly ours: number }} figures
 * @param {Writer} write
 * @param {Goal} goal
 * @returns {Row}
 */
export function limitRow(measure, { floor, ours }, write, { holds, words }) {
  return {
    measure,
    floor: write(floor),
    ours: write(ours),
    ratio: '',
    goal: words,
    met: holds(ours),
  };
}
