import type { AnyProvider } from '../core/provider/provider.js';
import { optionsForDrop } from '../core/provider/provider-options.js';
import type { UploadError } from '../core/errors/upload-error.js';
import type { UploadItem } from '../core/items/upload-item.js';
import { createUploadJob, type UploadJob } from './upload-job.js';

/** A job and its place in the queue. */
type PlacedJob = UploadJob & { place: number };

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
  /** Returns the job of an item that an app has added. It is the item's earlier job if there was one. */
  readonly adopt: (id: string, file: File, provider: AnyProvider, options: object) => UploadJob;
  /** Prepares a job for another attempt, at the end of the queue. */
  readonly renew: (job: PlacedJob) => void;
  readonly remove: (id: string) => void;
  /** Returns the chosen files of all items that are uploads. */
  readonly filesOf: (items: readonly UploadItem[]) => File[];
  /** Saves the jobs for items that may come back in another component. */
  readonly save: () => void;
}

/** Creates a list without jobs. */
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
        findSavedJob(id, file) ??
          createUploadJob(file, provider, optionsForDrop(provider, options)),
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
    save() {
      for (const [id, job] of jobs) saveJob(id, job);
    },
  };
}

/** Jobs of unmounted components, for as long as the app holds on to the file. */
const savedJobs = new WeakMap<File, Map<string, UploadJob>>();

/**
 * Saves a job for an item that may come back in an app's list. The upload keeps its idempotency key, so
 * that nothing arrives twice.
 */
function saveJob(id: string, job: UploadJob): void {
  for (const file of new Set([job.file, job.ready?.file ?? job.file])) {
    const jobs = savedJobs.get(file) ?? new Map<string, UploadJob>();
    savedJobs.set(file, jobs.set(id, job));
  }
}

/** Returns the job of an item that has come back, or `undefined` if there was none. */
function findSavedJob(id: string, file: File): UploadJob | undefined {
  return savedJobs.get(file)?.get(id);
}
