import { describe, expect, it } from 'vitest';
import { autoenhance } from '../../src/index.js';
import { createHookJobs } from '../../src/uploader/hook-jobs.js';
import type { UploadJob } from '../../src/uploader/upload-job.js';
import { sampleImages } from '../../src/testing/index.js';

async function keep(job: UploadJob): Promise<UploadJob> {
  return { ...job };
}

async function fail(job: UploadJob): Promise<never> {
  throw Object.assign(new Error('lost'), { job: { ...job } });
}

describe('the jobs of a provider hook', () => {
  it('are the same upload if the same file is tried again after a failure', async () => {
    const jobs = createHookJobs(autoenhance);
    const file = sampleImages.png();
    const { job: first } = await jobs
      .run(file, {}, fail)
      .catch((error: { job: UploadJob }) => error);
    const second = await jobs.run(file, {}, keep);
    expect(second.session).toBe(first.session);
    expect(second.options).toEqual(first.options);
    expect(second.options).toHaveProperty('orderId');
  });

  it('are another upload once the file has arrived', async () => {
    const jobs = createHookJobs(autoenhance);
    const file = sampleImages.png();
    const first = await jobs.run(file, {}, keep);
    const second = await jobs.run(file, {}, keep);
    expect(second.session.idempotencyKey).not.toBe(first.session.idempotencyKey);
    expect(second.options).not.toEqual(first.options);
  });

  it('are found by a cancel that comes before they start', async () => {
    const jobs = createHookJobs(autoenhance);
    jobs.announce();
    jobs.cancelLatest();
    const job = await jobs.run(sampleImages.png(), {}, keep);
    expect(job.controller.signal.aborted).toBe(true);
  });

  it('stay separate if two start at once', async () => {
    const jobs = createHookJobs(autoenhance);
    jobs.announce();
    jobs.announce();
    jobs.cancelLatest();
    const [first, second] = await Promise.all([
      jobs.run(sampleImages.png(), {}, keep),
      jobs.run(sampleImages.png(), {}, keep),
    ]);
    expect(first.controller.signal.aborted).toBe(false);
    expect(second.controller.signal.aborted).toBe(true);
  });

  it('start nothing after the component has unmounted', async () => {
    const jobs = createHookJobs(autoenhance);
    jobs.unmount();
    jobs.announce();
    const { controller } = await jobs.run(sampleImages.png(), {}, keep);
    expect(controller.signal.aborted).toBe(true);
  });

  it('continue if every effect ends and starts again at once, as in a hot reload', async () => {
    const jobs = createHookJobs(autoenhance);
    jobs.announce();
    let signal: AbortSignal | undefined;
    const running = jobs.run(sampleImages.png(), {}, (job) => {
      signal = job.controller.signal;
      return new Promise<never>(() => {});
    });
    jobs.unmount();
    jobs.mount();
    await Promise.resolve();
    expect(signal?.aborted).toBe(false);
    jobs.unmount();
    await Promise.resolve();
    expect(signal?.aborted).toBe(true);
    void running;
  });
});
