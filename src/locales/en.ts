import { createLabels } from './create-labels.js';
import type { Labels } from './labels.js';
import { words } from './words/en.js';

// Of the English ones, this joins a list as we write it: "PNG, WebP or GIF".
const LOCALE = 'en-GB';

/** English. */
export const en: Labels = createLabels(LOCALE, words);
