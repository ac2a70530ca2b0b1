import { optionsForDrop } from '../core/provider/provider-options.js';
import type { AnyProvider } from '../core/provider/provider.js';
import { createUploadJob, type UploadJob } from './upload-job.js';

/** The uploads of one provider hook. */
interface HookJobs {
  /**
   * Called before each upload, which TanStack starts some ticks later, so that `cancel` already
   * finds it.
   */
  readonly announce: () => void;
  /** Runs an upload as the job of its file. */
  readonly run: <Result>(
    file: File,
    options: object,
    upload: (job: UploadJob, isLatest: () => boolean) => Promise<Result>,
  ) => Promise<Result>;
  readonly cancelLatest: () => void;
  readonly mount: () => void;
  /** Stops everything; nothing starts afterward. */
  readonly unmount: () => void;
}

/**
 * Keeps a file's job until the file has arrived. The same file again is another attempt at the same
 * upload, with the same idempotency key and the same order.
 */
export function createHookJobs(provider: AnyProvider): HookJobs {
  const jobs = new WeakMap<File, UploadJob>();
  const announced: AbortController[] = [];
  const running = new Set<AbortController>();
  let latest: AbortController | undefined;
  let mounted = true;

  return {
    announce() {
      latest = new AbortController();
      if (!mounted) latest.abort();
      announced.push(latest);
      running.add(latest);
    },
    async run(file, options, upload) {
      const controller = announced.shift() ?? new AbortController();
      const job =
        jobs.get(file) ?? createUploadJob(file, provider, optionsForDrop(provider, options));
      jobs.set(file, job);
      job.controller = controller;
      try {
        const result = await upload(job, () => latest === controller);
        jobs.delete(file);
        return result;
      } finally {
        running.delete(controller);
      }
    },
    cancelLatest: () => latest?.abort(),
    mount() {
      mounted = true;
    },
    unmount() {
      mounted = false;
      // Hot reload and StrictMode end every effect and restart it immediately. In that case, uploads
      // continue.
      queueMicrotask(() => {
        if (mounted) return;
        for (const controller of running) controller.abort();
      });
    },
  };
}
