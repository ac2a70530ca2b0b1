/** Milliseconds without a byte leaving, once one has left. */
export const STALL_MS = 30_000;

/** Milliseconds for the answer, after the last byte. */
export const ANSWER_MS = 90_000;

/** Bytes per second that a line has at least, where nobody can see how fast it is. */
const SLOWEST_LINE = 32_000;

/**
 * Milliseconds for the bytes and the answer together, where the browser reports no progress: behind an
 * app's own service worker, none in any browser.
 */
export function unseenMs(bytes: number): number {
  // guard: unseen-bytes-take-their-time
  return ANSWER_MS + (bytes / SLOWEST_LINE) * 1000;
}
