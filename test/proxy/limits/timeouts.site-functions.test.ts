import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestBackend, sampleImages } from '../../../src/testing/index.js';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a site’s own part that never answers', () => {
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
  ] as const)('(%s) times out', async (what, status, code, options) => {
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
