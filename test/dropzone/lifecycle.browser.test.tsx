import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { createRef, StrictMode, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { apimart, ImageUploadDropzone } from '../../src/index.js';
import type { ImageUploadActions } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { spyOnCallbacks } from '../uploader/open-uploader.js';
import { drag } from './drag.js';
import { aMoment, renderDropzone, slot, SUCCEEDS, untilStatuses } from './render-dropzone.js';
import { createWaitingHttp, refusal } from './waiting-backend.js';

afterEach(cleanup);

const pdf = () => new File(['%PDF'], 'plan.pdf');
const countCalls = (callbacks: ReturnType<typeof spyOnCallbacks>) =>
  Object.entries(callbacks).map(([name, { mock }]) => [name, mock.calls.length]);

describe('a dropzone under StrictMode', () => {
  it('calls each callback as often as without it', async () => {
    const counts = [];
    for (const reactStrictMode of [false, true]) {
      const callbacks = spyOnCallbacks();
      const actionsRef = createRef<ImageUploadActions>();
      const { http, requests } = createWaitingHttp();
      render(<ImageUploadDropzone provider={apimart} {...callbacks} {...{ actionsRef, http }} />, {
        reactStrictMode,
      });
      actionsRef.current!.add([
        sampleImages.png({ name: 'good.png' }),
        pdf(),
        sampleImages.gif({ name: 'bad.gif' }),
        sampleImages.jpeg({ name: 'stopped.jpg' }),
      ]);
      await waitFor(() => expect(requests).toHaveLength(3));
      for (const request of requests) await request.read(0.5);
      requests[0]!.answer({ url: 'https://cdn.example/1' });
      requests[1]!.answer(refusal('forbidden'), 403);
      screen.getByRole('button', { name: 'Cancel: stopped.jpg' }).click();
      await untilStatuses('success', 'rejected', 'error', 'canceled');
      screen.getByRole('button', { name: 'Remove: stopped.jpg' }).click();
      await aMoment();
      counts.push(countCalls(callbacks));
      cleanup();
    }
    expect(counts[1]).toEqual(counts[0]);
    expect(Object.fromEntries(counts[0]!)).toMatchObject({
      onFilesAdded: 1,
      onFilesRejected: 1,
      onUploadStart: 3,
      onSuccess: 1,
      onError: 1,
      onCancel: 1,
      onRemove: 1,
      onSettled: 1,
    });
  });

  it('accepts files as usual', async () => {
    const { container } = render(<ImageUploadDropzone provider={apimart} http={SUCCEEDS} />, {
      wrapper: StrictMode,
    });
    drag('drop', slot(container, 'zone'), sampleImages.png());
    await untilStatuses('success');
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
  });
});

describe('an unmounted dropzone', () => {
  it('stops every upload and calls no more callbacks', async () => {
    const callbacks = spyOnCallbacks();
    const { http, requests } = createWaitingHttp();
    const { choose, unmount } = renderDropzone({ http, concurrency: 1, ...callbacks });
    await choose(sampleImages.png(), sampleImages.png());
    await waitFor(() => expect(requests).toHaveLength(1));
    const before = countCalls(callbacks);
    unmount();
    // A moment later, since a hot reload also ends every effect but restarts it immediately.
    await Promise.resolve();
    expect(requests[0]!.signal.aborted).toBe(true);
    requests[0]!.answer({ url: 'https://cdn.example/1' });
    await aMoment();
    expect(countCalls(callbacks)).toEqual(before);
    expect(requests).toHaveLength(1);
  });

  it('ignores actions that an app has kept', async () => {
    const actionsRef = createRef<ImageUploadActions>();
    const { http, requests } = createWaitingHttp();
    const { unmount } = renderDropzone({ http, actionsRef });
    const kept = actionsRef.current!;
    unmount();
    kept.add([sampleImages.png()]);
    kept.open();
    await aMoment();
    expect(requests).toHaveLength(0);
  });
});

describe('callbacks', () => {
  it('are those of the latest render, even for running uploads', async () => {
    const [first, second] = [vi.fn(), vi.fn()];
    const { http, requests } = createWaitingHttp();
    const { change, choose } = renderDropzone({ http, onSuccess: first, onProgress: first });
    await choose(sampleImages.png());
    await waitFor(() => expect(requests).toHaveLength(1));
    first.mockClear();
    change({ onSuccess: second, onProgress: second });
    await requests[0]!.read(0.5);
    requests[0]!.answer({ url: 'https://cdn.example/1' });
    await untilStatuses('success');
    expect(first).not.toHaveBeenCalled();
    expect(second.mock.calls.length).toBeGreaterThan(1);
    expect(second.mock.lastCall?.[0]).toEqual({ url: 'https://cdn.example/1' });
  });

  it('that are written inline see the current state', async () => {
    const seen: number[] = [];
    function Counting() {
      const [count, setCount] = useState(0);
      const onSuccess = () => {
        seen.push(count);
        setCount(count + 1);
      };
      return (
        <ImageUploadDropzone
          provider={apimart}
          http={SUCCEEDS}
          {...{ onSuccess }}
          concurrency={1}
        />
      );
    }
    const { container } = render(<Counting />);
    const files = [1, 2, 3].map(() => sampleImages.png());
    drag('drop', slot(container, 'zone'), ...files);
    await untilStatuses('success', 'success', 'success');
    expect(seen.at(-1)).toBeGreaterThan(0);
  });
});
