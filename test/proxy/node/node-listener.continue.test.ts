import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { toNodeListener } from '../../../src/proxy/index.js';
import { pngBytes } from '../image-bytes.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { openConnection, uploadHead } from '../raw-connection.js';
import { openVendor, stores } from '../recording-vendor.js';

const LIMIT = 1_000_000;
const EXPECTS = 'Expect: 100-continue';

/** Opens a server whose clients may ask before sending (`Expect: 100-continue`). */
async function openAsking() {
  const vendor = await openVendor(stores);
  const { handler } = await openProxy(optionsFor(vendor, { maxBytes: LIMIT }));
  const server = createServer(toNodeListener(handler))
    .on('checkContinue', toNodeListener(handler, { event: 'checkContinue' }))
    .listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { vendor, client: await openConnection(origin) };
}

it('lets a client send an acceptable upload', async () => {
  const { client, vendor } = await openAsking();
  const body = pngBytes(50_000);
  client.socket.write(uploadHead([EXPECTS, `Content-Length: ${body.length}`]));
  await once(client.socket, 'data');
  expect(client.received()).toBe('HTTP/1.1 100 Continue\r\n\r\n');
  client.socket.write(body);
  expect(await client.answer()).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/);
  expect(vendor.requests).toHaveLength(1);
});

it.each([
  ['is too large', `Content-Length: ${LIMIT + 1}`, 413],
  ['is not an image', 'Content-Type: text/html', 415],
])(
  'spares a client the body of an upload that %s, and closes the connection',
  async (_, header, status) => {
    const { client, vendor } = await openAsking();
    const length = header.startsWith('Content-Length') ? [] : ['Content-Length: 1000'];
    client.socket.write(uploadHead([EXPECTS, header, ...length]));
    const answer = await client.answer();
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toMatch(/^connection: close\r$/im);
    await client.closed;
    expect(vendor.connections).toBe(0);
  },
);
