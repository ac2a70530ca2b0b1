const FIRST_MS = 1000;
const LONGEST_MS = 30_000;

/** 1, 2, 4 … seconds in milliseconds, at most 30 seconds: the longest wait after so many failures. */
export function backoffStep(failuresBefore: number): number {
  return Math.min(FIRST_MS * 2 ** failuresBefore, LONGEST_MS);
}
