import { describe, expect, it } from 'vitest';
import { createTestBackend, sampleImages } from '../../src/testing/index.js';
import { createsAndTakes } from './autoenhance-vendor.js';
import { pngBytes } from './image-bytes.js';
import { openProxy, optionsFor, SHORT } from './open-proxy.js';
import { openConnection } from './raw-connection.js';
import { openVendor } from './recording-vendor.js';

describe('a client that fails after the record was made', () => {
  it('is told that a repeat would make a second one', async () => {
    const vendor = await openVendor(createsAndTakes());
    const options = { ...optionsFor(vendor, { provider: 'autoenhance' }), timeouts: SHORT };
    const proxy = await openProxy(options);
    const client = await openConnection(proxy.origin);
    client.socket.write(
      [
        'POST /api/upload/autoenhance HTTP/1.1',
        'Host: localhost',
        'Content-Type: image/png',
        'Content-Length: 100000',
        '',
        '',
      ].join('\r\n'),
    );
    client.socket.write(pngBytes(50_000));

    await expect.poll(() => proxy.events.at(-1)).toMatchObject({ code: 'client-timeout' });
    expect(vendor.requests[0]?.line).toBe('POST /v3/images/ HTTP/1.1');
    await expect.poll(() => client.received()).toContain('"retryable":false');
  });
});

describe('a bare Request that does not say its length', () => {
  function upload(provider: string, bytes: number): Request {
    return new Request(`http://page.example/api/upload/${provider}`, {
      method: 'POST',
      body: sampleImages.png({ bytes }),
      headers: { 'content-type': 'image/png' },
    });
  }

  it.each(['apimart', 'autoenhance'])('is taken for %s where the image is small', async (name) => {
    const backend = createTestBackend();
    const response = await backend(upload(name, 20_000));
    expect(response.status).toBe(200);
    expect(backend.double.uploads[0]?.bytes).toHaveLength(20_000);
  });

  it('is refused for a storage that needs the length of a large one, before any record', async () => {
    const backend = createTestBackend();
    const response = await backend(upload('autoenhance', 200_000));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'invalid-request' } });
    expect(backend.double.requests).toHaveLength(0);
  });
});

describe('a stand-in for fetch that does not look at the body', () => {
  it('is believed where the body is whole', async () => {
    const url = 'https://cdn.example/1';
    const backend = createTestBackend({ fetch: async () => Response.json({ url }) });
    const request = new Request('http://page.example/api/upload/apimart', {
      method: 'POST',
      body: sampleImages.png(),
      headers: { 'content-type': 'image/png' },
    });
    const response = await backend(request);
    expect(await response.json()).toEqual({ url });
  });
});
