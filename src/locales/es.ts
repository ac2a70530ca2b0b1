import { createLabels } from './create-labels.js';
import type { Labels } from './labels.js';
import { createNotes, type DescribeNote } from './notes.js';
import { notes, words } from './words/es.js';

/** Spanish. */
export const es: Labels = createLabels('es', words);

/** For the `notes` of `fitToProvider`, `fitTo` and `stripMetadata`. */
export const esNotes: DescribeNote = /* @__PURE__ */ createNotes('es', notes);
