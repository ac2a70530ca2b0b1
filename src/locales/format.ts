import { formatLabel } from '../core/image-types.js';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
const STEP = 1000;
/** Of each unit. */
const FRACTION_DIGITS = [0, 0, 1, 1] as const;
/** From here on people want no fractions. */
const LARGE = 10;

/** Words for numbers and lists in one language, made once: `Intl` objects are slow to make. */
export function createFormatters(locale: string) {
  const sizes = UNITS.map((unit, power) => {
    const maximumFractionDigits = FRACTION_DIGITS[power]!;
    const style = { style: 'unit', unit, unitDisplay: unit === 'byte' ? 'long' : 'short' } as const;
    return new Intl.NumberFormat(locale, { ...style, maximumFractionDigits });
  });
  const percents = new Intl.NumberFormat(locale, { style: 'percent' });
  const choices = new Intl.ListFormat(locale, { type: 'disjunction' });

  function size(bytes: number, round: (value: number, digits: number) => number): string {
    const power = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(STEP)), 3);
    return sizes[power]!.format(round(bytes / STEP ** power, FRACTION_DIGITS[power]!));
  }

  return {
    /** Decimal units: 1 MB is 1,000,000 bytes. */
    size: (bytes: number) => size(bytes, (value) => value),
    /** Rounded down, so that a file of just that size is really taken. */
    limit: (bytes: number) => size(bytes, roundDown),
    percent: (part: number) => percents.format(part),
    /** "JPEG, PNG or GIF". */
    formats: (types: readonly string[]) => choices.format(types.map(formatLabel)),
  };
}

function roundDown(value: number, digits: number): number {
  const factor = value < LARGE ? 10 ** digits : 1;
  return Math.floor(value * factor) / factor;
}
