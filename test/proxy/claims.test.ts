import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../src/proxy/memory-store.js';
import { recallUpload } from '../../src/proxy/upload-memory.js';
import { createTestBackend, sampleImages } from '../../src/testing/index.js';

const OWNER = { subject: 'person', provider: 'apimart', key: 'key-1' };

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a claim', () => {
  it('ends with the result, also where a renewal is still on its way', async () => {
    const store = createMemoryStore();
    const slow: typeof store = {
      ...store,
      set: async (key, value, lifetimeMs) => {
        if (value.includes('in-flight')) await new Promise((resolve) => setTimeout(resolve, 500));
        await store.set(key, value, lifetimeMs);
      },
    };
    const first = await recallUpload(slow, OWNER);
    if (first.state !== 'mine') throw new Error('It was not free.');
    await vi.advanceTimersByTimeAsync(20_100);
    const finished = first.claim.finish({ url: 'https://cdn.example/1' });
    await vi.advanceTimersByTimeAsync(1000);
    await finished;

    const second = await recallUpload(slow, OWNER);
    expect(second).toMatchObject({ state: 'finished', result: { url: 'https://cdn.example/1' } });
  });

  it('leaves nothing behind where it is released', async () => {
    const store = createMemoryStore();
    const first = await recallUpload(store, OWNER);
    if (first.state !== 'mine') throw new Error('It was not free.');
    await first.claim.release(undefined);
    const second = await recallUpload(store, OWNER);
    expect(second.state).toBe('mine');
  });
});

describe('what never answers', () => {
  function upload(): Request {
    return new Request('http://page.example/api/upload/apimart', {
      method: 'POST',
      body: sampleImages.png(),
      headers: { 'content-type': 'image/png', 'content-length': '9332' },
    });
  }

  it.each([
    ['an apiKey', 500, 'upstream-auth', {}],
    ['a limiter', 503, 'proxy-unavailable', { limiter: { consume: () => new Promise(() => {}) } }],
    ['a store', 503, 'proxy-unavailable', {}],
  ] as const)('(%s) is given up', async (what, status, code, options) => {
    const never = () => new Promise<never>(() => {});
    const backend = createTestBackend({
      ...options,
      ...(what === 'an apiKey' && { providers: { apimart: { apiKey: never } } }),
      ...(what === 'a store' && { idempotency: { get: never, add: never, set: never } }),
    });
    const request = upload();
    request.headers.set('idempotency-key', 'key-1');
    const answered = backend(request);
    await vi.advanceTimersByTimeAsync(10_100);
    const response = await answered;
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
  });
});
