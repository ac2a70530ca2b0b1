import { createLabels } from './create-labels.js';
import type { Labels } from './labels.js';
import { createNotes, type DescribeNote } from './notes.js';
import { notes, words } from './words/de.js';

/** German. */
export const de: Labels = createLabels('de', words);

/** For the `notes` of `fitToProvider`, `fitTo` and `stripMetadata`. */
export const deNotes: DescribeNote = /* @__PURE__ */ createNotes('de', notes);
