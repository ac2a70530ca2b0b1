import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { askForTicket, CLAIM, TICKET_AT, WITH_KEY } from './ask-for-ticket.js';
import { createsAndTakes } from './autoenhance-vendor.js';
import { openProxy, optionsFor } from './open-proxy.js';
import { openConnection } from './raw-connection.js';
import { openVendor } from './recording-vendor.js';

const AUTOENHANCE = { provider: 'autoenhance' };

/** Returns a complete ticket request as sent on the wire. */
function ask(...headers: string[]): string {
  const body = JSON.stringify(CLAIM);
  return [
    `POST ${TICKET_AT} HTTP/1.1`,
    'Host: app.example',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    ...headers,
    '',
    body,
  ].join('\r\n');
}

describe('a client that leaves during the create request', () => {
  it('gets its ticket when it asks again', async () => {
    const vendor = await openVendor((request, socket) => {
      setTimeout(() => createsAndTakes()(request, socket), 100);
    });
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));
    const client = await openConnection(proxy.origin);

    client.socket.write(ask(`Idempotency-Key: ${WITH_KEY['idempotency-key']}`));
    const request = await vendor.request();
    await request.ended;
    client.socket.destroy();
    await expect.poll(() => proxy.events).toMatchObject([{ type: 'ticket', status: 200 }]);
    const { json, status } = await askForTicket(proxy.origin, { headers: WITH_KEY });

    expect([status, json['put']]).toMatchObject([200, { url: `${vendor.origin}/bucket/image-1` }]);
    expect(vendor.requests).toHaveLength(1);
  });

  it.each([
    ['without a key', {}, []],
    ['without a memory', { idempotency: false as const }, ['Idempotency-Key: one']],
  ])("%s aborts the vendor's request", async (_, options, headers) => {
    const vendor = await openVendor(() => {});
    const proxy = await openProxy({ ...optionsFor(vendor, AUTOENHANCE), ...options });
    const client = await openConnection(proxy.origin);

    client.socket.write(ask(...headers));
    const request = await vendor.request();
    await request.ended;
    await sleep(5);
    client.socket.destroy();
    await request.closed;

    await expect.poll(() => proxy.events).toMatchObject([{ status: 499, code: 'aborted' }]);
    expect(vendor.requests).toHaveLength(1);
  });
});

describe('a client that leaves before sending its whole claim', () => {
  it.each(['end', 'destroy', 'resetAndDestroy'] as const)(
    '(%s) causes no record and one event',
    async (leave) => {
      const vendor = await openVendor(createsAndTakes());
      const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));
      const client = await openConnection(proxy.origin);

      await new Promise((resolve) => {
        client.socket.write(ask().slice(0, -20), resolve);
      });
      await sleep(20);
      client.socket[leave]();

      await expect.poll(() => proxy.events).toHaveLength(1);
      expect(proxy.events[0]).toMatchObject({ type: 'ticket', code: expect.any(String) });
      expect(vendor.connections).toBe(0);
    },
  );

  // A 500 would look as if the vendor might have received something.
  it('is told so if it can still read the answer', async () => {
    const vendor = await openVendor(createsAndTakes());
    const { handler } = await openProxy(optionsFor(vendor, AUTOENHANCE));
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(Buffer.from('{"name":')),
      pull: (controller) => controller.error(new Error('cut')),
    });
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      duplex: 'half',
    };

    const response = await handler(new Request(`http://app.example${TICKET_AT}`, init));

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'incomplete-body' } });
  });
});
