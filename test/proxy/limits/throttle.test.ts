import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { askForTicket, WITH_KEY } from '../ask-for-ticket.js';
import { createsMany } from '../autoenhance-vendor.js';
import { pngBytes } from '../image-bytes.js';
import { KEY, openProxy, optionsFor, SHORT } from '../open-proxy.js';
import { openConnection, uploadHead } from '../raw-connection.js';
import { answer, header, openVendor, type VendorScript } from '../recording-vendor.js';
import { send, type Answer } from '../send.js';

const AT = '/api/upload/stablecog';
const STABLECOG = { provider: 'stablecog' };
const AUTOENHANCE = { provider: 'autoenhance' };
/** One upload per hundred seconds, so a second one is refused. */
const ONE_TURN = 0.01;

const stores: VendorScript = (_, socket) => {
  socket.write(answer(200, { object: 's3://bucket/image' }));
};

function upload(origin: string, body?: string | Uint8Array): Promise<Answer> {
  return send(origin, { path: AT, ...(body !== undefined && { body }) });
}

/** An upload as bytes, for clients that don't wait for the answer. */
const WHOLE = Buffer.concat([Buffer.from(uploadHead(['Content-Length: 1000'], AT)), pngBytes()]);

describe("a vendor's own rate", () => {
  it('is kept: five simultaneous uploads go out at two per second, first come, first served', async () => {
    const names: string[] = [];
    const vendor = await openVendor((request, socket) => {
      names.push(/filename="(\d)/.exec(request.body.toString('latin1'))![1]!);
      stores(request, socket);
    });
    // A busy machine takes its time to connect to the vendor, so this is when the proxy begins to.
    const begun: number[] = [];
    const { handler } = await openProxy({
      ...optionsFor(vendor, STABLECOG),
      fetch: (...request) => {
        begun.push(performance.now());
        return fetch(...request);
      },
    });

    const answers = await Promise.all(
      ['1', '2', '3', '4', '5'].map((name) =>
        handler(
          new Request(`http://app.example${AT}`, {
            method: 'POST',
            headers: { 'content-type': 'image/png', 'x-upload-name': `${name}.png` },
            body: new Uint8Array(pngBytes()),
          }),
        ),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect([names.slice(0, 2).toSorted(), names.slice(2, 4).toSorted(), names[4]]).toEqual([
      ['1', '2'],
      ['3', '4'],
      '5',
    ]);
    expect(begun).toHaveLength(5);
    for (const [index, third] of begun.slice(2).entries()) {
      expect(third - begun[index]!).toBeGreaterThan(900);
    }
  });

  it("gives way to the site's own rate", async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor, { ...STABLECOG, rate: 50 }));

    const answers = await Promise.all(Array.from({ length: 20 }, () => upload(proxy.origin)));

    // At two per second, the last ones would have to wait for too long, and be refused.
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  });

  it('does not exist if neither the vendor nor the site sets one', async () => {
    const vendor = await openVendor(createsMany());
    const proxy = await openProxy(optionsFor(vendor));

    const answers = await Promise.all(Array.from({ length: 8 }, () => send(proxy.origin)));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});

describe('an upload that waits for its slot', () => {
  it('does not time out while it waits', async () => {
    const vendor = await openVendor(stores);
    const options = optionsFor(vendor, { ...STABLECOG, rate: 1.5 });
    const proxy = await openProxy({ ...options, timeouts: SHORT });

    const begun = performance.now();
    const both = await Promise.all([upload(proxy.origin), upload(proxy.origin)]);

    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(performance.now() - begun).toBeGreaterThan(2 * SHORT.idleMs);
  });

  it('for more than five seconds is refused immediately, and nothing is sent', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor, { ...STABLECOG, rate: 0.5 }));
    await upload(proxy.origin);
    const clients = await Promise.all([1, 2, 3, 4].map(() => openConnection(proxy.origin)));

    // Two of them wait two and four seconds. There's no room for more.
    for (const { socket } of clients) socket.write(WHOLE);
    const refused = await Promise.race(clients.map(({ answer: answered }) => answered()));

    expect(refused).toMatch(/^HTTP\/1.1 429 [^]*"rate-limited"[^]*"retryable":true/);
    const [, waitMs] = /"retryAfterMs":(\d+)/.exec(refused)!;
    expect(Number(waitMs)).toBeGreaterThan(5000);
    expect(refused).toContain(`retry-after: ${Math.ceil(Number(waitMs) / 1000)}\r\n`);
    expect(vendor.requests).toHaveLength(1);
  });

  it.each([
    // It waits for four seconds, and is left in the meantime, even on a busy machine.
    ['without a key gives up its place', [], 0.25, { status: 499, code: 'aborted' }, 1],
    [
      'with a key and all its bytes keeps its place',
      ['Idempotency-Key: one'],
      1.5,
      { status: 200 },
      2,
    ],
  ])('and whose client leaves, %s', async (_, headers, rate, event, requests) => {
    const vendor = await openVendor(stores);
    const authorize = vi.fn(() => true);
    const options = optionsFor(vendor, { ...STABLECOG, rate });
    const proxy = await openProxy({ ...options, authorize });
    await upload(proxy.origin);
    const client = await openConnection(proxy.origin);

    client.socket.write(uploadHead([...headers, 'Content-Length: 1000'], AT));
    client.socket.write(pngBytes());
    await expect.poll(() => authorize).toHaveBeenCalledTimes(2);
    await sleep(50);
    client.socket.destroy();

    await expect.poll(() => proxy.events[1]).toMatchObject(event);
    expect(vendor.requests).toHaveLength(requests);
  });
});

