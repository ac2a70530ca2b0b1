import { act, cleanup, configure, render, renderHook } from '@testing-library/react';
import { createRef, Suspense } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { apimart, ImageUploadDropzone, type ImageUploadActions } from '../../src/index.js';
import { useUploader } from '../../src/react/use-uploader.js';
import * as dropzone from '../dropzone/render-dropzone.js';
import { untilStatuses } from '../uploader/open-uploader.js';
import { ACTIVE, watchUploads } from './watch-uploads.js';

afterEach(() => {
  cleanup();
  configure({ reactStrictMode: false });
  vi.restoreAllMocks();
});

const ALL_SUCCEED = ACTIVE.map(() => 'success' as const);
const TOLD = {
  onFilesAdded: 1,
  onFilesRejected: 0,
  onUploadStart: 5,
  onSuccess: 5,
  onError: 0,
  onCancel: 0,
  onRemove: 0,
  onSettled: 1,
};

describe.each([
  ['plain', false],
  ['under StrictMode', true],
])('%s', (_, reactStrictMode) => {
  it('every upload continues if all effects end and immediately start again', async () => {
    configure({ reactStrictMode });
    const watched = watchUploads();
    const { props, files } = watched;
    const { result } = renderHook(() => useUploader({ provider: apimart, ...props }, 'a test'));
    const uploader = result.current;
    uploader.add(files);
    await watched.bringToActive();
    await untilStatuses(uploader, ...ACTIVE);
    for (let reload = 0; reload < 3; reload += 1) {
      uploader.unmount();
      uploader.mount();
    }
    await dropzone.aMoment();
    expect(watched.areAborted()).toEqual([false, false, false]);
    await watched.letSucceed();
    await untilStatuses(uploader, ...ALL_SUCCEED);
    expect(watched.counts()).toMatchObject(TOLD);
  });

  it('every upload stops if all effects end several times, the last time for good', async () => {
    configure({ reactStrictMode });
    const watched = watchUploads();
    const { props, files } = watched;
    const { result, unmount } = renderHook(() =>
      useUploader({ provider: apimart, ...props }, 'a test'),
    );
    const uploader = result.current;
    uploader.add(files);
    await watched.bringToActive();
    await untilStatuses(uploader, ...ACTIVE);
    const before = watched.counts();
    uploader.unmount();
    uploader.mount();
    unmount();
    await Promise.resolve();
    // The third already has its answer and waits to be sent again.
    expect(watched.areAborted()).toEqual([true, true, false]);
    watched.goOnline();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(watched.requests).toHaveLength(3);
    expect(watched.counts()).toEqual(before);
  });

  it('every upload continues and is reported while a suspended sibling hides it', async () => {
    configure({ reactStrictMode });
    const watched = watchUploads();
    const { props, files } = watched;
    const actionsRef = createRef<ImageUploadActions>();
    const data = createData();
    const page = (isWaiting: boolean) => (
      <Suspense fallback="Loading">
        {isWaiting && <data.Reader />}
        <ImageUploadDropzone provider={apimart} {...props} actionsRef={actionsRef} />
      </Suspense>
    );
    const { container, rerender } = render(page(false));
    actionsRef.current!.add(files);
    await watched.bringToActive();
    await dropzone.untilStatuses(...ACTIVE);
    rerender(page(true));
    expect(container.textContent).toMatch(/Loading$/);
    expect(dropzone.slot(container, 'root').checkVisibility()).toBe(false);
    await watched.letSucceed();
    await vi.waitFor(() => expect(watched.counts()).toMatchObject(TOLD), 10_000);
    expect(watched.areAborted()).not.toContain(true);

    await act(async () => data.arrive());
    expect(dropzone.slot(container, 'root').checkVisibility()).toBe(true);
    await dropzone.untilStatuses(...ALL_SUCCEED);
    actionsRef.current!.clear();
    await dropzone.untilStatuses();
  });
});

/** Creates data that a part of the page waits for. */
function createData() {
  let hasArrived = false;
  let arrive = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrive = () => {
      hasArrived = true;
      resolve();
    };
  });
  return {
    arrive,
    Reader: () => {
      // React 18 has no use().
      if (!hasArrived) throw arrival;
      return null;
    },
  };
}
