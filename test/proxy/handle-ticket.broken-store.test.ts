import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTokenProxy, type IdempotencyStore } from '../../src/proxy/index.js';
import { createMemoryStore } from '../../src/proxy/idempotency/memory-store.js';
import { askForTicket, CLAIM, TICKET_AT, WITH_KEY } from './ask-for-ticket.js';
import { createsMany } from './autoenhance-vendor.js';
import { KEY, openProxy, optionsFor } from './open-proxy.js';
import { answer, openVendor } from './recording-vendor.js';
import { send } from './send.js';

const AUTOENHANCE = { provider: 'autoenhance' };
const KEYED = { headers: WITH_KEY };
const memory = createMemoryStore();

function throwing(): never {
  throw new Error('redis://user:secret@redis is down');
}
const rejecting = async () => throwing();

afterEach(() => {
  vi.useRealTimers();
});

describe('a store that is down before the create', () => {
  it.each<[string, Partial<IdempotencyStore>]>([
    ['add rejects', { add: rejecting }],
    ['add throws', { add: throwing }],
    ['get rejects', { get: rejecting }],
    ['get throws', { get: throwing }],
    ['get returns invalid JSON', { get: async () => 'gone' }],
    ['get returns an array', { get: async () => '[1]' }],
    ['get returns a number', { get: async () => '7' }],
    ['get rejects if the key is taken', { add: async () => false, get: rejecting }],
  ])('(%s) is a 503, and the vendor gets nothing', async (_, broken) => {
    const vendor = await openVendor(createsMany());
    const idempotency = { ...memory, ...broken };
    const proxy = await openProxy({ ...optionsFor(vendor, AUTOENHANCE), idempotency });

    const { json, status, text } = await askForTicket(proxy.origin, KEYED);

    expect(status).toBe(503);
    expect(json.error).toMatchObject({ code: 'proxy-unavailable', retryable: true });
    expect(text).not.toContain('redis');
    expect(vendor.connections).toBe(0);
  });

  it('does not affect requests without a key', async () => {
    const vendor = await openVendor(createsMany());
    const idempotency = { add: throwing, get: throwing, set: throwing };
    const proxy = await openProxy({ ...optionsFor(vendor, AUTOENHANCE), idempotency });

    expect((await askForTicket(proxy.origin)).status).toBe(200);
  });
});

describe('a store that loses the ticket', () => {
  it.each<[string, Partial<IdempotencyStore>]>([
    ['set rejects', { set: rejecting }],
    ['set throws', { set: throwing }],
  ])('(%s) still returns it to the page that asked', async (_, broken) => {
    const vendor = await openVendor(createsMany());
    const idempotency = { ...createMemoryStore(), ...broken };
    const proxy = await openProxy({ ...optionsFor(vendor, AUTOENHANCE), idempotency });

    const { json, status } = await askForTicket(proxy.origin, KEYED);

    expect([status, json['result']]).toMatchObject([200, { imageId: 'image-1' }]);
    expect(vendor.requests).toHaveLength(1);
  });

  it.each<[string, Partial<IdempotencyStore>]>([
    ['rejects', { set: rejecting }],
    ['throws', { set: throwing }],
  ])(
    '(set %s) does not call a failed PUT retryable',
    async (_, broken: Partial<IdempotencyStore>) => {
      const vendor = await openVendor(
        createsMany((__, socket) => {
          socket.write(answer(408));
        }),
      );
      const idempotency = { ...createMemoryStore(), ...broken };
      const proxy = await openProxy({ ...optionsFor(vendor, AUTOENHANCE), idempotency });

      const { json } = await send(proxy.origin, { ...KEYED, path: '/api/upload/autoenhance' });

      expect(json.error).toMatchObject({ code: 'provider-unavailable', retryable: false });
    },
  );
});

describe('a store that never answers', () => {
  const never = () => new Promise<never>(() => {});

  /** Returns the status of a ticket request, or 'nothing' if no answer arrives within a minute. */
  async function outcome(broken: Partial<IdempotencyStore>): Promise<unknown> {
    vi.useFakeTimers();
    const upload_url = 'https://bucket.s3.amazonaws.com/a';
    const proxy = createTokenProxy({
      providers: { autoenhance: { apiKey: KEY } },
      authorize: () => true,
      idempotency: { ...createMemoryStore(), ...broken },
      fetch: async () => Response.json({ image_id: 'a', order_id: 'b', upload_url }),
    });
    const request = new Request(`http://app.example${TICKET_AT}`, {
      method: 'POST',
      body: JSON.stringify(CLAIM),
      headers: { 'content-type': 'application/json', ...WITH_KEY },
    });
    const answered = proxy(request).then(({ status }) => status);
    await vi.advanceTimersByTimeAsync(60_000);
    return Promise.race([answered, Promise.resolve('nothing')]);
  }

  it.each<[string, Partial<IdempotencyStore>]>([
    ['add', { add: never }],
    ['get', { get: never }],
  ])('(%s) times out before the vendor is called', async (_, broken) => {
    expect(await outcome(broken)).toBe(503);
  });

  it('(set) does not lose the ticket', async () => {
    expect(await outcome({ set: never })).toBe(200);
  });
});
