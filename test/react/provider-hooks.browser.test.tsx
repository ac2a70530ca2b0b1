import {
  MutationCache,
  QueryClient,
  QueryClientProvider,
  useMutation,
} from '@tanstack/react-query';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { UploadError, useApimartUpload, useAutoenhanceUpload } from '../../src/index.js';
import { createTestBackend, createTestHttp, sampleImages } from '../../src/testing/index.js';
import { aMoment, STANDS, SUCCEEDS } from '../dropzone/render-dropzone.js';
import { createWaitingHttp } from '../dropzone/waiting-backend.js';

afterEach(cleanup);

/** Returns the reason that a promise rejects with. */
function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => new Error('It went well.'),
    (error: unknown) => error,
  );
}

describe('useApimartUpload', () => {
  it('returns the answer, with progress that is 1 only on success', async () => {
    const http = createTestHttp(createTestBackend());
    const seen: [number, string][] = [];
    const { result } = renderHook(() => {
      const upload = useApimartUpload({ http });
      seen.push([upload.progress, upload.status]);
      return upload;
    });
    expect(result.current.progress).toBe(0);
    const onSuccess = vi.fn();
    result.current.mutate(sampleImages.jpeg({ bytes: 50_000 }), { onSuccess });
    await waitFor(() => expect(result.current.isSuccess).toBe(true));

    const url: string | undefined = result.current.data?.url;
    expect(url).toMatch(/^https:\/\//);
    expect(onSuccess.mock.lastCall?.[0]).toBe(result.current.data);
    const parts = seen.map(([progress]) => progress);
    expect(parts).toEqual(parts.toSorted((left, right) => left - right));
    expect(seen.filter(([progress]) => progress === 1).map(([, status]) => status)).toEqual(
      expect.arrayContaining(['success']),
    );
    expect(seen.some(([progress, status]) => progress === 1 && status !== 'success')).toBe(false);
    expect(result.current.progress).toBe(1);
  });

  it('reports the progress of the bytes', async () => {
    const { result } = renderHook(() => useApimartUpload({ http: STANDS }));
    result.current.mutate(sampleImages.png());
    await waitFor(() => expect(result.current.progress).toBeCloseTo(0.3, 2));
    expect(result.current.isPending).toBe(true);
  });

  it('refuses a file before anything is sent, and says why', async () => {
    const { http, requests } = createWaitingHttp();
    const { result } = renderHook(() => useApimartUpload({ http, maxSize: '1MB' }));
    const refused = [
      new File(['%PDF'], 'plan.pdf'),
      new File([], 'empty.png'),
      sampleImages.jpeg({ bytes: 1_000_001 }),
    ];
    const codes: unknown[] = [];
    for (const file of refused) {
      codes.push(((await failureOf(result.current.mutateAsync(file))) as UploadError).code);
    }
    expect(codes).toEqual(['file-invalid-type', 'file-empty', 'file-too-large']);
    await waitFor(() => expect(result.current.error).toBeInstanceOf(UploadError));
    expect(requests).toHaveLength(0);
  });

  it('fails as aborted when canceled, even during the check', async () => {
    const { result } = renderHook(() => useApimartUpload({ http: STANDS }));
    const early = failureOf(result.current.mutateAsync(sampleImages.png()));
    await aMoment();
    result.current.cancel();
    expect(await early).toMatchObject({ code: 'aborted' });
    await waitFor(() => expect(result.current.isError).toBe(true));
    result.current.cancel();
    expect(result.current.error?.code).toBe('aborted');
  });

  it('stops every upload when the component unmounts', async () => {
    const { http, requests } = createWaitingHttp();
    const { result, unmount } = renderHook(() => useApimartUpload({ http }));
    result.current.mutate(sampleImages.png());
    result.current.mutate(sampleImages.gif());
    await waitFor(() => expect(requests).toHaveLength(2));
    unmount();
    // A moment later, because a hot reload also ends every effect but starts it again immediately.
    await Promise.resolve();
    expect(requests.map(({ signal }) => signal.aborted)).toEqual([true, true]);
  });

  it('starts over with the next file and is idle after a reset', async () => {
    const { http, requests } = createWaitingHttp();
    const { result } = renderHook(() => useApimartUpload({ http }));
    result.current.mutate(sampleImages.png());
    await waitFor(() => expect(requests).toHaveLength(1));
    await requests[0]!.read(1);
    await waitFor(() => expect(result.current.progress).toBe(0.99));
    requests[0]!.answer({ url: 'https://cdn.example/1' });
    await waitFor(() => expect(result.current.progress).toBe(1));

    result.current.mutate(sampleImages.gif());
    await waitFor(() => expect(requests).toHaveLength(2));
    await waitFor(() => expect(result.current.isPending).toBe(true));
    expect(result.current.progress).toBe(0);
    await requests[1]!.read(0.5);
    await waitFor(() => expect(result.current.progress).toBeGreaterThan(0.4));
    act(() => result.current.reset());
    await waitFor(() => expect(result.current.isIdle).toBe(true));
    expect(result.current.progress).toBe(0);
  });

  it('uses the headers and endpoint of the latest render', async () => {
    const urls: string[] = [];
    const http = createTestHttp((request) => {
      urls.push(`${new URL(request.url).pathname} ${request.headers.get('authorization')}`);
      return Promise.resolve(Response.json({ url: 'https://cdn.example/1' }));
    });
    const { rerender, result } = renderHook(
      ({ token }) =>
        useApimartUpload({
          http,
          endpoint: `/${token}`,
          headers: () => ({ authorization: token }),
        }),
      { initialProps: { token: 'first' } },
    );
    rerender({ token: 'second' });
    await act(() => result.current.mutateAsync(sampleImages.png()));
    expect(urls).toEqual(['/second/apimart second']);
  });
});

describe('useAutoenhanceUpload', () => {
  it('returns the order, using the given options', async () => {
    const backend = createTestBackend();
    const orderId = '2b0f5cd8-7a1e-4c7b-9d52-0f6f6f1d9f01';
    const http = createTestHttp(backend);
    const { result } = renderHook(() => useAutoenhanceUpload({ http, options: { orderId } }));
    const answer = await act(() => result.current.mutateAsync(sampleImages.jpeg()));
    expect(answer).toEqual({ orderId, imageId: expect.any(String) as string });
    expect(backend.double.uploads).toHaveLength(1);
  });
});

describe('an app’s defaults for all mutations', () => {
  it('do not retry, delay or observe uploads', async () => {
    const onError = vi.fn();
    const client = new QueryClient({
      mutationCache: new MutationCache(),
      defaultOptions: {
        mutations: {
          retry: 5,
          retryDelay: 1,
          networkMode: 'online',
          scope: { id: 'all' },
          onError,
        },
      },
    });
    const wrapper = ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    );
    const answered = vi.fn();
    const http = createTestHttp(() => {
      answered();
      return Promise.resolve(Response.json({}, { status: 500 }));
    });
    const { result } = renderHook(
      () => ({
        upload: useApimartUpload({ http }),
        other: useMutation({ mutationFn: () => new Promise(() => {}) }),
      }),
      { wrapper },
    );
    // One of the app's own mutations that never ends. With its scope, the upload would wait for it.
    result.current.other.mutate();
    result.current.upload.mutate(sampleImages.png());
    await waitFor(() => expect(result.current.upload.isError).toBe(true));
    await aMoment();
    expect(answered).toHaveBeenCalledTimes(1);
    expect(onError).not.toHaveBeenCalled();
    expect(client.isMutating({ mutationKey: ['image-upload', 'apimart'] })).toBe(0);
  });

  it('are not needed: the hook works without the app’s query client', async () => {
    const { result } = renderHook(() => useApimartUpload({ http: SUCCEEDS }));
    const answer = await act(() => result.current.mutateAsync(sampleImages.png()));
    expect(answer.url).toBe('https://cdn.example/1');
  });
});
