import type { UploadJob } from './upload-job.js';

/** Jobs of components that have gone, as long as somebody holds on to the file. */
const kept = new WeakMap<File, Map<string, UploadJob>>();

/**
 * Keeps a job for an item that may come back in an app's list: the same upload then has the same
 * idempotency key, so that what had arrived does not arrive twice.
 */
export function keepJob(id: string, job: UploadJob): void {
  for (const file of new Set([job.file, job.ready?.file ?? job.file])) {
    const jobs = kept.get(file) ?? new Map<string, UploadJob>();
    kept.set(file, jobs.set(id, job));
  }
}

/** The job of an item that has come back; undefined for one that was never here. */
export function findKeptJob(id: string, file: File): UploadJob | undefined {
  return kept.get(file)?.get(id);
}
