import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Authorize } from '../../../src/proxy/index.js';
import { createMemoryStore } from '../../../src/proxy/idempotency/memory-store.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { answer, openVendor, stores, STORED } from '../recording-vendor.js';
import { send } from '../send.js';

const KEY = '0b6d5a52-0b5f-4e0f-8d8b-6d4e0f0c0a01';
const WITH_KEY = { headers: { 'idempotency-key': KEY } };
const bySubject: Authorize = (request) => ({
  allow: true,
  subject: request.headers.get('authorization') ?? 'nobody',
});

describe('the same key', () => {
  it('after a success gets the same answer, and the vendor gets nothing', async () => {
    const vendor = await openVendor((_, socket) => {
      socket.write(answer(200, { url: `https://upload.apimart.ai/${vendor.requests.length}.png` }));
    });
    const proxy = await openProxy(optionsFor(vendor));

    const first = await send(proxy.origin, WITH_KEY);
    const second = await send(proxy.origin, WITH_KEY);

    expect(first.json).toEqual({ url: 'https://upload.apimart.ai/1.png' });
    expect([second.status, second.json]).toEqual([200, first.json]);
    expect(second.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
    expect(vendor.requests).toHaveLength(1);
  });

  it('during the first upload is told to ask again in a second', async () => {
    let waiting: Socket | undefined;
    const vendor = await openVendor((_, socket) => {
      waiting = socket;
    });
    const proxy = await openProxy(optionsFor(vendor));
    const first = send(proxy.origin, WITH_KEY);
    const request = await vendor.request();
    await request.ended;

    const second = await send(proxy.origin, WITH_KEY);
    waiting?.write(answer(200, STORED));

    expect(second.status).toBe(409);
    expect(second.headers['retry-after']).toBe('1');
    expect(second.json.error).toMatchObject({
      code: 'in-progress',
      retryable: true,
      retryAfterMs: 1000,
    });
    expect((await first).status).toBe(200);
    expect(vendor.requests).toHaveLength(1);
  });

  it('sent several times at once makes one upload', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));

    const answers = await Promise.all(
      Array.from({ length: 8 }, () => send(proxy.origin, WITH_KEY)),
    );

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect(vendor.requests).toHaveLength(1);
  });

  it.each([400, 401, 429, 500, 503])('after a failure (%i) tries again', async (vendorStatus) => {
    const vendor = await openVendor((_, socket) => {
      socket.write(vendor.requests.length === 1 ? answer(vendorStatus) : answer(200, STORED));
    });
    const proxy = await openProxy(optionsFor(vendor));

    const first = await send(proxy.origin, WITH_KEY);
    await sleep(5);
    const second = await send(proxy.origin, WITH_KEY);

    expect(first.status).toBeGreaterThan(399);
    expect([second.status, second.json]).toEqual([200, STORED]);
    expect(vendor.requests).toHaveLength(2);
  });

  it('after a refused body tries again', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor, { maxBytes: 1000 }));

    const refused = await send(proxy.origin, { ...WITH_KEY, body: '<html>' });
    await sleep(5);
    const second = await send(proxy.origin, WITH_KEY);

    expect([refused.status, second.status]).toEqual([415, 200]);
  });

  it('is forgotten after ten minutes', async () => {
    let now = 0;
    const vendor = await openVendor(stores);
    const idempotency = createMemoryStore(() => now);
    const proxy = await openProxy({ ...optionsFor(vendor), idempotency });

    await send(proxy.origin, WITH_KEY);
    now = 599_999;
    await send(proxy.origin, WITH_KEY);
    const remembered = vendor.requests.length;
    now = 600_000;
    await send(proxy.origin, WITH_KEY);

    expect([remembered, vendor.requests.length]).toEqual([1, 2]);
  });

  it('is not remembered if the site turns the memory off', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({ ...optionsFor(vendor), idempotency: false });

    await send(proxy.origin, WITH_KEY);
    await send(proxy.origin, WITH_KEY);

    expect(vendor.requests).toHaveLength(2);
  });

  it('is known to every instance that shares the store', async () => {
    const vendor = await openVendor(stores);
    const idempotency = createMemoryStore();
    const one = await openProxy({ ...optionsFor(vendor), idempotency });
    const other = await openProxy({ ...optionsFor(vendor), idempotency });

    await send(one.origin, WITH_KEY);
    const { json, status } = await send(other.origin, WITH_KEY);

    expect([status, json]).toEqual([200, STORED]);
    expect(vendor.requests).toHaveLength(1);
  });

  it('gets the stored answer only while authorize allows it', async () => {
    let allowed = true;
    const vendor = await openVendor(stores);
    const proxy = await openProxy({ ...optionsFor(vendor), authorize: () => allowed });

    await send(proxy.origin, WITH_KEY);
    allowed = false;
    const { status } = await send(proxy.origin, WITH_KEY);

    expect(status).toBe(401);
  });
});

describe('a separate upload is made for', () => {
  it('the same key from another subject', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({ ...optionsFor(vendor), authorize: bySubject });

    await send(proxy.origin, { headers: { 'idempotency-key': KEY, authorization: 'ada' } });
    await send(proxy.origin, { headers: { 'idempotency-key': KEY, authorization: 'bob' } });
    await send(proxy.origin, { headers: { 'idempotency-key': KEY, authorization: 'ada' } });

    expect(vendor.requests).toHaveLength(2);
  });

  it('the same key for another provider', async () => {
    const vendor = await openVendor((request, socket) => {
      const url = `${vendor.origin}/bucket`;
      const body = { ...STORED, image_id: 'a', order_id: 'b', upload_url: url };
      socket.write(answer(200, request.line.startsWith('PUT') ? '' : body));
    });
    const autoenhance = optionsFor(vendor, { provider: 'autoenhance' }).providers;
    const options = optionsFor(vendor);
    const proxy = await openProxy({
      ...options,
      providers: { ...options.providers, ...autoenhance },
    });

    const one = await send(proxy.origin, WITH_KEY);
    const other = await send(proxy.origin, { ...WITH_KEY, path: '/api/upload/autoenhance' });

    expect([one.json, other.json]).toEqual([STORED, { imageId: 'a', orderId: 'b' }]);
  });

  it('a request without a key', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));

    await send(proxy.origin);
    await send(proxy.origin);

    expect(vendor.requests).toHaveLength(2);
  });
});

it.each(['', 'x'.repeat(201), 'with space', 'ümlaut'])('the key "%s" is a 400', async (key) => {
  const vendor = await openVendor(stores);
  const proxy = await openProxy(optionsFor(vendor));

  const { json, status } = await send(proxy.origin, { headers: { 'idempotency-key': key } });

  expect([status, json.error?.code]).toEqual([400, 'invalid-request']);
  expect(vendor.connections).toBe(0);
});
