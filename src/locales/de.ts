import { createLabels } from './create-labels.js';
import type { Labels } from './labels.js';
import { words } from './words/de.js';

/** German. */
export const de: Labels = createLabels('de', words);
