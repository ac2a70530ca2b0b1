import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createsAndTakes } from '../autoenhance-vendor.js';
import { pngBytes } from '../image-bytes.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { openConnection, uploadHead } from '../raw-connection.js';
import { answer, openVendor, stores, STORED } from '../recording-vendor.js';
import { send } from '../send.js';

const KEY = '0b6d5a52-0b5f-4e0f-8d8b-6d4e0f0c0a01';
const WITH_KEY = { headers: { 'idempotency-key': KEY } };

describe('a client that leaves', () => {
  it('after its last byte gets its answer when it asks again, for one stored image', async () => {
    const { answerNow, proxy, vendor } = await leaveAfterLastByte();
    await sleep(50);
    const meanwhile = await send(proxy.origin, WITH_KEY);
    answerNow();
    await expect.poll(() => proxy.events.length).toBe(2);
    const afterwards = await send(proxy.origin, WITH_KEY);

    expect(meanwhile.json.error?.code).toBe('in-progress');
    expect([afterwards.status, afterwards.json]).toEqual([200, STORED]);
    expect(vendor.requests).toHaveLength(1);
  });

  it('keeps the proxy from being idle until the answer arrives', async () => {
    const { answerNow, proxy } = await leaveAfterLastByte();

    let isIdle = false;
    const idle = proxy.handler.idle().then(() => (isIdle = true));
    await sleep(50);
    const meanwhile = isIdle;
    answerNow();
    await idle;

    expect(meanwhile).toBe(false);
    expect(proxy.events).toMatchObject([{ status: 200 }]);
  });

  it.each([
    ['without a memory', { idempotency: false as const }, [`Idempotency-Key: ${KEY}`]],
    ['without a key', {}, []],
  ])("after its last byte %s aborts the vendor's request", async (_, options, headers) => {
    const vendor = await openVendor(() => {});
    const proxy = await openProxy({ ...optionsFor(vendor), ...options });
    const client = await openConnection(proxy.origin);

    client.socket.write(uploadHead([...headers, 'Content-Length: 1000']));
    client.socket.write(pngBytes(1000));
    const request = await vendor.request();
    await request.ended;
    const begun = Date.now();
    client.socket.destroy();
    await request.closed;

    expect(Date.now() - begun).toBeLessThan(1000);
    await expect.poll(() => proxy.events).toMatchObject([{ status: 499, code: 'aborted' }]);
  });

  it('before its last byte frees the key', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));
    const client = await openConnection(proxy.origin);

    client.socket.write(uploadHead([`Idempotency-Key: ${KEY}`, 'Content-Length: 100000']));
    client.socket.write(pngBytes(99_999));
    const request = await vendor.request();
    client.socket.destroy();
    await request.closed;
    await expect.poll(() => proxy.events).toHaveLength(1);
    await sleep(5);
    const { json, status } = await send(proxy.origin, WITH_KEY);

    expect(request.complete).toBe(false);
    expect([status, json]).toEqual([200, STORED]);
    expect(vendor.requests).toHaveLength(2);
  });

  it.each([
    ['before its last byte', pngBytes(99_999)],
    ['after it without a key', pngBytes(100_000)],
  ])('while the storage gets the bytes, %s, is a 499', async (_, bytes) => {
    const create = createsAndTakes();
    const vendor = await openVendor((request, socket) => {
      if (request.line.startsWith('POST')) create(request, socket);
    });
    const proxy = await openProxy(optionsFor(vendor, { provider: 'autoenhance' }));
    const client = await openConnection(proxy.origin);

    client.socket.write(uploadHead(['Content-Length: 100000'], '/api/upload/autoenhance'));
    client.socket.write(bytes);
    const put = await vendor.request(1);
    client.socket.destroy();
    await put.closed;

    await expect.poll(() => proxy.events).toMatchObject([{ status: 499, code: 'aborted' }]);
  });
});

/** Opens a proxy whose client has sent its file and left before the vendor answers. */
async function leaveAfterLastByte() {
  let waiting: Socket | undefined;
  const vendor = await openVendor((_, socket) => {
    waiting = socket;
  });
  const proxy = await openProxy(optionsFor(vendor));
  const client = await openConnection(proxy.origin);
  client.socket.write(uploadHead([`Idempotency-Key: ${KEY}`, 'Content-Length: 1000']));
  client.socket.write(pngBytes(1000));
  const request = await vendor.request();
  await request.ended;
  client.socket.destroy();
  return { answerNow: () => waiting?.write(answer(200, STORED)), proxy, vendor };
}
