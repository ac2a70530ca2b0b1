import { COLOR_NAMES, type FitChange } from '../core/notes/fit-change.js';
import type { Removal } from '../core/notes/removal.js';
import { formatLabel } from '../core/rules/image-types.js';
import { createFormatters } from './format.js';

/** The words in one language for what preparation did to a file. */
export interface NoteWords {
  readonly converted: (from: string, to: string) => string;
  /** Sizes with their units. */
  readonly compressed: (from: string, to: string) => string;
  /** Sides, as in "4000 × 3000". */
  readonly scaled: (from: string, to: string) => string;
  readonly flattened: string;
  readonly incomplete: (percent: string) => string;
  readonly coarse: string;
  readonly 'metadata-dropped': string;
  readonly 'orientation-dropped': string;
  readonly 'colors-converted': (from: string) => string;
  readonly 'colors-uncertain': string;
  readonly 'precision-reduced': (bits: string) => string;
  readonly 'gain-map-dropped': string;
  readonly 'motion-dropped': string;
  readonly 'pictures-dropped': string;
  readonly grayscale: string;
  readonly removals: Readonly<Record<Removal, string>>;
}

/**
 * Describes a change or removal in a sentence, for the `notes` of `fitToProvider`, `fitTo` and
 * `stripMetadata`.
 */
export type DescribeNote = (note: FitChange | Removal) => string;

/**
 * Creates the notes of one language. The number formatters are created with the first note because few
 * files need one.
 */
export function createNotes(locale: string, words: NoteWords): DescribeNote {
  let formatters: ReturnType<typeof createFormatters> | undefined;
  return (note) => {
    if (typeof note === 'string') return words.removals[note];
    const { number, percent, size } = (formatters ??= createFormatters(locale));
    switch (note.kind) {
      case 'converted':
        return words.converted(formatLabel(note.from), formatLabel(note.to));
      case 'compressed':
        return words.compressed(size(note.from), size(note.to));
      case 'scaled': {
        const sides = [note.from, note.to].map(
          ({ height, width }) => `${number(width)} × ${number(height)}`,
        );
        return words.scaled(sides[0]!, sides[1]!);
      }
      case 'incomplete':
        return note.missing === 0
          ? words.coarse
          : words.incomplete(percent(Math.ceil(note.missing * 100) / 100));
      case 'colors-converted':
        return words['colors-converted'](
          note.from === 'gray' ? words.grayscale : COLOR_NAMES[note.from],
        );
      case 'precision-reduced':
        return words['precision-reduced'](number(note.from));
      default:
        return words[note.kind];
    }
  };
}
