import { createSpeedometer, type Speed } from './speedometer.js';
import { isActive, progressOf, type UploadItem, type UploadStatus } from './upload-item.js';

/** The totals of all items. Images that were uploaded earlier count only as results. */
export interface UploadTotals extends Speed {
  /** 0 to 1, weighted by bytes. */
  readonly progress: number;
  /** Items that are still going to change on their own. */
  readonly active: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly rejected: number;
  /** All items except rejected and canceled ones, which don't count toward progress either. */
  readonly count: number;
  /** Items with a result, including those uploaded earlier. */
  readonly results: number;
}

/**
 * Totals that are updated by differences, so that a change costs the same in a list of any length.
 */
interface RunningTotals {
  replace(before: UploadItem | undefined, after: UploadItem | undefined): void;
  read(): UploadTotals;
  /** How many items have this status. */
  readonly count: (status: UploadStatus) => number;
}

/** Keeps the totals of a changing set of items. */
export function createRunningTotals(): RunningTotals {
  const counts = { active: 0, succeeded: 0, failed: 0, rejected: 0, count: 0, results: 0 };
  const byStatus = new Map<UploadStatus, number>();
  const bytes = { all: 0, done: 0, left: 0, sent: 0 };
  let speedometer = createSpeedometer();

  function add(item: UploadItem, sign: 1 | -1): void {
    byStatus.set(item.status, (byStatus.get(item.status) ?? 0) + sign);
    if (item.status === 'success') counts.results += sign;
    if (item.file === undefined) return;
    const isUnchecked = item.status === 'checking';
    if (isActive(item)) {
      counts.active += sign;
      if (!isUnchecked) bytes.left += sign * (item.size - sentOf(item));
    }
    if (item.status === 'success') counts.succeeded += sign;
    if (item.status === 'error') counts.failed += sign;
    if (item.status === 'rejected') counts.rejected += sign;
    if (item.status === 'rejected' || item.status === 'canceled') return;
    counts.count += sign;
    if (isUnchecked) return;
    bytes.all += sign * item.size;
    bytes.done += sign * item.size * progressOf(item);
  }

  return {
    replace(before, after) {
      if (before !== undefined) add(before, -1);
      if (after !== undefined) add(after, 1);
      if (before === undefined || after === undefined) return;
      bytes.sent += Math.max(0, sentOf(after) - sentOf(before));
    },
    count: (status) => byStatus.get(status) ?? 0,
    read() {
      const { active, failed, succeeded } = counts;
      const everyByteDone = active === 0 && succeeded > 0 && failed === 0;
      // Files whose check hasn't begun have no size yet, and count like the average of the others.
      const unchecked = byStatus.get('checking') ?? 0;
      const known = counts.count - unchecked;
      const rest = known > 0 ? (bytes.all / known) * unchecked : 0;
      const all = bytes.all + rest;
      const fraction = all > 0 ? Math.min(Math.max(bytes.done / all, 0), 1) : 0;
      if (active === 0) speedometer = createSpeedometer();
      const speed =
        active === 0 ? {} : speedometer.observe(bytes.sent, bytes.left + rest, performance.now());
      // Adding and subtracting fractions leaves a rounding error that must not show as 0.9999….
      return { ...counts, ...speed, progress: everyByteDone ? 1 : fraction };
    },
  };
}

/** Returns the number of bytes of an item that have been sent. */
function sentOf(item: UploadItem): number {
  if (item.status === 'processing' || item.status === 'success') return item.size;
  return item.status === 'uploading' ? item.loaded : 0;
}
