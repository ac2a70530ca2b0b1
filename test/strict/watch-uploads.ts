import { waitFor } from '@testing-library/react';
import { expect, vi } from 'vitest';
import type { Validate } from '../../src/core/rules/validate.js';
import { sampleImages } from '../../src/testing/index.js';
import { createWaitingHttp, refusal } from '../dropzone/waiting-backend.js';
import { spyOnCallbacks } from '../uploader/open-uploader.js';

export const ANSWER = { url: 'https://cdn.example/1' };

/** The statuses in which something is still going to happen, in the order of the files that reach them. */
export const ACTIVE = ['uploading', 'processing', 'waiting', 'queued', 'checking'] as const;

/** Watches the requests and callbacks of five uploads. Each stops at a different active status. */
export function watchUploads() {
  const callbacks = spyOnCallbacks();
  const { http, requests } = createWaitingHttp();
  let endCheck = () => {};
  const checked = new Promise<undefined>((resolve) => {
    endCheck = () => resolve(undefined);
  });
  const validate: Validate = ({ name }) => (name === 'checking' ? checked : undefined);
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const onLine = vi.spyOn(navigator, 'onLine', 'get');
  /** From here on, the waiting upload is sent again after half a second. */
  const goOnline = () => {
    onLine.mockReturnValue(true);
    window.dispatchEvent(new Event('online'));
  };

  return {
    requests,
    props: { ...callbacks, http, validate, concurrency: 3, retries: 1 },
    files: ACTIVE.map((name) => sampleImages.png({ name })),
    bringToActive: async () => {
      await waitFor(() => expect(requests).toHaveLength(3));
      const [uploading, processing, waiting] = requests;
      await uploading!.read(0.5);
      await processing!.read(1);
      // Otherwise, it would wait for half a second only, however long the others take to get there.
      onLine.mockReturnValue(false);
      waiting!.answer(refusal('proxy-unavailable', true), 503);
    },
    goOnline,
    /** Answers every request, including the last one. */
    letSucceed: async (count = 6) => {
      endCheck();
      goOnline();
      await waitFor(() => {
        for (const request of requests) request.answer(ANSWER);
        expect(requests).toHaveLength(count);
      });
      requests.at(-1)!.answer(ANSWER);
    },
    areAborted: () => requests.map(({ signal }) => signal.aborted),
    counts: (): Record<string, number> =>
      Object.fromEntries(
        Object.entries(callbacks).map(([name, { mock }]) => [name, mock.calls.length]),
      ),
  };
}
