import { createLabels } from './create-labels.js';
import type { Labels } from './labels.js';
import { createNotes, type DescribeNote } from './notes.js';
import { notes, words } from './words/pt-BR.js';

/** Brazilian Portuguese. */
export const ptBR: Labels = createLabels('pt-BR', words);

/** For the `notes` of `fitToProvider`, `fitTo` and `stripMetadata`. */
export const ptBRNotes: DescribeNote = /* @__PURE__ */ createNotes('pt-BR', notes);
