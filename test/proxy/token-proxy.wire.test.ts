import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pngBytes } from './image-bytes.js';
import { KEY, openProxy, optionsFor } from './open-proxy.js';
import { readMultipart } from './read-multipart.js';
import { answer, header, openVendor, sortedHeaders, stores } from './recording-vendor.js';
import { send } from './send.js';

const HOSTILE_HEADERS = {
  authorization: 'Bearer evil',
  'x-api-key': 'evil',
  cookie: 's=1',
  'x-forwarded-for': '1.2.3.4',
  'x-forwarded-host': 'evil.example',
  'x-real-ip': '1.2.3.4',
  forwarded: 'for=1.2.3.4',
  'x-original-url': '/v1/keys',
  'x-rewrite-url': '/v1/keys',
  'x-http-method-override': 'DELETE',
  'x-middleware-subrequest': 'middleware',
  'proxy-authorization': 'Basic ZXZpbA==',
  connection: 'close, Authorization',
  te: 'trailers',
  accept: 'text/html',
  'accept-encoding': 'br',
  'user-agent': 'evil',
  referer: 'https://evil.example/',
  'idempotency-key': 'e2c4a3f0-0d5a-4f43-9a4f-000000000001',
  'x-upload-name': 'photo.png',
};

describe('what the vendor gets', () => {
  it('is one POST with exactly the expected headers, whatever the client sends', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));

    await send(proxy.origin, { headers: HOSTILE_HEADERS });

    expect(vendor.requests).toHaveLength(1);
    const [request] = vendor.requests;
    expect(request!.line).toBe('POST /v1/uploads/images HTTP/1.1');
    // Node's fetch adds accept-encoding, accept-language, connection, sec-fetch-mode and user-agent.
    expect(sortedHeaders(request!)).toEqual([
      ['accept', 'application/json'],
      ['accept-encoding', 'gzip, deflate'],
      ['accept-language', '*'],
      ['authorization', `Bearer ${KEY}`],
      ['connection', 'keep-alive'],
      ['content-length', String(request!.body.length)],
      ['content-type', expect.stringMatching(/^multipart\/form-data; boundary=image-upload-/)],
      ['host', vendor.host],
      ['sec-fetch-mode', 'cors'],
      ['user-agent', 'node'],
    ]);
  });

  it.each([68, 4095, 4096, 4097, 100_000, 1_500_000])(
    'is one part with exactly the %i bytes of the file',
    async (length) => {
      const vendor = await openVendor(stores);
      const proxy = await openProxy(optionsFor(vendor));
      const body = pngBytes(length);

      const { status } = await send(proxy.origin, {
        body,
        headers: { 'x-upload-name': 'photo.png' },
      });

      expect(status).toBe(200);
      const [part, ...others] = readMultipart(vendor.requests[0]!);
      expect(others).toEqual([]);
      expect(part!.headers).toEqual([
        'Content-Disposition: form-data; name="file"; filename="photo.png"',
        'Content-Type: image/png',
      ]);
      expect(sha256(part!.body)).toBe(sha256(body));
      expect(header(vendor.requests[0]!, 'transfer-encoding')).toBeUndefined();
    },
  );

  it('is the same if the query names another address, since undeclared options are ignored', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));

    const query = '?url=http://169.254.169.254/&baseURL=https://evil.example&provider=other&file=x';
    const { status } = await send(proxy.origin, { path: `/api/upload/apimart${query}` });

    expect(status).toBe(200);
    expect(vendor.requests[0]!.line).toBe('POST /v1/uploads/images HTTP/1.1');
    expect(readMultipart(vendor.requests[0]!)).toHaveLength(1);
  });
});

describe('what the client gets', () => {
  it('is only the promised fields of the answer', async () => {
    const vendor = await openVendor((_, socket) => {
      const body =
        '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"secret":"s",' +
        '"url":"https://upload.apimart.ai/1.png","filename":"1.png","content_type":"image/png",' +
        '"bytes":1000,"created_at":1743436800}';
      socket.write(
        answer(200, body, {
          'set-cookie': 'a=b',
          'www-authenticate': 'Basic',
          'access-control-allow-origin': '*',
          'clear-site-data': '"*"',
          location: 'https://evil.example/',
        }),
      );
    });
    const proxy = await openProxy(optionsFor(vendor));

    const { headers, json, status } = await send(proxy.origin);

    expect(status).toBe(200);
    expect(json).toEqual({
      url: 'https://upload.apimart.ai/1.png',
      filename: '1.png',
      contentType: 'image/png',
      bytes: 1000,
      createdAt: '2025-03-31T16:00:00.000Z',
      expiresAt: '2025-04-03T16:00:00.000Z',
    });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(headers).toSorted()).toEqual([
      'cache-control',
      'connection',
      'content-length',
      'content-type',
      'date',
      'x-content-type-options',
      'x-request-id',
    ]);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/json',
      'x-content-type-options': 'nosniff',
    });
  });

  it('identifies the request in every error', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));

    const { headers, json } = await send(proxy.origin, { path: '/api/upload/nobody' });

    expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
    expect(json.error).toEqual({
      code: 'not-found',
      message: expect.any(String),
      retryable: false,
      requestId: headers['x-request-id'],
    });
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/json',
      'x-content-type-options': 'nosniff',
    });
    expect(proxy.events).toEqual([
      {
        type: 'upload',
        requestId: headers['x-request-id'],
        status: 404,
        code: 'not-found',
        bytes: 0,
        durationMs: expect.any(Number),
      },
    ]);
  });
});

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
