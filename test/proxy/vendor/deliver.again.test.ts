import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../src/proxy/idempotency/memory-store.js';
import { askForTicket, WITH_KEY } from '../ask-for-ticket.js';
import { createsMany } from '../autoenhance-vendor.js';
import { jpegBytes, pngBytes } from '../image-bytes.js';
import { openProxy, optionsFor, SHORT } from '../open-proxy.js';
import { answer, openVendor, type RecordingVendor } from '../recording-vendor.js';
import { send } from '../send.js';

const AUTOENHANCE = { provider: 'autoenhance' };
const PATH = '/api/upload/autoenhance';
const KEYED = { path: PATH, headers: WITH_KEY };

/** Opens a vendor that creates records and answers PUTs with these statuses in turn, then the last one. */
async function openStorage(...statuses: number[]): Promise<RecordingVendor> {
  let puts = 0;
  return openVendor(
    createsMany((_, socket) => {
      socket.write(answer(statuses[Math.min(puts, statuses.length - 1)]!));
      puts += 1;
    }),
  );
}

/** Summarizes the vendor's requests: `POST` for a record, `PUT 1` for bytes of the first record. */
function story({ requests }: RecordingVendor): string[] {
  return requests.map(({ line }) => {
    const [, method, record] = /^(\w+) \S*?(\d*) HTTP/.exec(line)!;
    return method === 'POST' ? 'POST' : `${method} ${record}`;
  });
}

