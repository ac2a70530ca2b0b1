import { createLabels } from './create-labels.js';
import type { Labels } from './labels.js';
import { createNotes, type DescribeNote } from './notes.js';
import { notes, words } from './words/zh-CN.js';

/** Simplified Chinese. */
export const zhCN: Labels = createLabels('zh-CN', words);

/** For the `notes` of `fitToProvider`, `fitTo` and `stripMetadata`. */
export const zhCNNotes: DescribeNote = /* @__PURE__ */ createNotes('zh-CN', notes);
