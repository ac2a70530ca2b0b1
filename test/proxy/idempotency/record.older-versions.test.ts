import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../src/proxy/idempotency/memory-store.js';
import { openProxy } from '../open-proxy.js';
import { openVendor } from '../recording-vendor.js';
import { send } from '../send.js';
import { askStatus } from './ask-status.js';
import { KEY, ORDER, orderOptions, ordersAll } from './order.js';

/** Opens a proxy whose store holds a record written by version 0.1.0. */
async function openBesideOlderProxy(record: object) {
  const idempotency = createMemoryStore();
  const key = JSON.stringify([null, 'ai-homedesign', KEY]);
  await idempotency.set(key, JSON.stringify(record), 60_000);
  const vendor = await openVendor(ordersAll);
  const proxy = await openProxy({ ...orderOptions(vendor), idempotency });
  return { proxy, vendor };
}

describe('a record from an older proxy that shares the store', () => {
  it('keeps an upload in progress from being sent again', async () => {
    const { proxy, vendor } = await openBesideOlderProxy({ state: 'in-flight' });

    const asked = await askStatus(proxy.origin);
    const uploaded = await send(proxy.origin, ORDER);

    for (const { json, status } of [asked, uploaded]) {
      expect([status, json.error?.code]).toEqual([409, 'in-progress']);
    }
    expect(vendor.requests).toHaveLength(0);
  });

  it('returns its result', async () => {
    const { proxy, vendor } = await openBesideOlderProxy({
      state: 'finished',
      result: { orderId: 'order-0' },
    });

    expect((await askStatus(proxy.origin)).json).toEqual({ orderId: 'order-0' });
    expect((await send(proxy.origin, ORDER)).json).toEqual({ orderId: 'order-0' });
    expect(vendor.requests).toHaveLength(0);
  });
});
