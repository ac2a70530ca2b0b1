import { atLeast, atMost, limitRow, ratioRow } from '../goals.js';
import { middleOf, sidesOf } from '../pairs.js';

/** @typedef {import('./throughput.js').Streaming} Streaming */
/** @typedef {import('../goals.js').Writer} Writer */
/** @typedef {import('../table.js').Row} Row */
/**
 * @template Figures
 * @typedef {readonly import('../pairs.js').Pair<Figures>[]} Pairs
 */

/** @type {Writer} */
const megabytes = (bytes) => `${(bytes / 1_000_000).toFixed(0)} MB`;
/** @type {Writer} */
const milliseconds = (ms) => (ms === Infinity ? 'never' : `${Number(ms.toFixed(2))} ms`);

/**
 * Returns the row for the worst of all pairs, because a server needs its peak memory even if the peak is rare.
 *
 * @param {string} measure
 * @param {Pairs<number>} pairs
 * @returns {Row}
 */
export function memoryRow(measure, pairs) {
  const worst = sidesOf(pairs, (growths) => Math.max(...growths));
  return limitRow(measure, worst, megabytes, atMost(150_000_000, megabytes));
}

/**
 * @param {Pairs<Streaming>} pairs
 * @returns {Row[]}
 */
export function throughputRows(pairs) {
  const speed = middleOf(pairs, ({ bytesPerSecond }) => bytesPerSecond);
  const cpu = middleOf(pairs, ({ cpuSecondsPerGigabyte }) => cpuSecondsPerGigabyte);
  return [
    ratioRow('throughput', speed, (bytes) => `${megabytes(bytes)}/s`, atLeast(0.75)),
    ratioRow('CPU time for 1 GB', cpu, (seconds) => `${seconds.toFixed(2)} s`, atMost(1.35)),
  ];
}

/**
 * @param {Pairs<number>} pairs
 * @returns {Row}
 */
export function requestRow(pairs) {
  const rate = middleOf(pairs, (uploadsPerSecond) => uploadsPerSecond);
  return ratioRow('small uploads', rate, (uploads) => `${uploads.toFixed(0)}/s`, atLeast(0.5));
}

/**
 * @param {Pairs<number>} pairs
 * @returns {Row}
 */
export function latencyRow(pairs) {
  const added = middleOf(pairs, (ms) => ms);
  return ratioRow('time added to a small upload', added, milliseconds, atMost(2.5));
}

/**
 * @param {Pairs<number>} pairs
 * @returns {Row[]}
 */
export function leavingRows(pairs) {
  const delay = middleOf(pairs, (ms) => ms);
  const missed = sidesOf(pairs, (all) => all.filter((ms) => ms === Infinity).length);
  return [
    limitRow('time to abort after a client leaves', delay, milliseconds, atMost(50, milliseconds)),
    limitRow(`missed aborts, of ${pairs.length}`, missed, String, atMost(0, String)),
  ];
}
