import type { AnyProvider } from '../core/provider/provider.js';
import { optionsForDrop } from '../core/provider/provider-options.js';
import type { UploadError } from '../core/errors/upload-error.js';
import type { UploadItem } from '../core/items/upload-item.js';
import { findKeptJob, keepJob } from './kept-jobs.js';
import { createUploadJob, type UploadJob } from './upload-job.js';

/** A job and its place among those that wait. */
export type PlacedJob = UploadJob & { place: number };

/** The jobs of one list, by the ids of their items. */
export interface JobList {
  readonly get: (id: string) => PlacedJob | undefined;
  readonly create: (
    id: string,
    file: File,
    provider: AnyProvider,
    options: object,
    refusal: UploadError | undefined,
  ) => void;
  /** The job of an item that an app has put in; the one it had before, where there was one. */
  readonly adopt: (id: string, file: File, provider: AnyProvider, options: object) => UploadJob;
  /** Makes a job ready for another try, behind all others. */
  readonly renew: (job: PlacedJob) => void;
  readonly remove: (id: string) => void;
  /** The files as they were chosen, of all items that stand for an upload. */
  readonly filesOf: (items: readonly UploadItem[]) => File[];
  /** Keeps the jobs for items that may come back in another component. */
  readonly keep: () => void;
}

/** A list without jobs. */
export function createJobList(): JobList {
  const jobs = new Map<string, PlacedJob>();
  let lastPlace = 0;

  function put<Job extends UploadJob>(id: string, job: Job): Job & PlacedJob {
    lastPlace += 1;
    const placed = Object.assign(job, { place: lastPlace });
    jobs.set(id, placed);
    return placed;
  }

  return {
    get: (id) => jobs.get(id),
    create(id, file, provider, options, refusal) {
      put(id, createUploadJob(file, provider, options, refusal));
    },
    adopt: (id, file, provider, options) =>
      put(
        id,
        findKeptJob(id, file) ?? createUploadJob(file, provider, optionsForDrop(provider, options)),
      ),
    renew(job) {
      // guard: retries-keep-the-key
      job.controller = new AbortController();
      lastPlace += 1;
      job.place = lastPlace;
    },
    remove: (id) => void jobs.delete(id),
    filesOf: (items) =>
      items.flatMap(({ id, status }) =>
        status === 'rejected' || status === 'canceled' ? [] : (jobs.get(id)?.file ?? []),
      ),
    keep() {
      for (const [id, job] of jobs) keepJob(id, job);
    },
  };
}
