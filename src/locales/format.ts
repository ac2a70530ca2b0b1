import { formatLabel } from '../core/rules/image-types.js';
import { createCounter } from './plurals.js';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
const STEP = 1000;
/** Of each unit. */
const FRACTION_DIGITS = [0, 0, 1, 1] as const;
/** From here on people want no fractions. */
const LARGE = 10;

/** What {@link createFormatters} makes. */
export type Formatters = ReturnType<typeof createFormatters>;

/** Words for numbers and lists in one language, made once: `Intl` objects are slow to make. */
export function createFormatters(locale: string) {
  const sizes = UNITS.map((unit, power) => {
    const maximumFractionDigits = FRACTION_DIGITS[power]!;
    // Arabic has short forms of some units only.
    const unitDisplay = unit === 'byte' || locale.startsWith('ar') ? 'long' : 'short';
    const style = { style: 'unit', unit, unitDisplay } as const;
    return new Intl.NumberFormat(locale, { ...style, maximumFractionDigits });
  });
  const percents = new Intl.NumberFormat(locale, { style: 'percent' });
  // Pixels are written without separators in every language, and counts are hardly ever that large.
  const numbers = new Intl.NumberFormat(locale, { useGrouping: false });
  const choices = new Intl.ListFormat(locale, { type: 'disjunction' });
  const sums = new Intl.ListFormat(locale, { type: 'conjunction' });

  function size(bytes: number, round: (value: number, digits: number) => number): string {
    const power = bytes >= STEP ? Math.min(Math.floor(Math.log(bytes) / Math.log(STEP)), 3) : 0;
    return steady(sizes[power]!.format(round(bytes / STEP ** power, FRACTION_DIGITS[power]!)));
  }

  /** Chinese sets spaces around Latin words; `Intl` does not. */
  function spaceLatin(text: string): string {
    return locale.startsWith('zh')
      ? text.replace(/(?<=\w)(?=\p{Script=Han})|(?<=\p{Script=Han})(?=\w)/gu, ' ')
      : text;
  }

  const number = (value: number) => numbers.format(value);
  return {
    number,
    counted: createCounter(locale, number),
    /** Decimal units: 1 MB is 1,000,000 bytes. */
    size: (bytes: number) => size(bytes, (value) => value),
    /** Rounded down, so that a file of just that size is really accepted. */
    limit: (bytes: number) => size(bytes, roundDown),
    percent: (part: number) => steady(percents.format(part)),
    /** "JPEG, PNG or GIF". */
    formats: (types: readonly string[]) => spaceLatin(choices.format(types.map(formatLabel))),
    /** "800 wide and 600 high". */
    together: (parts: readonly string[]) => sums.format(parts),
  };
}

function roundDown(value: number, digits: number): number {
  const factor = value < LARGE ? 10 ** digits : 1;
  return Math.floor(value * factor) / factor;
}

/**
 * Versions of ICU differ in the kind of space before a unit, and a page that was rendered on a
 * server has to find the same text in the browser.
 */
function steady(text: string): string {
  return text.replace(/[\u00A0\u202F]/g, ' ');
}
