import { describeChange, describeRemoval } from '../core/notes/english.js';
import { createLabels } from './create-labels.js';
import type { Labels } from './labels.js';
import type { DescribeNote } from './notes.js';
import { words } from './words/en.js';

// Of the English ones, this joins a list as we write it: "PNG, WebP or GIF".
const LOCALE = 'en-GB';

/** English. */
export const en: Labels = createLabels(LOCALE, words);

/** What `fitToProvider`, `fitTo` and `stripMetadata` say by themselves; for apps that switch languages. */
export const enNotes: DescribeNote = (note) =>
  typeof note === 'string' ? describeRemoval(note) : describeChange(note);
