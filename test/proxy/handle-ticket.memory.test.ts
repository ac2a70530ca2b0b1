import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Authorize } from '../../src/proxy/index.js';
import { createMemoryStore } from '../../src/proxy/idempotency/memory-store.js';
import { askForTicket, CLAIM, WITH_KEY } from './ask-for-ticket.js';
import { createsAndTakes, createsMany, IDS } from './autoenhance-vendor.js';
import { openProxy, optionsFor } from './open-proxy.js';
import { answer, openVendor } from './recording-vendor.js';
import { send } from './send.js';

const AUTOENHANCE = { provider: 'autoenhance' };
const KEYED = { headers: WITH_KEY };
const bySubject: Authorize = (request) => ({
  allow: true,
  subject: request.headers.get('authorization') ?? 'nobody',
});

describe('the same key', () => {
  it('gets the same ticket again, and the vendor makes one record', async () => {
    const vendor = await openVendor(createsMany());
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    const first = await askForTicket(proxy.origin, KEYED);
    const second = await askForTicket(proxy.origin, KEYED);

    expect(first.json).toMatchObject({ result: { imageId: 'image-1' } });
    expect([second.status, second.json]).toEqual([200, first.json]);
    expect(second.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
    expect(vendor.requests).toHaveLength(1);
  });

  it('during the create request is told to ask again in a second', async () => {
    let waiting: Socket | undefined;
    const vendor = await openVendor((_, socket) => {
      waiting = socket;
    });
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));
    const first = askForTicket(proxy.origin, KEYED);
    const request = await vendor.request();
    await request.ended;

    const second = await askForTicket(proxy.origin, KEYED);
    const bytes = await send(proxy.origin, { ...KEYED, path: '/api/upload/autoenhance' });
    waiting?.write(answer(200, { ...IDS, upload_url: `${vendor.origin}/bucket` }));

    for (const { headers, json, status } of [second, bytes]) {
      expect([status, headers['retry-after']]).toEqual([409, '1']);
      expect(json.error).toMatchObject({ code: 'in-progress', retryable: true });
    }
    expect((await first).status).toBe(200);
    expect(vendor.requests).toHaveLength(1);
  });

  it('sent several times at once makes one record', async () => {
    const vendor = await openVendor(createsMany());
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    const answers = await Promise.all(
      Array.from({ length: 8 }, () => askForTicket(proxy.origin, KEYED)),
    );

    const url = `${vendor.origin}/bucket/image-1`;
    const put = { url, headers: { 'content-type': CLAIM.type } };
    const told = answers.map(({ json }) => json['put'] ?? json.error?.code);
    expect(told).toContainEqual(put);
    expect(told.filter((each) => each !== 'in-progress')).toEqual(
      answers.filter(({ status }) => status === 200).map(() => put),
    );
    expect(vendor.requests).toHaveLength(1);
  });

  it.each([400, 401, 429])('after a failed create (%i) may try again', async (status) => {
    const vendor = await openVendor((request, socket) => {
      if (vendor.requests.length === 1) socket.write(answer(status));
      else createsAndTakes()(request, socket);
    });
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    const first = await askForTicket(proxy.origin, KEYED);
    const second = await askForTicket(proxy.origin, KEYED);

    expect([first.status > 399, second.status, vendor.requests.length]).toEqual([true, 200, 2]);
  });

  it('after a refused claim may try again', async () => {
    const vendor = await openVendor(createsMany());
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    const refused = await askForTicket(proxy.origin, { ...KEYED, body: { ...CLAIM, size: 0 } });
    const second = await askForTicket(proxy.origin, KEYED);

    expect([refused.status, second.status]).toEqual([400, 200]);
  });

  it('after a create with an unknown outcome gets the failure again', async () => {
    const vendor = await openVendor((_, socket) => socket.write(answer(500)));
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    const first = await askForTicket(proxy.origin, KEYED);
    const second = await askForTicket(proxy.origin, KEYED);

    for (const { json, status } of [first, second]) {
      expect([status, json.error?.code]).toEqual([502, 'provider-unavailable']);
    }
    expect(vendor.requests).toHaveLength(1);
  });

  it('is known to every instance that shares the store, for ten minutes', async () => {
    let now = 0;
    const idempotency = createMemoryStore(() => now);
    const vendor = await openVendor(createsMany());
    const one = await openProxy({ ...optionsFor(vendor, AUTOENHANCE), idempotency });
    const other = await openProxy({ ...optionsFor(vendor, AUTOENHANCE), idempotency });

    const first = await askForTicket(one.origin, KEYED);
    now = 599_999;
    const second = await askForTicket(other.origin, KEYED);
    now = 600_000;
    const late = await askForTicket(other.origin, KEYED);

    expect(second.json).toEqual(first.json);
    expect(late.json).toMatchObject({ result: { imageId: 'image-2' } });
  });

  it('gets the ticket only while authorize allows it', async () => {
    let allowed = true;
    const vendor = await openVendor(createsMany());
    const options = optionsFor(vendor, AUTOENHANCE);
    const proxy = await openProxy({ ...options, authorize: () => allowed });

    await askForTicket(proxy.origin, KEYED);
    allowed = false;
    const { status } = await askForTicket(proxy.origin, KEYED);

    expect(status).toBe(401);
  });

  it('whose bytes were relayed is told to relay again and gets the same answer', async () => {
    const vendor = await openVendor(createsMany());
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    const relayed = await send(proxy.origin, { ...KEYED, path: '/api/upload/autoenhance' });
    const ticket = await askForTicket(proxy.origin, KEYED);
    const again = await send(proxy.origin, { ...KEYED, path: '/api/upload/autoenhance' });

    expect(ticket.json).toEqual({ relay: true });
    expect(again.json).toEqual(relayed.json);
    expect(vendor.requests).toHaveLength(2);
  });
});

