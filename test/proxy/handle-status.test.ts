import type { Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../src/proxy/idempotency/memory-store.js';
import type { Authorize } from '../../src/proxy/index.js';
import { askForTicket, CLAIM, WITH_KEY } from './ask-for-ticket.js';
import { createsMany } from './autoenhance-vendor.js';
import { DENIALS } from './denials.js';
import { openProxy, optionsFor } from './open-proxy.js';
import { answer, openVendor } from './recording-vendor.js';
import { send } from './send.js';
import { askStatus, SENT, statusAt } from './idempotency/ask-status.js';
import { ORDER, ORDER_AT, orderOptions, ordersAll } from './idempotency/order.js';

const RELAYED = '/api/upload/autoenhance';
const UNKNOWN = { state: 'unknown-key' };

describe('the status of an upload', () => {
  it('is its result once it has one', async () => {
    const vendor = await openVendor(ordersAll);
    const proxy = await openProxy(orderOptions(vendor));

    const uploaded = await send(proxy.origin, ORDER);
    const { json, status } = await askStatus(proxy.origin);

    expect([status, json]).toEqual([200, uploaded.json]);
    expect(vendor.requests).toHaveLength(1);
  });

  it('is a 409 while it is in progress, even before its first byte reaches the vendor', async () => {
    let waiting: Socket | undefined;
    const vendor = await openVendor((_, socket) => {
      waiting = socket;
    });
    let open = () => {};
    const turn = new Promise<void>((resolve) => {
      open = resolve;
    });
    const limiter = { consume: vi.fn(() => turn) };
    const proxy = await openProxy({ ...orderOptions(vendor), limiter });
    const first = send(proxy.origin, ORDER);
    await expect.poll(() => limiter.consume.mock.calls.length).toBe(1);

    const before = await askStatus(proxy.origin);
    open();
    await (
      await vendor.request()
    ).ended;
    const during = await askStatus(proxy.origin);
    waiting?.write(answer(200, { order_id: 'order-1' }));
    await first;
    const after = await askStatus(proxy.origin);

    for (const { headers, json, status } of [before, during]) {
      expect([status, headers['retry-after'], json.error?.code]).toEqual([409, '1', 'in-progress']);
    }
    expect([after.status, after.json]).toEqual([200, { orderId: 'order-1' }]);
    expect(limiter.consume).toHaveBeenCalledTimes(1);
  });

  it('is the remembered failure', async () => {
    const vendor = await openVendor((_, socket) => socket.write(answer(500)));
    const proxy = await openProxy(orderOptions(vendor));

    const uploaded = await send(proxy.origin, ORDER);
    const { json, status } = await askStatus(proxy.origin);

    expect([status, { ...json.error, requestId: '' }]).toEqual([
      502,
      { ...uploaded.json.error, requestId: '' },
    ]);
  });

  it.each([
    ['was never sent', () => Promise.resolve()],
    ['was refused', (origin: string) => send(origin, { ...ORDER, body: Buffer.alloc(1000, '<') })],
  ])('that %s is unknown and leaves the key free', async (_, before) => {
    const vendor = await openVendor(ordersAll);
    const proxy = await openProxy(orderOptions(vendor));

    await before(proxy.origin);
    const { json, status } = await askStatus(proxy.origin);
    const uploaded = await send(proxy.origin, ORDER);

    expect([status, json, uploaded.status]).toEqual([200, UNKNOWN, 200]);
  });

  it('is unknown if nothing is remembered', async () => {
    const vendor = await openVendor(ordersAll);
    const proxy = await openProxy({ ...orderOptions(vendor), idempotency: false });

    await send(proxy.origin, ORDER);

    expect((await askStatus(proxy.origin)).json).toEqual(UNKNOWN);
  });

  it('is hidden from other users', async () => {
    const authorize: Authorize = ({ headers }) => ({
      allow: true,
      subject: headers.get('authorization') ?? 'ada',
    });
    const vendor = await openVendor(ordersAll);
    const proxy = await openProxy({ ...orderOptions(vendor), authorize });

    await send(proxy.origin, ORDER);
    const { json } = await askStatus(proxy.origin, { headers: { authorization: 'bob' } });

    expect(json).toEqual(UNKNOWN);
  });

  it('is reported for a file of undeclared size', async () => {
    const vendor = await openVendor(ordersAll);
    const proxy = await openProxy(orderOptions(vendor));

    await send(proxy.origin, {
      ...ORDER,
      headers: { ...ORDER.headers, 'transfer-encoding': 'chunked' },
    });

    expect((await askStatus(proxy.origin)).json).toEqual({ orderId: 'order-1' });
  });
});

describe('the status of an upload with a ticket', () => {
  const options = { path: RELAYED, file: CLAIM };
  const autoenhance = { provider: 'autoenhance' };

  it('is unknown, but the same key gets the same ticket', async () => {
    const vendor = await openVendor(createsMany());
    const proxy = await openProxy(optionsFor(vendor, autoenhance));

    const ticket = await askForTicket(proxy.origin, { headers: WITH_KEY });
    const { json } = await askStatus(proxy.origin, options);
    const again = await askForTicket(proxy.origin, { headers: WITH_KEY });

    expect(json).toEqual(UNKNOWN);
    expect(again.json).toEqual(ticket.json);
    expect(vendor.requests).toHaveLength(1);
  });

  it('is its result once the proxy has relayed the bytes', async () => {
    const vendor = await openVendor(createsMany());
    const proxy = await openProxy(optionsFor(vendor, autoenhance));

    await askForTicket(proxy.origin, { headers: WITH_KEY });
    await send(proxy.origin, { path: RELAYED, headers: WITH_KEY });

    expect((await askStatus(proxy.origin, options)).json).toMatchObject({ imageId: 'image-1' });
  });
});

describe('a status request', () => {
  it('uses up no token', async () => {
    const spend = vi.fn(() => true);
    const vendor = await openVendor(ordersAll);
    const proxy = await openProxy({
      ...orderOptions(vendor),
      authorize: () => ({ allow: true, spend }),
    });

    await askStatus(proxy.origin);
    await send(proxy.origin, ORDER);
    await askStatus(proxy.origin);

    expect(spend).toHaveBeenCalledTimes(1);
  });

  it.each(DENIALS)('is refused to a caller denied by %s', async (_, authorize, status, code) => {
    const vendor = await openVendor(ordersAll);
    const proxy = await openProxy({ ...orderOptions(vendor), authorize });

    const refused = await askStatus(proxy.origin);

    expect([refused.status, refused.json.error?.code]).toEqual([status, code]);
  });

  it.each([
    ['with an empty key', { 'idempotency-key': '' }, SENT, 400],
    ['that is not JSON', { 'content-type': 'text/plain' }, SENT, 400],
    ['without a size', {}, { name: '', type: 'image/png' }, 400],
    ['of another origin', { origin: 'https://evil.example' }, SENT, 403],
  ])('%s is refused', async (_, headers, file, expected) => {
    const vendor = await openVendor(ordersAll);
    const proxy = await openProxy(orderOptions(vendor));

    expect((await askStatus(proxy.origin, { headers, file })).status).toBe(expected);
  });

  it('without a key is refused', async () => {
    const vendor = await openVendor(ordersAll);
    const proxy = await openProxy(orderOptions(vendor));

    const { json, status } = await send(proxy.origin, {
      path: statusAt(ORDER_AT),
      body: JSON.stringify(SENT),
      headers: { 'content-type': 'application/json' },
    });

    expect([status, json.error?.message]).toEqual([400, expect.stringContaining('none')]);
  });

  it('is a 503 while the store is down', async () => {
    const vendor = await openVendor(ordersAll);
    const get = () => Promise.reject(new Error('down'));
    const idempotency = { ...createMemoryStore(), get };
    const proxy = await openProxy({ ...orderOptions(vendor), idempotency });

    const { json, status } = await askStatus(proxy.origin);

    expect([status, json.error]).toMatchObject([
      503,
      { code: 'proxy-unavailable', retryable: true },
    ]);
  });

  it.each([ORDER_AT, '/api/upload/apimart', RELAYED])('is reported: %s', async (path) => {
    const vendor = await openVendor(ordersAll);
    const name = path.split(/[/?]/)[3]!;
    const proxy = await openProxy(optionsFor(vendor, { provider: name }));

    await askStatus(proxy.origin, { path });

    expect(proxy.events).toMatchObject([{ type: 'status', provider: name, status: 200, bytes: 0 }]);
  });
});
