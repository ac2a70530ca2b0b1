import { cleanup, configure, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { useApimartUpload } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { aMoment } from '../dropzone/render-dropzone.js';
import { createWaitingHttp, refusal } from '../dropzone/waiting-backend.js';
import { ANSWER } from './watch-uploads.js';

afterEach(() => {
  cleanup();
  configure({ reactStrictMode: false });
});

/** Runs uploads through one hook in turn: refused, failed, stopped, successful, abandoned. */
async function playHook() {
  const told = { onSuccess: vi.fn(), onError: vi.fn(), onSettled: vi.fn() };
  const { http, requests } = createWaitingHttp();
  const { result, unmount } = renderHook(() => useApimartUpload({ http, retries: 0 }));
  const untilRequests = (count: number) => waitFor(() => expect(requests).toHaveLength(count));
  const untilStatus = (status: string) => waitFor(() => expect(result.current.status).toBe(status));
  const start = (file: File) => result.current.mutate(file, told);

  start(new File(['%PDF'], 'plan.pdf'));
  await untilStatus('error');
  start(sampleImages.png());
  await untilRequests(1);
  requests[0]!.answer(refusal('forbidden'), 403);
  await untilStatus('error');
  start(sampleImages.png());
  await untilRequests(2);
  result.current.cancel();
  await waitFor(() => expect(result.current.error?.code).toBe('aborted'));
  start(sampleImages.png());
  await untilRequests(3);
  await requests[2]!.read(1);
  requests[2]!.answer(ANSWER);
  await untilStatus('success');
  start(sampleImages.png());
  await untilRequests(4);
  await requests[3]!.read(0.5);
  unmount();
  await Promise.resolve();
  const areAborted = requests.map(({ signal }) => signal.aborted);
  requests[3]!.answer(ANSWER);
  await aMoment();
  const calls = Object.entries(told).map(([name, { mock }]) => [name, mock.calls.length]);
  return { ...Object.fromEntries(calls), areAborted };
}

it('a provider hook makes the same calls and requests plain and under StrictMode', async () => {
  const plain = await playHook();
  configure({ reactStrictMode: true });
  expect(await playHook()).toEqual(plain);
  expect(plain).toEqual({
    onSuccess: 1,
    onError: 3,
    onSettled: 4,
    areAborted: [false, true, false, true],
  });
});
