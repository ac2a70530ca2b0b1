import { loadOnce } from '../core/load-once.js';

// These aren't needed before there is a file: the image readers and rules, and the code that prepares
// and sends files, including axios.

/** Loads the code that validates files. */
export const loadValidation = /* @__PURE__ */ loadOnce(() => import('./validation.js'), 'waits');

/** Loads the code that sends files. */
export const loadSending = /* @__PURE__ */ loadOnce(() => import('./send-job.js'), 'waits');

/** Loads all of it ahead of the first file. If that fails, the file shows the error. */
export function prepareEngine(): void {
  loadValidation().catch(() => {});
  loadSending().catch(() => {});
}
