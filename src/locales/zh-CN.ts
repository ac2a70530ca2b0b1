import { createLabels } from './create-labels.js';
import type { Labels } from './labels.js';
import { words } from './words/zh-CN.js';

/** Simplified Chinese. */
export const zhCN: Labels = createLabels('zh-CN', words);
