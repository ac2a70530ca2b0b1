import { createLabels } from './create-labels.js';
import type { Labels } from './labels.js';
import { createNotes, type DescribeNote } from './notes.js';
import { notes, words } from './words/ar.js';

// Engines choose different digits for Arabic. These are understood wherever Arabic is written.
const LOCALE = 'ar-u-nu-latn';

/** Arabic. */
export const ar: Labels = createLabels(LOCALE, words);

/** For the `notes` of `fitToProvider`, `fitTo` and `stripMetadata`. */
export const arNotes: DescribeNote = /* @__PURE__ */ createNotes(LOCALE, notes);
