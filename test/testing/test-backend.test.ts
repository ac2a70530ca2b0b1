import { describe, expect, it } from 'vitest';
import { createProviderDouble, createTestBackend, sampleImages } from '../../src/testing/index.js';

const KEY = '3d0f7f0c-6a8e-4d1b-9c52-6f0d1a1f2b3c';

function uploadTo(provider: string, file = sampleImages.png({ bytes: 20_000 })): Request {
  return new Request(`http://page.example/api/upload/${provider}`, {
    method: 'POST',
    body: file,
    headers: {
      'content-type': file.type,
      'content-length': String(file.size),
      'x-upload-name': file.name,
      'idempotency-key': KEY,
    },
  });
}

describe('createTestBackend', () => {
  it.each(['/', '/api', '/api/uploads/apimart', '/apimart', '/v1/uploads/images', '/api/upload'])(
    'answers at the wrong path %s as the proxy would',
    async (path) => {
      const backend = createTestBackend();
      const request = new Request(`http://a.example${path}`, { method: 'POST' });
      const response = await backend(request);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(await response.json()).toMatchObject({
        error: { code: 'not-found', message: expect.stringContaining('/api/upload/{provider}') },
      });
      expect(backend.double.requests).toHaveLength(0);
    },
  );

  it('answers below the mount path as the proxy does, for any method', async () => {
    const response = await createTestBackend()(new Request('http://a.example/api/upload/apimart'));
    expect(response.status).toBe(405);
    expect(await response.json()).toMatchObject({ error: { code: 'method-not-allowed' } });
  });

  it('accepts an upload and serves the image at the URL of the result', async () => {
    const backend = createTestBackend();
    const file = sampleImages.webp({ bytes: 40_000 });
    const response = await backend(uploadTo('apimart', file));
    expect(response.status).toBe(200);
    const result = (await response.json()) as Record<string, string>;
    expect(result).toMatchObject({ contentType: 'image/webp', bytes: 40_000 });

    const image = await backend(new Request(result['url']!));
    expect(image.headers.get('content-type')).toBe('image/webp');
    expect(await image.arrayBuffer()).toEqual(await file.arrayBuffer());
    expect(backend.double.uploads).toHaveLength(1);
  });

  it('supports every provider of the package', async () => {
    const backend = createTestBackend();
    const response = await backend(uploadTo('autoenhance'));
    expect([response.status, await response.json()]).toEqual([
      200,
      { orderId: expect.any(String), imageId: expect.any(String) },
    ]);
    expect((await backend(uploadTo('nobody'))).status).toBe(404);
  });

  it('runs the real proxy, which checks bytes and remembers keys', async () => {
    const backend = createTestBackend();
    const lie = new File(['<html>'], 'a.png', { type: 'image/png' });
    expect(await (await backend(uploadTo('apimart', lie))).json()).toMatchObject({
      error: { code: 'file-type-mismatch' },
    });
    const first: unknown = await (await backend(uploadTo('apimart'))).json();
    expect(await (await backend(uploadTo('apimart'))).json()).toEqual(first);
    expect(backend.double.uploads).toHaveLength(1);
  });

  it('passes its options to the proxy', async () => {
    const refusing = createTestBackend({ authorize: () => ({ allow: false }) });
    const refused = await refusing(uploadTo('apimart'));
    expect(await refused.json()).toMatchObject({ error: { code: 'unauthorized' } });
    expect(refused.status).toBe(401);
    expect(refusing.double.requests).toHaveLength(0);

    const bounded = createTestBackend({ maxBytes: 19_999, basePath: '/api/upload' });
    expect((await bounded(uploadTo('apimart'))).status).toBe(413);
  });

  it('plays the given faults, or those of the given double', async () => {
    const faults = [{ trouble: 'answer', status: 500 } as const];
    for (const backend of [
      createTestBackend({ faults }),
      createTestBackend({ double: createProviderDouble({ faults }) }),
    ]) {
      const response = await backend(uploadTo('apimart'));
      expect(await response.json()).toMatchObject({ error: { code: 'provider-unavailable' } });
      expect((await backend(uploadTo('apimart'))).status).toBe(200);
    }
  });
});
