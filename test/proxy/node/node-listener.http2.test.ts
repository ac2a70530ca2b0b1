import { once } from 'node:events';
import { connect, createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { toNodeListener } from '../../../src/proxy/index.js';
import { pngBytes } from '../image-bytes.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { openVendor, stores, STORED } from '../recording-vendor.js';

/** Opens an HTTP/2 server, here without a certificate. Vite serves HTTP/2 once it has one. */
async function openHttp2(listener: ReturnType<typeof toNodeListener>) {
  const server = createServer((incoming, outgoing) => {
    listener(incoming, outgoing);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  onTestFinished(() => {
    client.destroy();
    server.close();
  });

  return async (headers: Record<string, string>, body: Buffer) => {
    const stream = client.request({
      ':method': 'POST',
      ':path': '/api/upload/apimart',
      ...headers,
    });
    stream.end(body);
    const [answered] = (await once(stream, 'response')) as [Record<string, unknown>];
    const text = Buffer.concat(await stream.toArray()).toString();
    return { status: answered[':status'], headers: answered, json: JSON.parse(text) as object };
  };
}

it('serves an upload over HTTP/2', async () => {
  const vendor = await openVendor(stores);
  const { handler } = await openProxy(optionsFor(vendor));
  const send = await openHttp2(toNodeListener(handler));

  const { headers, json, status } = await send({ 'content-type': 'image/png' }, pngBytes(50_000));

  expect([status, json]).toEqual([200, STORED]);
  expect(headers['cache-control']).toBe('no-store');
});

it('lets a refused client finish sending over HTTP/2', async () => {
  const vendor = await openVendor(stores);
  const { handler } = await openProxy(optionsFor(vendor, { maxBytes: 1000 }));
  const send = await openHttp2(toNodeListener(handler));

  const headers = { 'content-type': 'image/png', 'content-length': '3000000' };
  const refused = await send(headers, pngBytes(3_000_000));

  expect(refused.status).toBe(413);
  expect(vendor.connections).toBe(0);
});

it.each([
  ['https://app.example', 200],
  ['https://evil.example', 403],
])('compares the origin %s with the authority', async (origin, expected) => {
  const vendor = await openVendor(stores);
  const { handler } = await openProxy(optionsFor(vendor));
  const send = await openHttp2(toNodeListener(handler));

  const headers = { ':authority': 'app.example', origin, 'content-type': 'image/png' };
  const { status } = await send(headers, pngBytes());

  expect(status).toBe(expected);
});
