import { createLabels } from './create-labels.js';
import type { Labels } from './labels.js';
import { createNotes, type DescribeNote } from './notes.js';
import { notes, words } from './words/fr.js';

/** French. */
export const fr: Labels = createLabels('fr', words);

/** For the `notes` of `fitToProvider`, `fitTo` and `stripMetadata`. */
export const frNotes: DescribeNote = /* @__PURE__ */ createNotes('fr', notes);
