import { describe, expect, it } from 'vitest';
import { pngBytes } from '../image-bytes.js';
import { openMounted } from '../mounted.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { openConnection } from '../raw-connection.js';
import { openVendor, stores } from '../recording-vendor.js';
import { send } from '../send.js';

describe('a path that names no provider', () => {
  it.each([
    '/api/upload/__proto__',
    '/api/upload/constructor',
    '/api/upload/toString',
    '/api/upload/hasOwnProperty',
    '/api/upload/',
    '/api/upload',
    '/api/upload/APIMART',
    '/api/upload/stablecog',
    '/api/upload/%61pimart',
    '/api/upload/apimart/',
    '/api/upload/apimart/ticket/x',
    '/api/upload/apimart%2F..',
    '/api/upload/apimart%00',
    '/api/upload/apimart;x',
    '/api/upload/%2e%2e%2fadmin',
    '/api/upload/%2e%2e/apimart',
    '/api/upload/..;/x',
    '/api/upload/apimart/../../v1/keys',
    '/api/upload//apimart',
    '/api/upload/http:%2f%2f169.254.169.254',
    '/api/uploadapimart',
    '/apimart',
    '//evil.example',
    '//evil.example/apimart',
    '//evil.example/api/upload/apimart',
    '/\\\\evil.example/api/upload/apimart',
    '///api/upload/apimart',
    'http://evil.example/api/upload/apimart',
    '/',
  ])('%s is a 404, and the vendor is not called', async (path) => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));

    const { json, status } = await send(proxy.origin, { path });

    expect(status).toBe(404);
    expect(json.error?.code).toBe('not-found');
    expect(vendor.connections).toBe(0);
  });

  it('cannot name one by a header or a query either', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));

    const { status } = await send(proxy.origin, {
      path: '/api/upload/nobody?provider=apimart',
      headers: { 'x-original-url': '/api/upload/apimart', 'x-rewrite-url': '/api/upload/apimart' },
    });

    expect(status).toBe(404);
    expect(vendor.connections).toBe(0);
  });
});

describe('another method', () => {
  it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'])(
    '%s is a 405 that lists the allowed methods',
    async (method) => {
      const vendor = await openVendor(stores);
      const proxy = await openProxy(optionsFor(vendor));

      const body = method === 'GET' || method === 'TRACE' ? '' : pngBytes();
      const { headers, json, status } = await send(proxy.origin, { method, body });

      expect(status).toBe(405);
      expect(headers.allow).toBe('POST, OPTIONS');
      expect(json.error?.code).toBe('method-not-allowed');
      expect(vendor.connections).toBe(0);
    },
  );

  it('HEAD is a 405 without a body', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));

    const { headers, status, text } = await send(proxy.origin, { method: 'HEAD', body: '' });

    expect([status, headers.allow, text]).toEqual([405, 'POST, OPTIONS', '']);
  });

  it('is not smuggled in by a header', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));

    const { status } = await send(proxy.origin, {
      method: 'GET',
      body: '',
      headers: { 'x-http-method-override': 'POST' },
    });

    expect(status).toBe(405);
    expect(vendor.connections).toBe(0);
  });

  it.each(['CONNECT /api/upload/apimart', 'FOO /api/upload/apimart'])(
    '%s closes the connection',
    async (start) => {
      const vendor = await openVendor(stores);
      const proxy = await openProxy(optionsFor(vendor));
      const client = await openConnection(proxy.origin);

      client.socket.write(`${start} HTTP/1.1\r\nHost: app.example\r\n\r\n`);
      await client.closed;

      expect(client.received()).not.toContain(' 200 ');
      expect(vendor.connections).toBe(0);
    },
  );
});

it('is mounted at the path that the site chooses', async () => {
  const vendor = await openVendor(stores);
  const proxy = await openProxy({ ...optionsFor(vendor), basePath: '/images' });

  const there = await send(proxy.origin, { path: '/images/apimart' });
  const elsewhere = await send(proxy.origin, { path: '/api/upload/apimart' });

  expect([there.status, elsewhere.status]).toEqual([200, 404]);
});

it.each([
  'http://app.example//evil.example/api/upload/apimart',
  'http://app.example/\\evil.example/api/upload/apimart',
])('is not found at %s', async (url) => {
  const vendor = await openVendor(stores);
  const { handler } = await openProxy(optionsFor(vendor));

  const { status } = await handler(new Request(url, { method: 'POST', body: 'x' }));

  expect(status).toBe(404);
});

it.each(['app.example/x', 'user@app.example', 'app.example?x', 'app.example#x', 'a\\b'])(
  'refuses the host "%s"',
  async (host) => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));

    const { json, status } = await send(proxy.origin, { headers: { host } });

    expect([status, json.error?.code]).toEqual([400, 'invalid-request']);
    expect(vendor.connections).toBe(0);
  },
);

it('gives authorize a URL with the request’s host', async () => {
  const vendor = await openVendor(stores);
  const urls: string[] = [];
  const authorize = ({ url }: Request) => {
    urls.push(url);
    return true;
  };
  const proxy = await openProxy({ ...optionsFor(vendor), authorize });

  await send(proxy.origin, { headers: { host: 'app.example' } });

  expect(urls).toEqual(['http://app.example/api/upload/apimart']);
});

it('is found by the full path, although Express strips the mount path', async () => {
  const vendor = await openVendor(stores);
  const { handler } = await openProxy(optionsFor(vendor));
  const site = await openMounted('/api/upload', handler);

  const { status } = await send(site.origin);

  expect(status).toBe(200);
});

it('answers 400 to an invalid Host', async () => {
  const vendor = await openVendor(stores);
  const proxy = await openProxy(optionsFor(vendor));

  const { headers, json, status } = await send(proxy.origin, { headers: { host: 'a b' } });

  expect(status).toBe(400);
  expect(json.error?.code).toBe('invalid-request');
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
});

it.each(['GET', 'POST'])('does not upgrade a %s to a WebSocket', async (method) => {
  const vendor = await openVendor(stores);
  const proxy = await openProxy(optionsFor(vendor));
  const { answer, socket } = await openConnection(proxy.origin);

  socket.write(
    [
      `${method} /api/upload/apimart HTTP/1.1`,
      'Host: app.example',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version: 13',
      '',
      '',
    ].join('\r\n'),
  );

  expect(await answer()).toMatch(/^HTTP\/1\.1 400 [^]*"invalid-request"/);
  expect(vendor.connections).toBe(0);
});
