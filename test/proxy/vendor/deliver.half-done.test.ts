import { describe, expect, it } from 'vitest';
import { createTestBackend, sampleImages } from '../../../src/testing/index.js';
import { WITH_KEY } from '../ask-for-ticket.js';
import { createsMany } from '../autoenhance-vendor.js';
import { pngBytes } from '../image-bytes.js';
import { openProxy, optionsFor, SHORT } from '../open-proxy.js';
import { openConnection, uploadHead } from '../raw-connection.js';
import { openVendor } from '../recording-vendor.js';
import { send } from '../send.js';

describe('a client whose bytes stop after the record is made', () => {
  const AUTOENHANCE = { provider: 'autoenhance' };
  const PATH = '/api/upload/autoenhance';
  const KEY_LINE = `Idempotency-Key: ${WITH_KEY['idempotency-key']}\r\nX-Upload-Name: ${WITH_KEY['x-upload-name']}`;

  it.each([
    ['with a key', [KEY_LINE], {}, true],
    ['without a key', [], {}, false],
    ['without a memory', [KEY_LINE], { idempotency: false as const }, false],
  ])('%s is told whether it may retry', async (_, headers, options, retryable) => {
    const vendor = await openVendor(createsMany());
    const proxy = await openProxy({
      ...optionsFor(vendor, AUTOENHANCE),
      ...options,
      timeouts: SHORT,
    });
    const client = await openConnection(proxy.origin);

    client.socket.write(uploadHead([...headers, 'Content-Length: 100000'], PATH));
    client.socket.write(pngBytes(50_000));
    const answered = await client.answer();

    expect(answered).toMatch(/^HTTP\/1.1 408 [^]*"client-timeout"/);
    expect(answered).toContain(`"retryable":${retryable}`);
  });

  it('completes the same record when it retries with its key', async () => {
    const vendor = await openVendor(createsMany());
    const proxy = await openProxy({ ...optionsFor(vendor, AUTOENHANCE), timeouts: SHORT });
    const client = await openConnection(proxy.origin);

    client.socket.write(uploadHead([KEY_LINE, 'Content-Length: 100000'], PATH));
    client.socket.write(pngBytes(50_000));
    await client.answer();
    const second = await send(proxy.origin, {
      path: PATH,
      headers: WITH_KEY,
      body: pngBytes(100_000),
    });

    expect(second.status).toBe(200);
    const PUT = 'PUT /bucket/image-1 HTTP/1.1';
    expect(vendor.requests.map(({ complete, line }) => [line, complete])).toEqual([
      ['POST /v3/images/ HTTP/1.1', true],
      [PUT, false],
      [PUT, true],
    ]);
  });

  it.each([
    ['with a key', WITH_KEY, true],
    ['without a key', {}, false],
  ])('(a broken stream, %s) is told the same in a 400', async (_, headers, retryable) => {
    const vendor = await openVendor(createsMany());
    const { handler } = await openProxy(optionsFor(vendor, AUTOENHANCE));
    let pieces = 0;
    const body = new ReadableStream({
      async pull(controller) {
        pieces += 1;
        if (pieces < 3) controller.enqueue(pngBytes(50_000));
        else controller.error(new Error('cut'));
        if (pieces === 2) await vendor.request(1);
      },
    });
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: { 'content-type': 'image/png', 'content-length': '150000', ...headers },
      body,
      duplex: 'half',
    };

    const response = await handler(new Request(`http://app.example${PATH}`, init));

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'incomplete-body', retryable } });
  });
});

describe('a bare Request without a length', () => {
  function upload(provider: string, bytes: number): Request {
    return new Request(`http://page.example/api/upload/${provider}`, {
      method: 'POST',
      body: sampleImages.png({ bytes }),
      headers: { 'content-type': 'image/png' },
    });
  }

  it.each(['apimart', 'autoenhance'])('is accepted for %s if the image is small', async (name) => {
    const backend = createTestBackend();
    const response = await backend(upload(name, 20_000));
    expect(response.status).toBe(200);
    expect(backend.double.uploads[0]?.bytes).toHaveLength(20_000);
  });

  it('is refused before any record if the storage needs the length of a large image', async () => {
    const backend = createTestBackend();
    const response = await backend(upload('autoenhance', 200_000));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'invalid-request' } });
    expect(backend.double.requests).toHaveLength(0);
  });
});

describe('a stand-in for fetch that ignores the body', () => {
  it('is trusted if the body is complete', async () => {
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
