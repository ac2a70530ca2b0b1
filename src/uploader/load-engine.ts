import { loadOnce } from '../core/load-once.js';

// Nobody needs these before there is a file: the readers of images and the rules for them, and what
// prepares and sends files, axios among it.

/** Loads what validates files. */
export const loadValidation = /* @__PURE__ */ loadOnce(() => import('./validation.js'));

/** Loads what sends files. */
export const loadSending = /* @__PURE__ */ loadOnce(() => import('./send-job.js'));

/** Has all of it ready for the first file. Where that fails, the file says so. */
export function prepareEngine(): void {
  loadValidation().catch(() => {});
  loadSending().catch(() => {});
}
