import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { pngBytes } from '../image-bytes.js';
import { openProxy, optionsFor, SHORT } from '../open-proxy.js';
import { openConnection, uploadHead } from '../raw-connection.js';
import { readMultipart } from '../read-multipart.js';
import { openVendor, stores } from '../recording-vendor.js';

describe('a client that stalls', () => {
  it.each([0, 100, 5000])('after %i bytes gets a 408, and no request completes', async (bytes) => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({ ...optionsFor(vendor), timeouts: SHORT });
    const client = await openConnection(proxy.origin);

    client.socket.write(uploadHead(['Content-Length: 100000']));
    client.socket.write(pngBytes(bytes));

    expect(await client.answer()).toMatch(
      /^HTTP\/1.1 408 [^]*"client-timeout"[^]*"retryable":true/,
    );
    for (const request of vendor.requests) {
      await request.closed;
      expect(request.complete).toBe(false);
    }
  });

  it('now and then but continues is served', async () => {
    const vendor = await openVendor(stores);
    // On a busy machine, the pause between two pieces may last a few hundred milliseconds.
    const proxy = await openProxy({ ...optionsFor(vendor), timeouts: { idleMs: 800 } });
    const client = await openConnection(proxy.origin);
    const bytes = pngBytes(8000);

    client.socket.write(uploadHead(['Content-Length: 8000']));
    const begun = performance.now();
    for (let offset = 0; offset < 8000; offset += 500) {
      client.socket.write(bytes.subarray(offset, offset + 500));
      await sleep(60);
    }
    expect(performance.now() - begun).toBeGreaterThan(800);

    expect(await client.answer()).toContain('HTTP/1.1 200 ');
    expect(readMultipart(vendor.requests[0]!)[0]!.body).toEqual(bytes);
  });

  it('for longer than the total timeout is cut off', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({ ...optionsFor(vendor), timeouts: { totalMs: 300 } });
    const client = await openConnection(proxy.origin);

    client.socket.write(uploadHead(['Content-Length: 100000']));
    client.socket.write(pngBytes(5000));

    expect(await client.answer()).toMatch(/^HTTP\/1.1 (?:408|504) /);
  });
});
