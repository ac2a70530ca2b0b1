import { createLabels } from './create-labels.js';
import type { Labels } from './labels.js';
import { words } from './words/fr.js';

/** French. */
export const fr: Labels = createLabels('fr', words);
