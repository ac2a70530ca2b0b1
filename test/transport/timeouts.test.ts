import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { apimart, autoenhance } from '../../src/index.js';
import { createTestHttp, sampleImages, type ScriptStep } from '../../src/testing/index.js';
import { uploadImage } from '../../src/transport/upload-image.js';
import { createUploadSession } from '../../src/transport/upload-session.js';
import { failureOf, KEY } from './attempt.js';

const ANSWER: ScriptStep = { answer: { body: { url: 'https://cdn.example/1.png' } } };

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

function upload(steps: ScriptStep[], signal = new AbortController().signal) {
  return uploadImage(
    apimart,
    sampleImages.png({ bytes: 10_000 }),
    { http: createTestHttp(steps) },
    { options: {}, session: createUploadSession(apimart, KEY), signal },
  );
}

/** Returns the outcome of an upload after this many milliseconds. */
async function after(ms: number, steps: ScriptStep[]): Promise<string> {
  let outcome = 'nothing yet';
  upload(steps).then(
    () => (outcome = 'success'),
    (error: { code: string }) => (outcome = error.code),
  );
  await vi.advanceTimersByTimeAsync(ms);
  return outcome;
}

describe('an upload that stops making progress', () => {
  it.each<[number, string]>([
    [29_000, 'nothing yet'],
    [30_500, 'stalled'],
  ])('after %i ms: %s', async (ms, outcome) => {
    expect(await after(ms, [{ progress: 0.4 }, { wait: Infinity }])).toBe(outcome);
  });

  it('is also stalled if the same number of bytes is reported again', async () => {
    const steps = [{ progress: 0.4 }, { wait: 20_000 }, { progress: 0.4 }, { wait: Infinity }];
    expect(await after(31_000, steps)).toBe('stalled');
  });

  it('may be arbitrarily slow while it makes progress', async () => {
    const steps = [1, 2, 3, 4, 5, 6].flatMap((step): ScriptStep[] => [
      { progress: step / 10 },
      { wait: 25_000 },
    ]);
    expect(await after(200_000, [...steps, { progress: 1 }, ANSWER])).toBe('success');
  });
});

describe('an answer that does not come', () => {
  it.each<[number, string]>([
    [89_000, 'nothing yet'],
    [90_500, 'timeout'],
  ])('after %i ms: %s', async (ms, outcome) => {
    expect(await after(ms, [{ progress: 1 }, { wait: Infinity }])).toBe(outcome);
  });

  it('is waited for equally long if no progress is reported', async () => {
    expect(await after(89_000, [{ wait: Infinity }])).toBe('nothing yet');
    expect(await after(90_500, [{ wait: Infinity }])).toBe('timeout');
  });

  it('may come late', async () => {
    expect(await after(81_000, [{ progress: 1 }, { wait: 80_000 }, ANSWER])).toBe('success');
  });
});

describe('the timeouts', () => {
  it('stop with the upload, however it ends', async () => {
    await upload([{ progress: 1 }, ANSWER]);
    await failureOf(upload([{ progress: 0.5 }, { fail: 'network' }]));
    const controller = new AbortController();
    const canceled = upload([{ progress: 0.5 }, { wait: Infinity }], controller.signal);
    await vi.advanceTimersByTimeAsync(10);
    controller.abort();
    expect((await failureOf(canceled)).code).toBe('aborted');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stop when a storage has the bytes', async () => {
    const put = { url: 'https://storage.example/1', headers: {} };
    const result = { orderId: 'order-1', imageId: 'image-1' };
    const quick = createTestHttp(async ({ url }) =>
      url.includes('/ticket') ? Response.json({ put, result }) : new Response(null),
    );
    await uploadImage(
      autoenhance,
      sampleImages.png(),
      { http: quick },
      {
        options: {},
        session: createUploadSession(autoenhance, KEY),
        signal: new AbortController().signal,
      },
    );
    expect(vi.getTimerCount()).toBe(0);
  });

  it('also apply to a storage, which may be tried again after a stall', async () => {
    const put = { url: 'https://storage.example/1', headers: {} };
    const result = { orderId: 'order-1', imageId: 'image-1' };
    const silent = createTestHttp(async ({ url }) =>
      url.includes('/ticket') ? Response.json({ put, result }) : new Promise<Response>(() => {}),
    );
    const lost = failureOf(
      uploadImage(
        autoenhance,
        sampleImages.png(),
        { http: silent },
        {
          options: {},
          session: createUploadSession(autoenhance, KEY),
          signal: new AbortController().signal,
        },
      ),
    );
    await vi.advanceTimersByTimeAsync(91_000);
    expect(await lost).toMatchObject({ code: 'timeout', retryable: true });
    expect(vi.getTimerCount()).toBe(0);
  });
});