describe('bytes whose PUT failed', () => {
  it.each([500, 503, 408, 425, 429])(
    '(%i) go to the same record with the same key',
    async (status) => {
      const vendor = await openStorage(status, 200);
      const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

      const first = await send(proxy.origin, KEYED);
      const second = await send(proxy.origin, KEYED);

      expect(first.json.error).toMatchObject({ code: 'provider-unavailable', retryable: true });
      expect([second.status, second.json]).toMatchObject([200, { imageId: 'image-1' }]);
      expect(story(vendor)).toEqual(['POST', 'PUT 1', 'PUT 1']);
      expect(vendor.requests[2]!.body).toEqual(pngBytes());
    },
  );

  it.each([
    ['upstream-timeout', 504, ''],
    ['bad-response', 502, 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf'],
  ])(
    'without an answer (%s) go to the same record with the same key',
    async (code, status, half) => {
      let puts = 0;
      const vendor = await openVendor(
        createsMany((_, socket) => {
          puts += 1;
          if (puts === 2) socket.write(answer(200));
          else if (half !== '') socket.end(half);
        }),
      );
      const { responseMs } = SHORT;
      const proxy = await openProxy({
        ...optionsFor(vendor, AUTOENHANCE),
        timeouts: { responseMs },
      });

      const first = await send(proxy.origin, KEYED);
      const second = await send(proxy.origin, KEYED);

      expect([first.status, first.json.error]).toMatchObject([status, { code, retryable: true }]);
      expect([second.status, second.json]).toMatchObject([200, { imageId: 'image-1' }]);
      expect(story(vendor)).toEqual(['POST', 'PUT 1', 'PUT 1']);
    },
  );

  it('are relayed to the record of the ticket that the page already has', async () => {
    const vendor = await openStorage(200);
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    const ticket = await askForTicket(proxy.origin, { headers: WITH_KEY });
    const relayed = await send(proxy.origin, KEYED);

    expect(relayed.json).toEqual(ticket.json['result']);
    expect(story(vendor)).toEqual(['POST', 'PUT 1']);
  });

  it('leave their ticket to a page that asks for one', async () => {
    const vendor = await openStorage(500);
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    await send(proxy.origin, KEYED);
    const { json } = await askForTicket(proxy.origin, { headers: WITH_KEY });

    expect(json['put']).toMatchObject({ url: `${vendor.origin}/bucket/image-1` });
    expect(story(vendor)).toEqual(['POST', 'PUT 1']);
  });

  it('make no second record if they turn out to be of another type', async () => {
    const vendor = await openStorage(500, 200);
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));
    const body = pngBytes(jpegBytes().length);

    await send(proxy.origin, { ...KEYED, body });
    const { json, status } = await send(proxy.origin, { ...KEYED, body: jpegBytes() });

    expect([status, json.error?.code]).toEqual([422, 'key-reused']);
    expect(story(vendor)).toEqual(['POST', 'PUT 1']);
  });

  it.each([
    // It's unknown whether the first bytes arrived, so a person must decide.
    [403, 'provider-unavailable', { error: { code: 'provider-unavailable' } }, []],
    // Another URL would be refused in the same way.
    [400, 'provider-rejected', { imageId: 'image-1' }, ['PUT 1']],
    [404, 'provider-rejected', { imageId: 'image-1' }, ['PUT 1']],
    [413, 'provider-rejected', { imageId: 'image-1' }, ['PUT 1']],
  ])(
    '(%i) get no new record with the same key, even if the URL has expired',
    async (status, code, last, calls) => {
      const vendor = await openStorage(500, status, 200);
      const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

      await send(proxy.origin, KEYED);
      const refused = await send(proxy.origin, KEYED);
      const third = await send(proxy.origin, KEYED);

      expect(refused.status).toBe(code === 'provider-rejected' ? 422 : 502);
      expect(refused.json.error).toMatchObject({ code, retryable: false });
      expect(third.json).toMatchObject(last);
      expect(story(vendor)).toEqual(['POST', 'PUT 1', 'PUT 1', ...calls]);
    },
  );

  it('(403) are reported as such, even if the store cannot remember it', async () => {
    const memory = createMemoryStore();
    const vendor = await openStorage(403);
    const proxy = await openProxy({
      ...optionsFor(vendor, AUTOENHANCE),
      idempotency: {
        ...memory,
        set: async (key, value, lifetimeMs) => {
          if (value.includes('"failed"')) throw new Error('read only');
          await memory.set(key, value, lifetimeMs);
        },
      },
    });

    const { json, status } = await send(proxy.origin, KEYED);

    expect([status, json.error?.code]).toEqual([502, 'provider-unavailable']);
  });

  it('find their record again after taking longer than it is remembered', async () => {
    let now = 0;
    let puts = 0;
    const vendor = await openVendor(
      createsMany((_, socket) => {
        now += 601_000;
        puts += 1;
        socket.write(answer(puts === 1 ? 503 : 200));
      }),
    );
    const idempotency = createMemoryStore(() => now);
    const proxy = await openProxy({ ...optionsFor(vendor, AUTOENHANCE), idempotency });

    await send(proxy.origin, KEYED);
    await send(proxy.origin, KEYED);

    expect(story(vendor)).toEqual(['POST', 'PUT 1', 'PUT 1']);
  });

  it('are not retryable if the store has lost the ticket by then', async () => {
    const memory = createMemoryStore();
    let kept = 0;
    const vendor = await openStorage(503);
    const proxy = await openProxy({
      ...optionsFor(vendor, AUTOENHANCE),
      idempotency: {
        ...memory,
        set: async (key, value, lifetimeMs) => {
          if (value.includes('"put"')) kept += 1;
          if (kept === 2) throw new Error('down');
          await memory.set(key, value, lifetimeMs);
        },
      },
    });

    const { json } = await send(proxy.origin, KEYED);

    expect(json.error).toMatchObject({ code: 'provider-unavailable', retryable: false });
  });

  it.each([
    ['without a key', {}, {}],
    ['without a memory', WITH_KEY, { idempotency: false as const }],
  ])('%s make a second record, which only a person may request', async (_, headers, options) => {
    const vendor = await openStorage(408, 200);
    const proxy = await openProxy({ ...optionsFor(vendor, AUTOENHANCE), ...options });

    const first = await send(proxy.origin, { path: PATH, headers });
    await send(proxy.origin, { path: PATH, headers });

    expect(first.json.error).toMatchObject({ code: 'provider-unavailable', retryable: false });
    expect(story(vendor)).toEqual(['POST', 'PUT 1', 'POST', 'PUT 2']);
  });

  it('because the storage was down may be sent again with their key', async () => {
    const vendor = await openVendor((_, socket) => {
      const upload_url = 'http://127.0.0.1:1/bucket';
      socket.write(answer(200, { image_id: 'a', order_id: 'b', upload_url }));
    });
    const settings = { ...AUTOENHANCE, uploadHosts: ['127.0.0.1:1'] };
    const proxy = await openProxy(optionsFor(vendor, settings));

    const first = await send(proxy.origin, KEYED);
    const second = await send(proxy.origin, KEYED);

    for (const { json, status } of [first, second]) {
      expect([status, json.error?.retryable]).toEqual([503, true]);
    }
    expect(vendor.requests).toHaveLength(1);
  });
});
