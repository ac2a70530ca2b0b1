import type { Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../../src/proxy/idempotency/memory-store.js';
import { askForTicket } from '../ask-for-ticket.js';
import { createsMany } from '../autoenhance-vendor.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { answer, openVendor } from '../recording-vendor.js';
import { send } from '../send.js';
import { askStatus, SENT } from './ask-status.js';
import { ORDER, ORDER_AT, orderOptions, ordersAll } from './order.js';

const RELAYED = '/api/upload/autoenhance';

describe('a key reused with something else', () => {
  const other = { ...SENT, size: 999 };

  it.each([
    ['a different size', { body: Buffer.concat([Buffer.alloc(999)]) }],
    ['a different name', { headers: { ...ORDER.headers, 'x-upload-name': 'other.png' } }],
    ['a different type', { headers: { ...ORDER.headers, 'content-type': 'image/jpeg' } }],
    ['different options', { path: '/api/upload/ai-homedesign?serviceName=service-item-removal' }],
  ])('(%s) is refused', async (_, change) => {
    const vendor = await openVendor(ordersAll);
    const proxy = await openProxy(orderOptions(vendor));

    await send(proxy.origin, ORDER);
    const { json, status } = await send(proxy.origin, { ...ORDER, ...change });

    expect([status, json.error]).toMatchObject([422, { code: 'key-reused', retryable: false }]);
    expect(vendor.requests).toHaveLength(1);
  });

  it('is refused for the status and for a ticket, even while the first is in progress', async () => {
    let waiting: Socket | undefined;
    const vendor = await openVendor((_, socket) => {
      waiting = socket;
    });
    const proxy = await openProxy(optionsFor(vendor, { provider: 'autoenhance' }));
    const upload = { path: RELAYED, headers: ORDER.headers };
    const first = send(proxy.origin, upload);
    await (
      await vendor.request()
    ).ended;

    const answers = [
      await send(proxy.origin, { ...upload, body: Buffer.alloc(999) }),
      await askForTicket(proxy.origin, { headers: ORDER.headers, body: other }),
      await askStatus(proxy.origin, { path: RELAYED, file: other }),
    ];
    const same = await askStatus(proxy.origin, { path: RELAYED });
    waiting?.write(answer(400));
    await first;

    for (const { json, status } of answers) {
      expect([status, json.error?.code]).toEqual([422, 'key-reused']);
    }
    expect(same.status).toBe(409);
  });

  it('is refused while the first waits for the limiter', async () => {
    const vendor = await openVendor(ordersAll);
    const never = new Promise<void>(() => {});
    const consume = vi.fn(() => never);
    const proxy = await openProxy({ ...orderOptions(vendor), limiter: { consume } });
    const handled = proxy.handler(
      new Request(`http://app.example${ORDER_AT}`, {
        method: 'POST',
        body: Buffer.alloc(1000),
        headers: { ...ORDER.headers, 'content-type': 'image/png', 'content-length': '1000' },
      }),
    );
    void handled;
    await expect.poll(() => consume.mock.calls.length).toBe(1);

    const { status } = await askStatus(proxy.origin, { file: other });

    expect(status).toBe(422);
  });

  it('is accepted if only the options fixed by the server differ', async () => {
    const store = createMemoryStore();
    const vendor = await openVendor(ordersAll);
    const { providers, ...rest } = orderOptions(vendor);
    const name = 'ai-homedesign';
    const fixed = { ...providers[name]!, options: { serviceName: 'service-item-removal' } };
    const before = await openProxy({ ...rest, providers, idempotency: store });
    const after = await openProxy({ ...rest, providers: { [name]: fixed }, idempotency: store });

    const first = await send(before.origin, ORDER);
    const second = await send(after.origin, ORDER);

    expect([second.status, second.json]).toEqual([200, first.json]);
  });

  it('is accepted if only a lone surrogate in the name was replaced', async () => {
    const vendor = await openVendor(createsMany());
    const proxy = await openProxy(optionsFor(vendor, { provider: 'autoenhance' }));
    const headers = { ...ORDER.headers, 'x-upload-name': '%EF%BF%BD.png' };

    const ticket = await askForTicket(proxy.origin, {
      headers,
      body: { ...SENT, name: '\uD83D.png' },
    });
    const relayed = await send(proxy.origin, { path: RELAYED, headers });

    expect([ticket.status, relayed.status]).toEqual([200, 200]);
  });
});
