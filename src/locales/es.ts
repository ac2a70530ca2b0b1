import { createLabels } from './create-labels.js';
import type { Labels } from './labels.js';
import { words } from './words/es.js';

/** Spanish. */
export const es: Labels = createLabels('es', words);
