import type { Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import type { IdempotencyStore } from '../../../src/proxy/index.js';
import { createMemoryStore } from '../../../src/proxy/idempotency/memory-store.js';
import { createsMany, IDS } from '../autoenhance-vendor.js';
import { pngBytes } from '../image-bytes.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { openConnection, uploadHead } from '../raw-connection.js';
import { answer, openVendor, stores, STORED, type VendorScript } from '../recording-vendor.js';
import { send } from '../send.js';
import { KEY, ORDER, orderOptions, ordersAll } from './order.js';

const LEASE_MS = 60_000;
const RELAYED = '/api/upload/autoenhance';

/** A vendor that keeps its callers waiting until the test answers. */
function keepsWaiting() {
  const sockets: Socket[] = [];
  const script: VendorScript = (_, socket) => sockets.push(socket);
  return { script, sockets };
}

describe('a failure of an upload that may have arrived', () => {
  it.each([
    [500, [502, 'provider-unavailable']],
    [504, [502, 'provider-unavailable']],
  ])('(%i) is returned again for ten minutes without another order', async (status, told) => {
    let now = 0;
    const vendor = await openVendor((request, socket) => {
      if (vendor.requests.length === 1) socket.write(answer(status));
      else ordersAll(request, socket);
    });
    const idempotency = createMemoryStore(() => now);
    const proxy = await openProxy({ ...orderOptions(vendor), idempotency });

    const first = await send(proxy.origin, ORDER);
    now = 599_999;
    const late = await send(proxy.origin, ORDER);
    const orders = vendor.requests.length;
    now = 900_000;
    const later = await send(proxy.origin, ORDER);

    for (const { json, status: seen } of [first, late]) {
      expect([seen, json.error?.code]).toEqual(told);
      expect(json.error).toMatchObject({ retryable: false, message: first.json.error?.message });
    }
    expect([orders, later.status]).toEqual([1, 200]);
  });

  it('is returned to clients that were told to ask again, however late', async () => {
    const { script, sockets } = keepsWaiting();
    const vendor = await openVendor(script);
    const proxy = await openProxy(orderOptions(vendor));
    const first = send(proxy.origin, ORDER);
    await (
      await vendor.request()
    ).ended;

    const during = await send(proxy.origin, ORDER);
    sockets[0]!.write(answer(500));
    const told = await first;
    const afterwards = await send(proxy.origin, ORDER);

    expect([during.status, during.json.error?.code]).toEqual([409, 'in-progress']);
    expect([told.status, afterwards.status]).toEqual([502, 502]);
    expect(vendor.requests).toHaveLength(1);
  });

  it('is not remembered if a repeat is harmless', async () => {
    const vendor = await openVendor((_, socket) => {
      socket.write(vendor.requests.length === 1 ? answer(500) : answer(200, STORED));
    });
    const proxy = await openProxy(optionsFor(vendor));
    const upload = { headers: { 'idempotency-key': KEY } };

    await send(proxy.origin, upload);
    const second = await send(proxy.origin, upload);

    expect([second.status, second.json]).toEqual([200, STORED]);
  });

  it.each([400, 401, 402, 413, 422, 429])(
    'is not remembered if the vendor refused (%i)',
    async (status) => {
      const vendor = await openVendor((request, socket) => {
        if (vendor.requests.length === 1) socket.write(answer(status));
        else ordersAll(request, socket);
      });
      const proxy = await openProxy(orderOptions(vendor));

      await send(proxy.origin, ORDER);
      const second = await send(proxy.origin, ORDER);

      expect([second.status, vendor.requests.length]).toEqual([200, 2]);
    },
  );
});

/** Sends a complete upload without waiting for the answer. */
async function leaveUnanswered(origin: string, path?: string): Promise<void> {
  const { socket } = await openConnection(origin);
  socket.write(uploadHead([`Idempotency-Key: ${KEY}`, 'Content-Length: 1000'], path));
  socket.write(pngBytes(1000));
}

describe('an instance that disappears', () => {
  /** Opens two instances over one store, whose clock can be advanced by a lease. */
  async function openTwo(options: typeof orderOptions, script: VendorScript) {
    let now = 0;
    const vendor = await openVendor(script);
    const idempotency = createMemoryStore(() => now);
    const open = () => openProxy({ ...options(vendor), idempotency });
    const [gone, other] = [await open(), await open()];
    const lapse = () => {
      now += LEASE_MS;
    };
    return { gone, other, lapse, vendor };
  }

  it('after committing leaves an unknown outcome and no second order', async () => {
    const { gone, lapse, other, vendor } = await openTwo(orderOptions, keepsWaiting().script);
    await leaveUnanswered(gone.origin, ORDER.path);
    await (
      await vendor.request()
    ).ended;

    const during = await send(other.origin, ORDER);
    lapse();
    const lapsed = await send(other.origin, ORDER);
    const again = await send(other.origin, ORDER);

    expect([during.status, during.json.error?.code]).toEqual([409, 'in-progress']);
    for (const { json, status } of [lapsed, again]) {
      expect([status, json.error]).toMatchObject([
        502,
        { code: 'provider-unavailable', retryable: false },
      ]);
    }
    expect(vendor.requests).toHaveLength(1);
  });

  it('before committing leaves the key free', async () => {
    const { gone, lapse, other, vendor } = await openTwo(orderOptions, ordersAll);
    const client = await openConnection(gone.origin);
    const path = ORDER.path;
    client.socket.write(uploadHead([`Idempotency-Key: ${KEY}`, 'Content-Length: 50000'], path));
    client.socket.write(pngBytes(40_000));
    await vendor.request();

    lapse();
    const second = await send(other.origin, { ...ORDER, body: pngBytes(50_000) });

    expect(second.status).toBe(200);
    expect(vendor.requests.filter(({ complete }) => complete)).toHaveLength(1);
  });

  it('but was only paused commits nothing that another instance has committed', async () => {
    const { gone, lapse, other, vendor } = await openTwo(orderOptions, ordersAll);
    const client = await openConnection(gone.origin);
    const body = pngBytes(50_000);
    client.socket.write(
      uploadHead([`Idempotency-Key: ${KEY}`, 'Content-Length: 50000'], ORDER.path),
    );
    client.socket.write(body.subarray(0, 40_000));
    await vendor.request();
    lapse();
    const second = await send(other.origin, { ...ORDER, body });

    client.socket.write(body.subarray(40_000));

    expect(await client.answer()).toMatch(/^HTTP\/1.1 409 [^]*"in-progress"/);
    expect(second.status).toBe(200);
    expect(vendor.requests.filter(({ complete }) => complete)).toHaveLength(1);
  });

  it('leaves the key free if a repeat is harmless', async () => {
    const { sockets, script } = keepsWaiting();
    const harmless = (vendor: Parameters<typeof orderOptions>[0]) => optionsFor(vendor);
    const { gone, lapse, other, vendor } = await openTwo(harmless, script);
    const upload = { headers: { 'idempotency-key': KEY } };
    await leaveUnanswered(gone.origin);
    await (
      await vendor.request()
    ).ended;

    lapse();
    const second = send(other.origin, upload);
    await (
      await vendor.request(1)
    ).ended;
    sockets[1]!.write(answer(200, STORED));

    expect((await second).json).toEqual(STORED);
  });
});

describe('a commit', () => {
  const failing = (store: IdempotencyStore): IdempotencyStore => ({
    ...store,
    add: async (key, value, lifetimeMs) => {
      if (value.includes('committing')) throw new Error('The store is down.');
      return store.add(key, value, lifetimeMs);
    },
  });

  it.each([
    ['order', ORDER],
    ['record', { ...ORDER, path: RELAYED }],
  ])('that cannot be stored makes no %s and may be retried', async (_, upload) => {
    const memory = createMemoryStore();
    const add = vi.fn<IdempotencyStore['add']>((...write) => failing(memory).add(...write));
    const vendor = await openVendor(createsMany());
    const options = optionsFor(vendor, { provider: upload.path.split(/[/?]/)[3]! });
    const proxy = await openProxy({ ...options, idempotency: { ...memory, add } });

    const first = await send(proxy.origin, upload);
    add.mockImplementation((...write) => memory.add(...write));
    const complete = vendor.requests.filter((request) => request.complete).length;
    await send(proxy.origin, upload);

    expect([first.status, first.json.error]).toMatchObject([
      503,
      { code: 'proxy-unavailable', retryable: true },
    ]);
    expect(complete).toBe(0);
    expect(vendor.requests.some((request) => request.complete)).toBe(true);
  });

  it('that was stored although the store reported a failure continues', async () => {
    const memory = createMemoryStore();
    const vendor = await openVendor(ordersAll);
    const proxy = await openProxy({
      ...orderOptions(vendor),
      idempotency: {
        ...memory,
        add: async (...write) => {
          await memory.add(...write);
          throw new Error('The answer was lost.');
        },
      },
    });

    const first = await send(proxy.origin, ORDER);
    const second = await send(proxy.origin, ORDER);

    expect([first.status, second.status]).toEqual([200, 200]);
    expect(vendor.requests).toHaveLength(1);
  });

  it.each([
    ['the last piece of a file', 200_000, []],
    ['the end of a chunked file', 200_000, ['chunks']],
    ['a small file', 1000, []],
  ])('is stored before %s is sent', async (_, size, [inChunks]) => {
    const memory = createMemoryStore();
    const seen: boolean[] = [];
    const vendor = await openVendor(ordersAll);
    const proxy = await openProxy({
      ...orderOptions(vendor),
      idempotency: {
        ...memory,
        add: async (key, value, lifetimeMs) => {
          if (value.includes('committing')) {
            await new Promise((resolve) => setTimeout(resolve, 100));
            seen.push(vendor.requests.some(({ complete }) => complete));
          }
          return memory.add(key, value, lifetimeMs);
        },
      },
    });
    const headers = { ...ORDER.headers, ...(inChunks && { 'transfer-encoding': 'chunked' }) };

    const { status } = await send(proxy.origin, { ...ORDER, headers, body: pngBytes(size) });

    expect([status, seen]).toEqual([200, [false]]);
    expect(vendor.requests.map(({ complete }) => complete)).toEqual([true]);
  });
});

describe('a client that leaves during the create request', () => {
  it('finds the record again by its key and puts the bytes there', async () => {
    const { script, sockets } = keepsWaiting();
    const vendor = await openVendor((request, socket) =>
      request.line.startsWith('PUT') ? socket.write(answer(200)) : script(request, socket),
    );
    const proxy = await openProxy(optionsFor(vendor, { provider: 'autoenhance' }));
    const client = await openConnection(proxy.origin);
    client.socket.write(uploadHead([`Idempotency-Key: ${KEY}`, 'Content-Length: 60000'], RELAYED));
    client.socket.write(pngBytes(30_000));
    await (
      await vendor.request()
    ).ended;

    client.socket.resetAndDestroy();
    const upload = { ...ORDER, path: RELAYED, body: pngBytes(60_000) };
    const during = await send(proxy.origin, upload);
    sockets[0]!.write(answer(200, { ...IDS, upload_url: `${vendor.origin}/bucket/image-1` }));
    await expect.poll(() => proxy.events.length).toBe(2);
    const second = await send(proxy.origin, upload);

    expect(during.json.error?.code).toBe('in-progress');
    expect([second.status, second.json]).toMatchObject([200, { imageId: IDS.image_id }]);
    const complete = vendor.requests.filter((request) => request.complete);
    expect(complete.map(({ line }) => line)).toEqual([
      'POST /v3/images/ HTTP/1.1',
      'PUT /bucket/image-1 HTTP/1.1',
    ]);
  });

  it('aborts it if nothing is remembered', async () => {
    const vendor = await openVendor(keepsWaiting().script);
    const options = optionsFor(vendor, { provider: 'autoenhance' });
    const proxy = await openProxy({ ...options, idempotency: false });
    const client = await openConnection(proxy.origin);
    client.socket.write(uploadHead([`Idempotency-Key: ${KEY}`, 'Content-Length: 60000'], RELAYED));
    client.socket.write(pngBytes(30_000));
    const request = await vendor.request();
    await request.ended;

    client.socket.resetAndDestroy();

    await request.closed;
    expect(vendor.requests).toHaveLength(1);
  });
});

it('an answer that could not be stored is still returned', async () => {
  const vendor = await openVendor(stores);
  const set = () => Promise.reject(new Error('The store is down.'));
  const proxy = await openProxy({
    ...optionsFor(vendor),
    idempotency: { ...createMemoryStore(), set },
  });

  const { json } = await send(proxy.origin, { headers: { 'idempotency-key': KEY } });

  expect(json).toEqual(STORED);
});
