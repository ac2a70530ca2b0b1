import axios, { type AxiosAdapter } from 'axios';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { TransferProgress } from '../../src/transport/upload-attempt.js';
import { failureOf } from './attempt.js';
import { ACCEPTED, openServer } from './record-requests.js';
import { BUSY, RESULT, upload } from './retried-upload.js';

describe('the progress of an upload', () => {
  it('reports that everything is sent once per try, and nothing after it', async () => {
    const { endpoint } = await openServer(BUSY, ACCEPTED);
    const told: string[] = [];
    await upload(
      { endpoint },
      {
        onProgress: ({ loaded, total }) => told.push(loaded === total ? 'all' : 'part'),
        onSent: () => told.push('sent'),
        onWait: () => told.push('wait'),
      },
    );
    expect(told.filter((word) => word !== 'part')).toEqual(['all', 'sent', 'wait', 'all', 'sent']);
  });

  it('stops after the last byte, though the browser reports it twice', async () => {
    const [onProgress, onSent] = [vi.fn(), vi.fn()];
    await upload({ http: axios.create({ adapter: repeatsItself }) }, { onProgress, onSent });
    expect(onProgress.mock.calls.map(([{ loaded }]) => Number(loaded))).toEqual([
      0, 25_000, 50_000,
    ]);
    expect(onSent).toHaveBeenCalledTimes(1);
  });

  it('ends with the try, even if progress comes late', async () => {
    const { http, late } = scriptedHttp([{ status: 429, wait: '0' }, { status: 200 }]);
    const told: string[] = [];
    await upload(
      { http },
      {
        onProgress: ({ loaded }: TransferProgress) => told.push(String(loaded)),
        onSent: () => told.push('sent'),
        onWait: () => {
          late();
          told.push('wait');
        },
      },
    );
    late();
    expect(told).toEqual(['0', '10', 'wait', '0', '10']);
  });

  it('has no speed before it can be measured', async () => {
    const { http } = scriptedHttp([{ status: 200 }]);
    const onProgress = vi.fn();
    await upload({ http }, { onProgress });
    expect(onProgress.mock.calls).toEqual([
      [{ loaded: 0, total: 50_000 }],
      [{ loaded: 10, total: 50_000 }],
    ]);
  });

  it('leaves no timer behind if the upload is canceled while it waits', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { http } = scriptedHttp([{ status: 429, wait: '60' }]);
    const controller = new AbortController();
    const failure = failureOf(upload({ http }, { signal: controller.signal }));
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    controller.abort();
    expect(await failure).toMatchObject({ code: 'aborted' });
    expect(vi.getTimerCount()).toBe(0);
  });
});

const repeatsItself: AxiosAdapter = async (config) => {
  for (const loaded of [25_000, 50_000, 40_000, 50_000]) {
    config.onUploadProgress?.({ loaded, total: 50_000, bytes: 0, lengthComputable: true });
  }
  return { data: JSON.stringify(RESULT), status: 200, statusText: '', headers: {}, config };
};

/** An instance that reports ten bytes per try, answers, and can report all of them afterwards. */
function scriptedHttp(answers: readonly { readonly status: number; readonly wait?: string }[]) {
  let tries = 0;
  let late: (() => void) | undefined;
  const adapter: AxiosAdapter = async (config) => {
    const { status, wait } = answers[Math.min(tries, answers.length - 1)]!;
    tries += 1;
    const report = (loaded: number) =>
      config.onUploadProgress?.({ loaded, bytes: loaded, lengthComputable: false });
    report(10);
    late = () => report(50_000);
    const headers = wait === undefined ? {} : { 'retry-after': wait };
    return { data: JSON.stringify(RESULT), status, statusText: '', headers, config };
  };
  return { http: axios.create({ adapter }), late: () => late?.() };
}
