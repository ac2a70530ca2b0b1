import { formatLabel } from '../core/rules/image-types.js';
import { createCounter } from './plurals.js';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
const STEP = 1000;
/** Fraction digits for each unit. */
const FRACTION_DIGITS = [0, 0, 1, 1] as const;
/** Numbers from here on need no fractions. */
const LARGE = 10;

/** The result of {@link createFormatters}. */
export type Formatters = ReturnType<typeof createFormatters>;

/**
 * Creates formatters for numbers and lists in one language. Call it once, because `Intl` objects are slow
 * to create.
 */
export function createFormatters(locale: string) {
  const sizes = UNITS.map((unit, power) => {
    const maximumFractionDigits = FRACTION_DIGITS[power]!;
    // Arabic has short forms for only some units.
    const unitDisplay = unit === 'byte' || locale.startsWith('ar') ? 'long' : 'short';
    const style = { style: 'unit', unit, unitDisplay } as const;
    return new Intl.NumberFormat(locale, { ...style, maximumFractionDigits });
  });
  const percents = new Intl.NumberFormat(locale, { style: 'percent' });
  // Pixels have no separators in any language, and counts are rarely large enough for one.
  const numbers = new Intl.NumberFormat(locale, { useGrouping: false });
  const choices = new Intl.ListFormat(locale, { type: 'disjunction' });
  const sums = new Intl.ListFormat(locale, { type: 'conjunction' });

  function size(bytes: number, round: (value: number, digits: number) => number): string {
    const power = bytes >= STEP ? Math.min(Math.floor(Math.log(bytes) / Math.log(STEP)), 3) : 0;
    return steady(sizes[power]!.format(round(bytes / STEP ** power, FRACTION_DIGITS[power]!)));
  }

  /** Chinese has spaces around Latin words, which `Intl` leaves out. */
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
    /** Rounded down, so that a file of exactly the size shown is accepted. */
    limit: (bytes: number) => size(bytes, roundDown),
    percent: (part: number) => steady(percents.format(part)),
    /** "JPEG, PNG or GIF". */
    formats: (types: readonly string[]) => spaceLatin(choices.format(types.map(formatLabel))),
    /** "800 px wide and 600 px high". */
    together: (parts: readonly string[]) => sums.format(parts),
  };
}

function roundDown(value: number, digits: number): number {
  const factor = value < LARGE ? 10 ** digits : 1;
  return Math.floor(value * factor) / factor;
}

/**
 * Normalizes spaces. ICU versions use different ones before a unit, but a server-rendered page must match
 * the browser's text.
 */
function steady(text: string): string {
  return text.replace(/[\u00A0\u202F]/g, ' ');
}
