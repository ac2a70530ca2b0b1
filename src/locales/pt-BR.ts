import { createLabels } from './create-labels.js';
import type { Labels } from './labels.js';
import { words } from './words/pt-BR.js';

/** Brazilian Portuguese. */
export const ptBR: Labels = createLabels('pt-BR', words);
