import { createLabels } from './create-labels.js';
import type { Labels } from './labels.js';
import { createNotes, type DescribeNote } from './notes.js';
import { notes, words } from './words/ja.js';

/** Japanese. */
export const ja: Labels = createLabels('ja', words);

/** For the `notes` of `fitToProvider`, `fitTo` and `stripMetadata`. */
export const jaNotes: DescribeNote = /* @__PURE__ */ createNotes('ja', notes);
