import { describeChange, describeRemoval } from '../core/notes/english.js';
import { createLabels } from './create-labels.js';
import type { Labels } from './labels.js';
import type { DescribeNote } from './notes.js';
import { words } from './words/en.js';

// Unlike other English locales, this one has no comma before "or": "PNG, WebP or GIF".
const LOCALE = 'en-GB';

/** English. */
export const en: Labels = createLabels(LOCALE, words);

/**
 * The default notes of `fitToProvider`, `fitTo` and `stripMetadata`, for apps that switch
 * languages.
 */
export const enNotes: DescribeNote = (note) =>
  typeof note === 'string' ? describeRemoval(note) : describeChange(note);
