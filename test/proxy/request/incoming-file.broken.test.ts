import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createsAndTakes } from '../autoenhance-vendor.js';
import { pngBytes } from '../image-bytes.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { openConnection, uploadHead } from '../raw-connection.js';
import { openVendor, stores, type RecordingVendor } from '../recording-vendor.js';

/** Expects every request at the vendor to end within a second, and none to be complete. */
async function expectNothingComplete({ requests }: RecordingVendor): Promise<void> {
  const begun = Date.now();
  for (const request of requests) {
    await request.closed;
    expect(request.complete).toBe(false);
  }
  expect(Date.now() - begun).toBeLessThan(1000);
}

describe('no upload completes if a client ends', () => {
  it.each([0, 1, 900, 4096, 50_000, 99_999])('after %i bytes, with a FIN', async (bytes) => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));
    const client = await openConnection(proxy.origin);

    client.socket.write(uploadHead(['Content-Length: 100000']));
    client.socket.write(pngBytes(100_000).subarray(0, bytes));
    if (bytes > 4096) await vendor.request();
    client.socket.end();
    await client.closed;

    expect(client.received()).not.toContain(' 200 ');
    await expect.poll(() => proxy.events).toHaveLength(1);
    expect(proxy.events[0]).toMatchObject({
      code: expect.stringMatching(/incomplete-body|aborted/),
    });
    await expectNothingComplete(vendor);
  });

  it.each([0, 1, 900, 4096, 50_000, 99_999])('after %i bytes, with a RST', async (bytes) => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));
    const client = await openConnection(proxy.origin);

    client.socket.write(uploadHead(['Content-Length: 100000']));
    await new Promise((resolve) => {
      client.socket.write(pngBytes(100_000).subarray(0, bytes), resolve);
    });
    if (bytes > 4096) await vendor.request();
    client.socket.resetAndDestroy();

    await expect.poll(() => proxy.events.length + vendor.requests.length).toBeGreaterThan(0);
    await expectNothingComplete(vendor);
  });

  it('in the middle of chunks', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));
    const client = await openConnection(proxy.origin);

    client.socket.write(uploadHead(['Transfer-Encoding: chunked']));
    client.socket.write(
      Buffer.concat([Buffer.from('20000\r\n'), pngBytes(131_072), Buffer.from('\r\n')]),
    );
    const request = await vendor.request();
    client.socket.destroy();

    await request.closed;
    expect(request.complete).toBe(false);
  });
});

describe('a bare Request', () => {
  it.each([
    ['shorter', 900],
    ['longer', 1001],
    ['shorter and large', 99_000, 100_000],
    ['longer and large', 100_001, 100_000],
    ['empty', 0],
  ])('with a wrong Content-Length is a 400: the body is %s', async (_, bytes, declared = 1000) => {
    const vendor = await openVendor(stores);
    const { handler } = await openProxy(optionsFor(vendor));

    const response = await handler(bareRequest(inPieces(pngBytes(bytes)), String(declared)));

    expect(response.status).toBe(400);
    expect(await response.text()).toContain('incomplete-body');
    await expectNothingComplete(vendor);
  });

  it('that is longer than declared completes no PUT to a storage', async () => {
    const vendor = await openVendor(createsAndTakes());
    const { handler } = await openProxy(optionsFor(vendor, { provider: 'autoenhance' }));

    const request = bareRequest(inPieces(pngBytes(100_001)), '100000', 'autoenhance');
    const response = await handler(request);

    expect(response.status).toBe(400);
    const put = await vendor.request(1);
    await put.closed;
    expect(put.complete).toBe(false);
  });

  it.each(['+5', '5, 5', '0x5', '-1', '1e9', '1.0', ' ', '99999999999999999999'])(
    'whose Content-Length is "%s" is a 400',
    async (declared) => {
      const vendor = await openVendor(stores);
      const { handler } = await openProxy(optionsFor(vendor, { provider: 'autoenhance' }));

      const request = bareRequest(inPieces(pngBytes()), declared, 'autoenhance');
      const response = await handler(request);

      expect(response.status).toBe(400);
      expect(await response.text()).toContain('invalid-request');
      expect(vendor.connections).toBe(0);
    },
  );

  it.each([100, 50_000])('whose stream breaks after %i bytes is a 400', async (bytes) => {
    const vendor = await openVendor(stores);
    const { handler } = await openProxy(optionsFor(vendor));
    const stream = inPieces(pngBytes(bytes), (controller) => controller.error(new Error('cut')));

    const response = await handler(bareRequest(stream, '100000'));

    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/"incomplete-body"[^]*"retryable":true/);
    await expectNothingComplete(vendor);
  });

  it.each([0, 100, 50_000])('whose caller leaves after %i bytes is a 499', async (bytes) => {
    const vendor = await openVendor(stores);
    const { handler } = await openProxy(optionsFor(vendor));
    const left = new AbortController();
    const stream = inPieces(pngBytes(bytes), () => left.abort());

    const response = await handler(bareRequest(stream, '100000', 'apimart', left.signal));

    expect(response.status).toBe(499);
    await expectNothingComplete(vendor);
  });
});

it.each([
  ['two lengths', ['Content-Length: 5', 'Content-Length: 6']],
  ['a length and chunks', ['Content-Length: 5', 'Transfer-Encoding: chunked']],
  ['a length with a sign', ['Content-Length: +5']],
  ['a length in hexadecimal', ['Content-Length: 0x5']],
  ['a negative length', ['Content-Length: -1']],
  ['several lengths in one header', ['Content-Length: 5, 5']],
])('%s is a 400 and closes the connection', async (_, headers) => {
  const vendor = await openVendor(stores);
  const proxy = await openProxy(optionsFor(vendor));
  const client = await openConnection(proxy.origin);

  client.socket.write(uploadHead(headers));
  await client.closed;

  expect(client.received()).toContain('HTTP/1.1 400 ');
  expect(vendor.connections).toBe(0);
});

function bareRequest(
  body: ReadableStream,
  declared: string,
  provider = 'apimart',
  signal = new AbortController().signal,
): Request {
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: { 'content-type': 'image/png', 'content-length': declared },
    body,
    duplex: 'half',
    signal,
  };
  return new Request(`http://app.example/api/upload/${provider}`, init);
}

/** Streams the bytes slowly in pieces of ten thousand, and then ends or calls `atEnd`. */
function inPieces(
  bytes: Buffer,
  atEnd: (controller: ReadableStreamDefaultController) => void = (controller) => controller.close(),
): ReadableStream {
  let offset = 0;
  return new ReadableStream({
    async pull(controller) {
      // Enough time for a piece to reach the vendor before the next one.
      await sleep(5);
      if (offset >= bytes.length) {
        atEnd(controller);
      } else {
        controller.enqueue(bytes.subarray(offset, offset + 10_000));
        offset += 10_000;
      }
    },
  });
}
