import { QueryClient } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTestHttp, sampleImages } from '../../src/testing/index.js';
import { goneFile } from '../support/gone-file.js';
import { openUploader, statuses, untilStatuses } from './open-uploader.js';
import { ANSWER, recordingHttp } from './recording-http.js';

const FOREVER = createTestHttp([{ progress: 0.3 }, { wait: Infinity }]);

afterEach(() => vi.unstubAllGlobals());

describe('an uploader', () => {
  it('reports each step once, and progress in between', async () => {
    const { callbacks, uploader } = openUploader();
    uploader.add([sampleImages.png()]);
    await untilStatuses(uploader, 'success');

    expect(callbacks.onFilesAdded).toHaveBeenCalledTimes(1);
    expect(callbacks.onUploadStart).toHaveBeenCalledTimes(1);
    expect(callbacks.onProgress).toHaveBeenCalled();
    expect(callbacks.onSuccess).toHaveBeenCalledExactlyOnceWith(
      { url: 'https://cdn.example/1' },
      expect.objectContaining({ status: 'success', type: 'image/png' }),
    );
    expect(callbacks.onSettled).toHaveBeenCalledTimes(1);
    expect(callbacks.onError).not.toHaveBeenCalled();
    expect(callbacks.onFilesRejected).not.toHaveBeenCalled();
  });

  it('sends nothing that is refused, and the others continue', async () => {
    const { http, requests } = recordingHttp();
    const { callbacks, uploader } = openUploader({ http });
    uploader.add([new File(['%PDF'], 'plan.pdf'), sampleImages.gif(), new File([], 'empty.png')]);
    await untilStatuses(uploader, 'rejected', 'success', 'rejected');

    expect(requests).toHaveLength(1);
    const [rejected] = callbacks.onFilesRejected.mock.calls[0]!;
    expect(rejected.map((item: { name: string }) => item.name)).toEqual(['plan.pdf', 'empty.png']);
    await vi.waitFor(() => expect(callbacks.onSettled).toHaveBeenCalled());
  });

  it('says so when a file cannot be read', async () => {
    const { uploader } = openUploader();
    uploader.add([await goneFile('gone.png', { type: 'image/png' }), sampleImages.png()]);
    await untilStatuses(uploader, 'rejected', 'success');
    expect(uploader.store.items()[0]).toMatchObject({ errors: [{ code: 'file-unreadable' }] });
  });

  it('refuses surplus files by name', async () => {
    const { uploader } = openUploader({ maxFiles: 2 });
    uploader.add([
      sampleImages.png(),
      sampleImages.gif(),
      sampleImages.jpeg({ name: 'third.jpg' }),
    ]);
    await untilStatuses(uploader, 'success', 'success', 'rejected');
    expect(uploader.store.items()[2]).toMatchObject({
      name: 'third.jpg',
      errors: [{ code: 'too-many-files', params: { name: 'third.jpg', limit: 2 } }],
    });
  });

  it('reserves no place for a refused file', async () => {
    const { uploader } = openUploader({ maxFiles: 1, autoUpload: false });
    uploader.add([new File(['%PDF'], 'plan.pdf'), sampleImages.gif(), sampleImages.png()]);
    await untilStatuses(uploader, 'rejected', 'queued', 'rejected');
    expect(uploader.store.items()[2]).toMatchObject({ errors: [{ code: 'too-many-files' }] });
  });

  it('replaces the file if only one is allowed', async () => {
    const { callbacks, uploader } = openUploader({ maxFiles: 1, http: FOREVER });
    uploader.add([sampleImages.png({ name: 'first.png' })]);
    await untilStatuses(uploader, 'uploading');
    uploader.add([sampleImages.png({ name: 'second.png' })]);
    await untilStatuses(uploader, 'uploading');
    await vi.waitFor(() => expect(uploader.store.items()[0]?.name).toBe('second.png'));
    expect(callbacks.onCancel).toHaveBeenCalledTimes(1);
    expect(callbacks.onRemove).toHaveBeenCalledTimes(1);
  });

  it('keeps that one file if the new one is refused', async () => {
    const { uploader } = openUploader({ maxFiles: 1 });
    uploader.add([sampleImages.png({ name: 'first.png' })]);
    await untilStatuses(uploader, 'success');
    uploader.add([new File(['%PDF'], 'plan.pdf')]);
    await untilStatuses(uploader, 'success', 'rejected');
    uploader.add([sampleImages.gif({ name: 'second.gif' })]);
    await untilStatuses(uploader, 'success');
    expect(uploader.store.items()[0]?.name).toBe('second.gif');
  });

  it('accepts one file of a drop if multiple are not allowed', async () => {
    const { uploader } = openUploader({ multiple: false });
    uploader.add([sampleImages.png(), sampleImages.gif()]);
    await untilStatuses(uploader, 'success', 'rejected');
    expect(uploader.store.items()[1]).toMatchObject({ errors: [{ code: 'too-many-files' }] });
  });

  it('checks a file that was canceled during its check and then tried again', async () => {
    const { http, requests } = recordingHttp();
    const { uploader } = openUploader({ http });
    uploader.add([new File(['<html>'], 'evil.jpg', { type: 'image/jpeg' })]);
    const [id] = uploader.store.ids();
    uploader.cancel(id!);
    uploader.retry(id!);
    await untilStatuses(uploader, 'rejected');
    expect(requests).toHaveLength(0);
  });

  it('is not held up by a file that is slow to read', async () => {
    const slow = sampleImages.png({ name: 'cloud.png', bytes: 200_000 });
    slow.slice = () =>
      Object.assign(new Blob(), { arrayBuffer: () => new Promise<never>(() => {}) });
    const { uploader } = openUploader();
    uploader.add([slow, sampleImages.png(), sampleImages.gif()]);
    await untilStatuses(uploader, 'checking', 'success', 'success');
    uploader.cancel(uploader.store.ids()[0]!);
    await untilStatuses(uploader, 'canceled', 'success', 'success');
  });

  it('sends once if it is canceled and tried again while its start is reported', async () => {
    const { http, requests } = recordingHttp([{ progress: 0.3 }, { wait: Infinity }]);
    let again = true;
    const { uploader } = openUploader({
      http,
      onUploadStart: ({ id }) => {
        if (!again) return;
        again = false;
        uploader.cancel(id);
        uploader.retry(id);
      },
    });
    uploader.add([sampleImages.png()]);
    await untilStatuses(uploader, 'uploading');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(requests).toHaveLength(1);
  });

  it('never delays the next files for a canceled check, whatever the app’s rule does', async () => {
    const { uploader } = openUploader({
      maxFiles: 2,
      validate: ({ name }) => (name === 'slow.png' ? new Promise<never>(() => {}) : undefined),
    });
    uploader.add([sampleImages.png({ name: 'slow.png' }), sampleImages.png()]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    uploader.cancel(uploader.store.ids()[0]!);
    await untilStatuses(uploader, 'canceled', 'success');
  });

  it('asks for one check of a file that is canceled before its turn and tried again', async () => {
    const judged: string[] = [];
    let go = () => {};
    const { uploader } = openUploader({
      autoUpload: false,
      maxFiles: 9,
      validate: async ({ name }) => {
        judged.push(name);
        if (name === 'first.png') await new Promise<void>((resolve) => (go = resolve));
        return undefined;
      },
    });
    uploader.add([
      sampleImages.png({ name: 'first.png' }),
      sampleImages.png({ name: 'again.png' }),
    ]);
    await vi.waitFor(() => expect(judged).toEqual(['first.png']));
    const again = uploader.store.ids()[1]!;
    uploader.cancel(again);
    uploader.retry(again);
    go();
    await untilStatuses(uploader, 'queued', 'success');
    expect(judged).toEqual(['first.png', 'again.png']);
  });

  it('settles once with all refused files of a drop', async () => {
    const { callbacks, uploader } = openUploader();
    uploader.add([new File(['%PDF'], 'a.pdf'), new File(['%PDF'], 'b.pdf')]);
    await vi.waitFor(() => expect(callbacks.onSettled).toHaveBeenCalled());
    expect(callbacks.onSettled.mock.calls.map(([items]) => items.length)).toEqual([2]);
  });

  it('settles with the outcome of a retry instead of the failure before it', async () => {
    const { http } = recordingHttp([{ answer: { status: 422, body: {} } }], [ANSWER]);
    const { callbacks, uploader } = openUploader({
      http,
      onError: (_, { id }) => uploader.retry(id),
    });
    uploader.add([sampleImages.png()]);
    await untilStatuses(uploader, 'success');
    const settled = callbacks.onSettled.mock.calls.flatMap(
      ([items]) => items as { status: string }[],
    );
    expect(settled.map(({ status }) => status)).toEqual(['success']);
  });

  it('settles with everything that has ended, including removed files', async () => {
    const { callbacks, uploader } = openUploader({ http: FOREVER });
    uploader.add([sampleImages.png(), sampleImages.png(), sampleImages.png()]);
    await untilStatuses(uploader, 'uploading', 'uploading', 'uploading');
    uploader.clear();
    expect(callbacks.onSettled).toHaveBeenCalledTimes(1);
    expect(callbacks.onSettled.mock.calls[0]![0]).toHaveLength(3);
  });

  it('never runs more uploads at once than the concurrency allows', async () => {
    const { uploader } = openUploader({ http: FOREVER });
    uploader.setConcurrency(2);
    uploader.add([sampleImages.png(), sampleImages.png(), sampleImages.png()]);
    await untilStatuses(uploader, 'uploading', 'uploading', 'queued');
    uploader.setConcurrency(3);
    await untilStatuses(uploader, 'uploading', 'uploading', 'uploading');
  });

  it('gives the slot of a canceled upload to the next', async () => {
    const { uploader } = openUploader({ http: FOREVER });
    uploader.setConcurrency(1);
    uploader.add([sampleImages.png(), sampleImages.png()]);
    await untilStatuses(uploader, 'uploading', 'queued');
    uploader.cancel(uploader.store.ids()[0]!);
    await untilStatuses(uploader, 'canceled', 'uploading');
  });

  it('aborts the preparation of a canceled file with an AbortError', async () => {
    const signals: AbortSignal[] = [];
    const { uploader } = openUploader({
      prepare: (_, { signal }) => {
        signals.push(signal);
        return new Promise<never>(() => {});
      },
    });
    uploader.add([sampleImages.png()]);
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    uploader.cancel(uploader.store.ids()[0]!);
    expect(signals[0]!.reason).toMatchObject({ name: 'AbortError' });
  });

  it('cancels at any moment, once, and never calls back after it', async () => {
    const { callbacks, uploader } = openUploader({ http: FOREVER });
    uploader.add([sampleImages.png(), sampleImages.png()]);
    const [checking, uploading] = uploader.store.ids();
    uploader.cancel(checking!);
    await untilStatuses(uploader, 'canceled', 'uploading');
    uploader.cancel(uploading!);
    uploader.cancel(uploading!);
    await new Promise((resolve) => setTimeout(resolve, 50));

    expect(statuses(uploader)).toEqual(['canceled', 'canceled']);
    expect(callbacks.onCancel).toHaveBeenCalledTimes(2);
    expect(callbacks.onError).not.toHaveBeenCalled();
    expect(callbacks.onSuccess).not.toHaveBeenCalled();
  });

  it('tries again with the same key, so that the proxy makes one upload of both', async () => {
    const { http, requests } = recordingHttp([{ progress: 1 }, { fail: 'network' }], [ANSWER]);
    const { callbacks, uploader } = openUploader({ http });
    uploader.add([sampleImages.png()]);
    await untilStatuses(uploader, 'error');
    expect(uploader.store.items()[0]).toMatchObject({ error: { code: 'outcome-unknown' } });
    uploader.retry(uploader.store.ids()[0]!);
    await untilStatuses(uploader, 'success');

    const keys = requests.map(({ headers }) => headers.get('idempotency-key'));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatch(/^[\da-f-]{36}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(callbacks.onError).toHaveBeenCalledTimes(1);
    expect(callbacks.onSuccess).toHaveBeenCalledTimes(1);
  });

  it('gives every file its own key', async () => {
    const { http, requests } = recordingHttp();
    const { uploader } = openUploader({ http });
    uploader.add([sampleImages.png(), sampleImages.png()]);
    await untilStatuses(uploader, 'success', 'success');
    expect(new Set(requests.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(2);
  });

  it('waits and asks again while the same upload is in progress', async () => {
    const busy = {
      status: 409,
      body: { error: { code: 'in-progress', message: 'Busy.', retryable: true, retryAfterMs: 5 } },
    };
    const { http, requests } = recordingHttp([{ answer: busy }], [{ answer: busy }], [ANSWER]);
    const { uploader } = openUploader({ http });
    uploader.add([sampleImages.png()]);
    await untilStatuses(uploader, 'success');
    expect(requests).toHaveLength(3);
  });

  it('stops everything when the component unmounts, and is silent from then on', async () => {
    const { callbacks, uploader } = openUploader({ http: FOREVER });
    uploader.add([sampleImages.png(), sampleImages.png()]);
    await untilStatuses(uploader, 'uploading', 'uploading');
    const calls = callbacks.onProgress.mock.calls.length;
    uploader.unmount();
    await new Promise((resolve) => setTimeout(resolve, 50));

    expect(statuses(uploader)).toEqual(['canceled', 'canceled']);
    expect(callbacks.onCancel).not.toHaveBeenCalled();
    expect(callbacks.onError).not.toHaveBeenCalled();
    expect(callbacks.onProgress.mock.calls).toHaveLength(calls);
  });

  it('calls no callback for what the app still does after that', async () => {
    const { callbacks, uploader } = openUploader({ http: FOREVER });
    uploader.add([sampleImages.png(), sampleImages.png()]);
    await untilStatuses(uploader, 'uploading', 'uploading');
    uploader.unmount();
    uploader.cancel(uploader.store.ids()[0]!);
    uploader.clear();
    expect(callbacks.onCancel).not.toHaveBeenCalled();
    expect(callbacks.onRemove).not.toHaveBeenCalled();
    expect(callbacks.onSettled).not.toHaveBeenCalled();
  });

  it('continues if every effect ends and starts again at once, as in a hot reload', async () => {
    const { http, requests } = recordingHttp([{ progress: 0.3 }, { wait: 300 }, ANSWER]);
    const { callbacks, uploader } = openUploader({ http });
    uploader.add([sampleImages.png()]);
    await untilStatuses(uploader, 'uploading');
    uploader.unmount();
    uploader.mount();
    await untilStatuses(uploader, 'success');
    expect(requests).toHaveLength(1);
    expect(callbacks.onSuccess).toHaveBeenCalledTimes(1);
  });

  it('starts no upload for a file whose check ends after the component has unmounted', async () => {
    const { http, requests } = recordingHttp();
    const { uploader } = openUploader({ http });
    uploader.add([sampleImages.png()]);
    uploader.unmount();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(requests).toHaveLength(0);
  });

  it('reports an error thrown by a callback to the page and continues', async () => {
    const reportError = vi.fn();
    vi.stubGlobal('reportError', reportError);
    const fault = new Error('of the app');
    const { uploader } = openUploader({
      onSuccess: () => {
        throw fault;
      },
    });
    uploader.add([sampleImages.png(), sampleImages.png()]);
    await untilStatuses(uploader, 'success', 'success');
    expect(reportError).toHaveBeenCalledTimes(2);
    expect(reportError).toHaveBeenCalledWith(fault);
  });

  it('waits for a call if autoUpload is off', async () => {
    const { http, requests } = recordingHttp();
    const { uploader } = openUploader({ http, autoUpload: false });
    uploader.add([sampleImages.png(), sampleImages.png()]);
    await untilStatuses(uploader, 'queued', 'queued');
    expect(requests).toHaveLength(0);
    expect(uploader.store.totals().active).toBe(0);
    uploader.upload();
    await untilStatuses(uploader, 'success', 'success');
  });

  it('runs uploads as mutations, whatever defaults the app sets for its own', async () => {
    const onError = vi.fn();
    const client = new QueryClient({
      defaultOptions: {
        mutations: { retry: 5, networkMode: 'online', scope: { id: 'all' }, onError },
      },
    });
    const refused = { status: 500, body: {} };
    const { http, requests } = recordingHttp([{ answer: refused }]);
    const { uploader } = openUploader({ http }, client);
    const keys: unknown[] = [];
    client.getMutationCache().subscribe(({ mutation }) => keys.push(mutation?.options.mutationKey));
    uploader.add([sampleImages.png(), sampleImages.png()]);
    await untilStatuses(uploader, 'error', 'error');

    expect(requests).toHaveLength(2);
    expect(onError).not.toHaveBeenCalled();
    expect(client.getMutationCache().getAll()).toEqual([]);
    expect(keys).toContainEqual(['image-upload', 'apimart']);
  });

  it('counts as a mutation while it runs, and sets no timers meanwhile', async () => {
    const { client, uploader } = openUploader({ http: FOREVER });
    uploader.add([sampleImages.png()]);
    await untilStatuses(uploader, 'uploading');
    expect(client.isMutating({ mutationKey: ['image-upload', 'apimart'] })).toBe(1);
    const timers = vi.spyOn(globalThis, 'setTimeout');
    await new Promise((resolve) => setTimeout(resolve, 50));
    // The one of this test.
    expect(timers).toHaveBeenCalledTimes(1);
    timers.mockRestore();
    uploader.clear();
    await vi.waitFor(() => expect(client.isMutating()).toBe(0));
  });
});
