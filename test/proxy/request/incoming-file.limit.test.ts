import { describe, expect, it } from 'vitest';
import { pngBytes } from '../image-bytes.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { openConnection, uploadHead } from '../raw-connection.js';
import { openVendor, stores } from '../recording-vendor.js';
import { send, sendInChunks } from '../send.js';

const LIMIT = 1_000_000;

describe('the limit', () => {
  it('is exact for a file of declared length', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor, { maxBytes: LIMIT }));

    const exact = await send(proxy.origin, { body: pngBytes(LIMIT) });
    const above = await send(proxy.origin, { body: pngBytes(LIMIT + 1) });

    expect(exact.status).toBe(200);
    expect([above.status, above.json.error?.code]).toEqual([413, 'file-too-large']);
    expect(above.json.error?.message).toContain('1000000');
    expect(vendor.requests).toHaveLength(1);
  });

  it('is exact for a file in chunks', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor, { maxBytes: LIMIT }));

    const exact = await sendInChunks(proxy.origin, pngBytes(LIMIT));
    const above = await sendInChunks(proxy.origin, pngBytes(LIMIT + 1));

    expect(exact.status).toBe(200);
    expect([above.status, above.json.error?.code]).toEqual([413, 'file-too-large']);
    const refused = await vendor.request(1);
    await refused.closed;
    expect(refused.complete).toBe(false);
  });

  it('is enforced before any of the body arrives', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor, { maxBytes: LIMIT }));
    const client = await openConnection(proxy.origin);

    client.socket.write(uploadHead([`Content-Length: ${LIMIT + 1}`]));

    expect(await client.answer()).toMatch(/^HTTP\/1.1 413 [^]*"file-too-large"/);
    expect(vendor.connections).toBe(0);
  });

  it('gives a readable answer to a client that sends all of its thirty megabytes', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor, { maxBytes: LIMIT }));
    const client = await openConnection(proxy.origin);

    client.socket.write(uploadHead(['Content-Length: 30000000']));
    const sent = new Promise((resolve) => {
      client.socket.write(Buffer.alloc(30_000_000), resolve);
    });

    expect(await sent).not.toBeInstanceOf(Error);
    expect(await client.answer()).toContain('"file-too-large"');
    // The connection can still take another request.
    client.socket.write(uploadHead(['Content-Length: 1000']));
    client.socket.write(pngBytes(1000));
    await expect.poll(client.received).toContain('HTTP/1.1 200 ');
  });

  it('ends an endless body in chunks with a readable answer', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor, { maxBytes: LIMIT }));
    const client = await openConnection(proxy.origin);
    const piece = Buffer.concat([Buffer.from('10000\r\n'), pngBytes(65_536), Buffer.from('\r\n')]);
    const begun = Date.now();

    client.socket.write(uploadHead(['Transfer-Encoding: chunked']));
    const flood = setInterval(() => client.socket.write(piece), 2);
    await client.closed;
    clearInterval(flood);

    expect(client.received()).toContain('"file-too-large"');
    expect(Date.now() - begun).toBeLessThan(5000);
    const request = await vendor.request();
    await request.closed;
    expect(request.complete).toBe(false);
  });

  it('of the whole proxy caps the provider’s', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({ ...optionsFor(vendor, { maxBytes: LIMIT }), maxBytes: 999 });

    const { status } = await send(proxy.origin, { body: pngBytes(1000) });

    expect(status).toBe(413);
  });

  it('is 200 MB if the vendor names none, and the site can raise it', async () => {
    const vendor = await openVendor(stores);
    const at = '/api/upload/imagepipeline';
    const head = uploadHead(['Content-Length: 200000001'], at);
    const [bounded, raised] = await Promise.all(
      [{}, { maxBytes: 600_000_000 }].map(async (settings) => {
        const options = optionsFor(vendor, { provider: 'imagepipeline', ...settings });
        const { origin } = await openProxy(options);
        const client = await openConnection(origin);
        client.socket.write(head);
        client.socket.write(pngBytes(100_000));
        return client;
      }),
    );

    expect(await bounded!.answer()).toMatch(/^HTTP\/1.1 413 [^]* 200000000 bytes/);
    const request = await vendor.request();
    expect(request.complete).toBe(false);
    expect(raised!.received()).toBe('');
  });
});
