import { describe, expect, it, vi } from 'vitest';
import type { IdempotencyStore } from '../../../src/proxy/index.js';
import { createMemoryStore } from '../../../src/proxy/idempotency/memory-store.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { answer, openVendor, stores, STORED } from '../recording-vendor.js';
import { send } from '../send.js';

const WITH_KEY = { headers: { 'idempotency-key': '0b6d5a52-0b5f-4e0f-8d8b-6d4e0f0c0a01' } };

function throwing(): never {
  throw new Error('redis://user:secret@redis is down');
}

describe('a store that is down', () => {
  const memory = createMemoryStore();
  const rejecting = async () => throwing();

  it.each<[string, Partial<IdempotencyStore>]>([
    ['add rejects', { add: rejecting }],
    ['add throws', { add: throwing }],
    ['get rejects', { add: async () => false, get: rejecting }],
    ['get returns invalid JSON', { add: async () => false, get: async () => 'gone' }],
  ])('before the upload (%s) is a 503, and the vendor gets nothing', async (_, broken) => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({ ...optionsFor(vendor), idempotency: { ...memory, ...broken } });

    const { json, status, text } = await send(proxy.origin, WITH_KEY);

    expect(status).toBe(503);
    expect(json.error).toMatchObject({ code: 'proxy-unavailable', retryable: true });
    expect(text).not.toContain('redis');
    expect(vendor.connections).toBe(0);
  });

  it.each<[string, IdempotencyStore['set']]>([
    ['rejects', rejecting],
    ['throws', throwing],
  ])('after the upload (set %s) does not turn a success into a failure', async (_, set) => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({
      ...optionsFor(vendor),
      idempotency: { ...createMemoryStore(), set },
    });

    const { json, status } = await send(proxy.origin, WITH_KEY);

    expect([status, json]).toEqual([200, STORED]);
  });

  it('after a failure leaves the failure unchanged', async () => {
    const vendor = await openVendor((_, socket) => socket.write(answer(401)));
    const proxy = await openProxy({
      ...optionsFor(vendor),
      idempotency: { ...createMemoryStore(), set: throwing },
    });

    const { json } = await send(proxy.origin, WITH_KEY);

    expect(json.error?.code).toBe('upstream-auth');
  });

  it('during a long upload does not end the process', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const vendor = await openVendor((_, socket) => {
        vi.advanceTimersByTime(60_000);
        socket.write(answer(200, STORED));
      });
      const set = vi.fn(throwing);
      const proxy = await openProxy({
        ...optionsFor(vendor),
        idempotency: { ...createMemoryStore(), set },
      });

      const { status } = await send(proxy.origin, WITH_KEY);

      expect(status).toBe(200);
      expect(set.mock.calls.length).toBeGreaterThan(2);
    } finally {
      vi.useRealTimers();
    }
  });
});
