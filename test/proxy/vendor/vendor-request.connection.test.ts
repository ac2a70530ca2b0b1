import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pngBytes } from '../image-bytes.js';
import { openProxy, optionsFor, SHORT } from '../open-proxy.js';
import { answer, openVendor, stores, STORED } from '../recording-vendor.js';
import { send } from '../send.js';

const LARGE = pngBytes(16_000_000);

describe('a vendor that cannot be reached', () => {
  it('has received nothing, so the same upload may be retried', async () => {
    const proxy = await openProxy(
      optionsFor({ origin: 'http://127.0.0.1:1', host: '127.0.0.1:1' }),
    );

    const { json, status } = await send(proxy.origin);

    expect(status).toBe(503);
    expect(json.error).toMatchObject({ code: 'provider-unavailable', retryable: true });
  });
});

describe('a vendor whose TLS handshake hangs', () => {
  it('has received nothing when the idle timeout ends', async () => {
    const mute = createServer().listen(0, '127.0.0.1');
    await once(mute, 'listening');
    onTestFinished(() => {
      mute.close();
    });
    const host = `127.0.0.1:${(mute.address() as AddressInfo).port}`;
    const vendor = { origin: `https://${host}`, host };
    const proxy = await openProxy({ ...optionsFor(vendor), timeouts: SHORT });

    const { json, status } = await send(proxy.origin);

    expect(status).toBe(503);
    expect(json.error).toMatchObject({ code: 'provider-unavailable', retryable: true });
  });
});

describe('a vendor that breaks the connection', () => {
  it('after the last byte may have the image, so the upload is not retryable', async () => {
    const vendor = await openVendor((_, socket) => socket.resetAndDestroy());
    const proxy = await openProxy(optionsFor(vendor));

    const { json, status } = await send(proxy.origin);

    expect(status).toBe(502);
    expect(json.error).toMatchObject({ code: 'provider-unavailable', retryable: false });
    expect(vendor.requests).toHaveLength(1);
  });

  it('in the middle of the body is ambiguous too, and lets the client finish sending', async () => {
    const vendor = await openVendor(stores, (_, socket) => socket.resetAndDestroy());
    const proxy = await openProxy(optionsFor(vendor));

    const { json, status } = await send(proxy.origin, { body: LARGE });

    expect(status).toBe(502);
    expect(json.error).toMatchObject({ code: 'provider-unavailable', retryable: false });
    expect(vendor.requests).toHaveLength(1);
  });
});

describe('a vendor that stalls', () => {
  it('without reading times out after idleMs', async () => {
    const vendor = await openVendor(stores, (_, socket) => socket.pause());
    const proxy = await openProxy({
      ...optionsFor(vendor),
      timeouts: { idleMs: 300, responseMs: 60_000 },
    });

    const { json, status } = await send(proxy.origin, { body: LARGE });

    expect(status).toBe(504);
    expect(json.error).toMatchObject({ code: 'upstream-timeout', retryable: false });
    expect(vendor.requests[0]!.complete).toBe(false);
  });

  it('after the last byte times out after responseMs, and its connection is closed', async () => {
    const vendor = await openVendor(() => {});
    const proxy = await openProxy({
      ...optionsFor(vendor),
      timeouts: { idleMs: 60_000, responseMs: 300 },
    });

    const { json, status } = await send(proxy.origin);

    expect(status).toBe(504);
    expect(json.error).toMatchObject({ code: 'upstream-timeout', retryable: false });
    await vendor.requests[0]!.closed;
  });

  it('during its answer times out too', async () => {
    const vendor = await openVendor((_, socket) =>
      socket.write(answer(200, STORED).subarray(0, -5)),
    );
    const proxy = await openProxy({ ...optionsFor(vendor), timeouts: SHORT });

    const { json, status } = await send(proxy.origin);

    expect(status).toBe(504);
    expect(json.error).toMatchObject({ code: 'upstream-timeout', retryable: false });
    await vendor.requests[0]!.closed;
  });

  it('and trickles its answer times out', async () => {
    const vendor = await openVendor((_, socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n');
      const drip = setInterval(() => socket.write(' '), 50);
      socket.on('close', () => clearInterval(drip));
    });
    const proxy = await openProxy({ ...optionsFor(vendor), timeouts: SHORT });

    const { status } = await send(proxy.origin);

    expect(status).toBe(504);
  });

  it('for less than the timeout is waited for', async () => {
    const vendor = await openVendor((_, socket) => {
      setTimeout(() => socket.write(answer(200, STORED)), 2 * SHORT.idleMs);
    });
    const proxy = await openProxy({
      ...optionsFor(vendor),
      timeouts: { idleMs: SHORT.idleMs, responseMs: 5000 },
    });

    const { json, status } = await send(proxy.origin);

    expect([status, json]).toEqual([200, STORED]);
  });
});

describe('a vendor that answers before it has the image', () => {
  it('may refuse it', async () => {
    const vendor = await openVendor(
      () => {},
      (_, socket) => socket.write(answer(413)),
    );
    const proxy = await openProxy(optionsFor(vendor));

    const { json, status } = await send(proxy.origin, { body: LARGE });

    expect([status, json.error?.code]).toEqual([413, 'file-too-large']);
    await vendor.requests[0]!.closed;
  });

  it('cannot have stored it', async () => {
    const vendor = await openVendor(
      () => {},
      (_, socket) => socket.write(answer(200, STORED)),
    );
    const proxy = await openProxy(optionsFor(vendor));

    const { json, status } = await send(proxy.origin, { body: LARGE });

    expect([status, json.error?.code]).toEqual([502, 'bad-response']);
    await vendor.requests[0]!.closed;
    expect(vendor.requests[0]!.complete).toBe(false);
  });
});
