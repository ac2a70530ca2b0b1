import { LABELS } from './contestants.js';
import { grouped, round } from './report.js';

const WIDTH = 720;
const NAMES = 170;
const ROW = 22;
const HEAD = 34;
const GAP = 18;

/**
 * Draws the entries as bars, a group for each measure, shortest first. The SVG follows the reader's light
 * or dark setting even if a page shows it as an image.
 *
 * @param {readonly import('./report.js').Entry[]} entries
 */
export function drawChart(entries) {
  let top = 0;
  const groups = [...grouped(entries)].map(([heading, group]) => {
    const shown = group
      .filter(({ contestant }) => contestant !== 'noop')
      .toSorted((one, other) => valueOf(one) - valueOf(other));
    const longest = Math.max(...shown.map(valueOf).filter(Number.isFinite));
    const begun = top;
    top += HEAD + shown.length * ROW + GAP;
    const bars = shown.map((entry, index) => drawBar(entry, begun + HEAD + index * ROW, longest));
    return `<text class="heading" x="0" y="${begun + 20}">${escaped(heading)}</text>${bars.join('')}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" role="img" aria-label="Benchmark results as bars" font-family="system-ui, sans-serif" font-size="13">
<style>text{fill:#1b1f27}.heading{font-weight:600}.peer{fill:#9aa6b8}.ours{fill:#1f5fd0}@media(prefers-color-scheme:dark){text{fill:#eceef2}.peer{fill:#5f6b7d}.ours{fill:#8ab4ff}}</style>
${groups.join('\n')}
</svg>
`;
}

/** @param {import('./report.js').Entry} entry @param {number} top @param {number} longest */
function drawBar(entry, top, longest) {
  const { contestant, figure, ratio, trouble, unit } = entry;
  const value = valueOf(entry);
  const length = Number.isFinite(value)
    ? Math.max(2, (value / longest) * (WIDTH - NAMES - 130))
    : 0;
  const words =
    figure === undefined
      ? (trouble ?? 'no figure')
      : ratio === undefined
        ? `${round(figure)} ${unit}`
        : `${round(ratio)} ×`;
  return (
    `<text x="${NAMES - 8}" y="${top + 15}" text-anchor="end">${escaped(LABELS[contestant])}</text>` +
    `<rect class="${contestant === 'ours' ? 'ours' : 'peer'}" x="${NAMES}" y="${top + 3}" width="${length.toFixed(1)}" height="${ROW - 6}" rx="3"/>` +
    `<text x="${NAMES + length + 8}" y="${top + 15}">${escaped(words)}</text>`
  );
}

/** @param {import('./report.js').Entry} entry */
function valueOf({ figure, ratio }) {
  return ratio ?? figure ?? Infinity;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
