import { createLabels } from './create-labels.js';
import type { Labels } from './labels.js';
import { words } from './words/ja.js';

/** Japanese. */
export const ja: Labels = createLabels('ja', words);