describe('another record is made for', () => {
  it('the same key from another subject', async () => {
    const vendor = await openVendor(createsMany());
    const options = { ...optionsFor(vendor, AUTOENHANCE), authorize: bySubject };
    const proxy = await openProxy(options);
    const askAs = (authorization: string) =>
      askForTicket(proxy.origin, { headers: { ...WITH_KEY, authorization } });

    const ada = await askAs('ada');
    const bob = await askAs('bob');
    const adaAgain = await askAs('ada');

    expect(bob.json['put']).not.toEqual(ada.json['put']);
    expect(adaAgain.json).toEqual(ada.json);
    expect(vendor.requests).toHaveLength(2);
  });

  it.each([
    ['another key', WITH_KEY, { 'idempotency-key': 'another' }, {}],
    ['no key', {}, {}, {}],
    ['any key if the site stores nothing', WITH_KEY, WITH_KEY, { idempotency: false as const }],
  ])('%s', async (_, one, other, options) => {
    const vendor = await openVendor(createsMany());
    const proxy = await openProxy({ ...optionsFor(vendor, AUTOENHANCE), ...options });

    const first = await askForTicket(proxy.origin, { headers: one });
    const second = await askForTicket(proxy.origin, { headers: other });

    expect(second.json['put']).not.toEqual(first.json['put']);
    expect(vendor.requests).toHaveLength(2);
  });

  it('the same key for another provider', async () => {
    const vendor = await openVendor(createsMany());
    const { providers, ...options } = optionsFor(vendor, AUTOENHANCE);
    const proxy = await openProxy({
      ...options,
      providers: { ...providers, ...optionsFor(vendor).providers },
    });

    const uploaded = await send(proxy.origin, KEYED);
    const ticket = await askForTicket(proxy.origin, KEYED);

    expect(uploaded.json).toEqual({ url: 'https://upload.apimart.ai/1' });
    expect(ticket.json).toMatchObject({ result: { imageId: 'image-2' } });
  });
});