it('alternates between users', async () => {
  const vendor = await openVendor(stores);
  const proxy = await openProxy({
    ...optionsFor(vendor, { ...STABLECOG, rate: 2 }),
    authorize: ({ headers }) => ({ allow: true, subject: headers.get('x-user')! }),
  });
  const answered: string[] = [];
  const uploadOf = async (user: string) => {
    await send(proxy.origin, { path: AT, headers: { 'x-user': user } });
    answered.push(user);
  };

  const ofAda = ['ada', 'ada', 'ada', 'ada'].map(uploadOf);
  await vendor.request(1);
  await Promise.all([...ofAda, uploadOf('bob')]);

  expect(answered.at(-1)).toBe('ada');
});

describe('no slot is taken by', () => {
  it.each([
    ['a file that is not an image', '<html>', 415],
    ['a file that is too large', pngBytes(5001), 413],
    ['an empty file', '', 400],
  ])('%s', async (_, body, status) => {
    const vendor = await openVendor(stores);
    const settings = { ...STABLECOG, rate: ONE_TURN, maxBytes: 5000 };
    const proxy = await openProxy(optionsFor(vendor, settings));

    const refused = await upload(proxy.origin, body);
    const good = await upload(proxy.origin);
    const late = await upload(proxy.origin);

    expect([refused.status, good.status, late.status]).toEqual([status, 200, 429]);
  });

  it('a remembered upload', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor, { ...STABLECOG, rate: ONE_TURN }));

    const first = await send(proxy.origin, { path: AT, headers: WITH_KEY });
    const second = await send(proxy.origin, { path: AT, headers: WITH_KEY });

    expect([first.status, second.status]).toEqual([200, 200]);
  });

  it('a remembered ticket or its bytes', async () => {
    const vendor = await openVendor(createsMany());
    const proxy = await openProxy(optionsFor(vendor, { ...AUTOENHANCE, rate: ONE_TURN }));

    const first = await askForTicket(proxy.origin, { headers: WITH_KEY });
    const second = await askForTicket(proxy.origin, { headers: WITH_KEY });
    const path = '/api/upload/autoenhance';
    const relayed = await send(proxy.origin, { path, headers: WITH_KEY });

    expect([first.status, second.status, relayed.status]).toEqual([200, 200, 200]);
  });
});

it('a ticket takes a slot, as an upload does', async () => {
  const vendor = await openVendor(createsMany());
  const proxy = await openProxy(optionsFor(vendor, { ...AUTOENHANCE, rate: ONE_TURN }));

  await askForTicket(proxy.origin);
  const ticket = await askForTicket(proxy.origin);
  const relayed = await send(proxy.origin, { path: '/api/upload/autoenhance' });

  for (const { headers, status } of [ticket, relayed]) {
    expect(status).toBe(429);
    expect(headers['retry-after']).toMatch(/^[1-9]\d*$/);
  }
  expect(vendor.requests.map((request) => header(request, 'x-api-key'))).toEqual([KEY]);
});
