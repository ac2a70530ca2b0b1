import { AxiosError, CanceledError, type AxiosResponse } from 'axios';
import { describe, expect, it, vi } from 'vitest';
import {
  createTestBackend,
  createTestHttp,
  sampleImages,
  type ScriptStep,
} from '../../src/testing/index.js';
import type { HttpClient } from '../../src/index.js';

/** Posts as the transport does. */
function post(http: HttpClient, url: string, data: unknown, config: object = {}) {
  return http.request({ method: 'post', url, data, ...config }) as Promise<AxiosResponse>;
}

const FILE = sampleImages.png({ bytes: 40_000 });

function watch() {
  const loaded: number[] = [];
  return {
    loaded,
    onUploadProgress: (event: { loaded: number; total?: number | undefined }) => {
      expect(event.total).toBe(FILE.size);
      loaded.push(event.loaded);
    },
  };
}

async function failureOf(request: Promise<unknown>): Promise<AxiosError> {
  const outcome = await request.then(
    () => 'It succeeded.',
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(AxiosError);
  return outcome as AxiosError;
}

describe('createTestHttp with a backend', () => {
  it('uploads to it and reports progress up to the whole file', async () => {
    const backend = createTestBackend();
    const { loaded, onUploadProgress } = watch();
    const headers = { 'content-type': 'image/png' };
    const http = createTestHttp(backend);
    const { data, status } = await post(http, '/api/upload/apimart', FILE, {
      headers,
      onUploadProgress,
    });
    expect([status, data]).toMatchObject([200, { bytes: 40_000 }]);
    expect(Buffer.from(backend.double.uploads[0]!.bytes)).toEqual(
      Buffer.from(await FILE.arrayBuffer()),
    );
    expect(loaded.length).toBeGreaterThan(10);
    expect(loaded).toEqual(loaded.toSorted((one, other) => one - other));
    expect(loaded.at(-1)).toBe(FILE.size);
  });

  it('is as slow as specified', async () => {
    const http = createTestHttp((request) => request.text().then(() => new Response('ok')), {
      bytesPerSecond: 400_000,
    });
    const start = performance.now();
    await post(http, '/', FILE);
    expect(performance.now() - start).toBeGreaterThanOrEqual(90);
  });

  it('passes the request as a server sees it, however the backend reads the body', async () => {
    const seen = vi.fn();
    const read = {
      stream: (request: Request) => new Response(request.body).arrayBuffer(),
      arrayBuffer: (request: Request) => request.arrayBuffer(),
      blob: (request: Request) => request.blob().then((blob) => blob.arrayBuffer()),
    };
    for (const [way, bytesOf] of Object.entries(read)) {
      const http = createTestHttp(async (request) => {
        const { headers, method, url } = request;
        seen(method, new URL(url).pathname, Object.fromEntries(headers));
        const bytes = await bytesOf(request);
        return Response.json({
          same: Buffer.from(bytes).equals(Buffer.from(await FILE.arrayBuffer())),
        });
      });
      const { data } = await post(http, '/api/upload/x?a=b', FILE, {
        headers: { 'X-Upload-Name': way, 'content-type': 'image/png' },
      });
      expect([way, data]).toEqual([way, { same: true }]);
      expect(seen).toHaveBeenLastCalledWith(
        'POST',
        '/api/upload/x',
        expect.objectContaining({
          'content-length': '40000',
          'content-type': 'image/png',
          'x-upload-name': way,
        }),
      );
    }
    const echo = createTestHttp(async (request) => Response.json(await request.json()));
    expect((await post(echo, '/', { a: 1 })).data).toEqual({ a: 1 });
  });

  it('ends immediately when aborted, tells the backend and reports no more progress', async () => {
    const controller = new AbortController();
    const { loaded, onUploadProgress } = watch();
    let told: AbortSignal | undefined;
    const http = createTestHttp(
      async (request) => {
        told = request.signal;
        await request.text();
        return new Response('late');
      },
      { bytesPerSecond: 200_000 },
    );
    const request = post(http, '/', FILE, { signal: controller.signal, onUploadProgress });
    setTimeout(() => controller.abort(), 30);
    expect(await failureOf(request)).toBeInstanceOf(CanceledError);
    expect(told?.aborted).toBe(true);
    const before = loaded.length;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(loaded).toHaveLength(before);
  });

  it('fails as axios does for a status outside 2xx', async () => {
    for (const [status, code] of [
      [404, 'ERR_BAD_REQUEST'],
      [503, 'ERR_BAD_RESPONSE'],
    ] as const) {
      const headers = { 'retry-after': '1' };
      const http = createTestHttp(async () => Response.json({ a: 1 }, { status, headers }));
      const error = await failureOf(post(http, '/', FILE));
      expect(error).toMatchObject({ code, response: { status, data: { a: 1 }, headers } });
      const { status: taken } = await post(http, '/', FILE, { validateStatus: () => true });
      expect(taken).toBe(status);
    }
  });

  it('fails like a broken network if the backend throws', async () => {
    const http = createTestHttp(() => Promise.reject(new Error('bug')));
    const error = await failureOf(post(http, '/', FILE));
    expect([error.code, error.response]).toEqual(['ERR_NETWORK', undefined]);
  });
});

describe('createTestHttp with a script', () => {
  it('plays it from the start for every request', async () => {
    const http = createTestHttp([
      { progress: 0.25 },
      { wait: 1 },
      { progress: 1 },
      { answer: { status: 201, body: { id: 1 }, headers: { 'x-request-id': 'r' } } },
    ]);
    for (const { loaded, onUploadProgress } of [watch(), watch()]) {
      const response = await post(http, '/', FILE, { onUploadProgress });
      expect(response).toMatchObject({
        status: 201,
        data: { id: 1 },
        headers: { 'x-request-id': 'r' },
      });
      expect(loaded).toEqual([10_000, 40_000]);
    }
  });

  it('can lose the network', async () => {
    const error = await failureOf(post(createTestHttp([{ fail: 'network' }]), '/', FILE));
    expect(error.code).toBe('ERR_NETWORK');
  });

  it.each<[string, ScriptStep[]]>([
    ['waits forever', [{ wait: Infinity }, { answer: {} }]],
    ['ends without a response', []],
    ['is waiting', [{ wait: 40 }, { progress: 0.5 }, { answer: {} }]],
  ])('ends when aborted if it %s', async (_, steps) => {
    const { loaded, onUploadProgress } = watch();
    const signal = AbortSignal.timeout(10);
    const request = post(createTestHttp(steps), '/', FILE, { signal, onUploadProgress });
    expect(await failureOf(request)).toBeInstanceOf(CanceledError);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(loaded).toEqual([]);
  });
});
