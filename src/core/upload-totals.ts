import { isActive, progressOf, type UploadItem } from './upload-item.js';

/** What all items are together. */
export interface UploadTotals {
  /** 0 to 1, weighted by bytes. */
  readonly progress: number;
  /** Items with something still to come. */
  readonly active: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly rejected: number;
  /** All but the rejected and the canceled, which leave progress alone as well. */
  readonly count: number;
}

/** Sums that are kept up by differences, so that a thousand items cost no more than one. */
export interface RunningTotals {
  replace(before: UploadItem | undefined, after: UploadItem | undefined): void;
  read(): UploadTotals;
}

/** Keeps the totals of a changing set of items. */
export function createRunningTotals(): RunningTotals {
  const sums = { bytes: 0, done: 0, active: 0, succeeded: 0, failed: 0, rejected: 0, count: 0 };

  function count(item: UploadItem, sign: 1 | -1): void {
    if (isActive(item)) sums.active += sign;
    if (item.status === 'success') sums.succeeded += sign;
    if (item.status === 'error') sums.failed += sign;
    if (item.status === 'rejected') sums.rejected += sign;
    if (item.status === 'rejected' || item.status === 'canceled') return;
    sums.count += sign;
    sums.bytes += sign * item.size;
    sums.done += sign * item.size * progressOf(item);
  }

  return {
    replace(before, after) {
      if (before !== undefined) count(before, -1);
      if (after !== undefined) count(after, 1);
    },
    read() {
      const { bytes, done, ...counts } = sums;
      const everyByteDone = counts.active === 0 && counts.succeeded > 0 && counts.failed === 0;
      const fraction = bytes > 0 ? Math.min(Math.max(done / bytes, 0), 1) : 0;
      // Adding and taking away fractions leaves a rounding error that must not show as 0.9999….
      return { ...counts, progress: everyByteDone ? 1 : fraction };
    },
  };
}
