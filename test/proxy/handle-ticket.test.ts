import { describe, expect, it } from 'vitest';
import { askForTicket, CLAIM, TICKET_AT } from './ask-for-ticket.js';
import { createsAndTakes, IDS } from './autoenhance-vendor.js';
import { pngBytes } from './image-bytes.js';
import { KEY, openProxy, optionsFor } from './open-proxy.js';
import { openVendor, sortedHeaders } from './recording-vendor.js';
import { send } from './send.js';

const AUTOENHANCE = { provider: 'autoenhance' };
const RESULT = { imageId: IDS.image_id, orderId: IDS.order_id };

describe('a ticket', () => {
  it('takes one signed create request and says where the page puts its bytes', async () => {
    const vendor = await openVendor(createsAndTakes({ query: '?Signature=a%2Bb' }));
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    const ticket = await askForTicket(proxy.origin, {
      path: `${TICKET_AT}?orderId=${IDS.order_id}&skyReplacement=true`,
      headers: {
        authorization: 'Bearer evil',
        cookie: 's=1',
        'x-api-key': 'evil',
        'x-forwarded-for': '1.2.3.4',
      },
    });

    expect(ticket.status).toBe(200);
    expect(ticket.json).toEqual({
      put: {
        url: `${vendor.origin}/bucket/image-1?Signature=a%2Bb`,
        headers: { 'content-type': 'image/png' },
      },
      result: RESULT,
    });
    expect(ticket.headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const [create, ...others] = vendor.requests;
    expect(others).toEqual([]);
    expect(create!.line).toBe('POST /v3/images/ HTTP/1.1');
    expect(sortedHeaders(create!)).toEqual([
      ['accept', 'application/json'],
      ['accept-encoding', 'gzip, deflate'],
      ['accept-language', '*'],
      ['connection', 'keep-alive'],
      ['content-length', String(create!.body.length)],
      ['content-type', 'application/json'],
      ['host', vendor.host],
      ['sec-fetch-mode', 'cors'],
      ['user-agent', 'node'],
      ['x-api-key', KEY],
    ]);
    expect(JSON.parse(create!.body.toString())).toEqual({
      image_name: expect.stringMatching(/^kitchen-[\da-f]{8}\.png$/),
      content_type: 'image/png',
      order_id: IDS.order_id,
      sky_replacement: true,
    });
  });

  it('points to a storage that accepts the bytes without a key', async () => {
    const vendor = await openVendor(createsAndTakes());
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    const { json } = await askForTicket(proxy.origin);
    const { headers, url } = json['put'] as { url: string; headers: Record<string, string> };
    const stored = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(pngBytes()) });

    expect(stored.status).toBe(200);
    const put = vendor.requests[1]!;
    expect(put.line).toBe('PUT /bucket/image-1 HTTP/1.1');
    expect(JSON.stringify(put.headers)).not.toMatch(/api-key|authorization/);
  });

  it('names the type that the storage URL was signed for, if it has one', async () => {
    const query = '?content-type=application%2Foctet-stream&Signature=a';
    const vendor = await openVendor(createsAndTakes({ query }));
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    const { json } = await askForTicket(proxy.origin);

    expect(json['put']).toEqual({
      url: `${vendor.origin}/bucket/image-1${query}`,
      headers: { 'content-type': 'application/octet-stream' },
    });
  });

  it('supports the older name of the storage URL', async () => {
    const vendor = await openVendor(createsAndTakes({ field: 's3PutObjectUrl' }));
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    const { json } = await askForTicket(proxy.origin);

    expect(json['put']).toMatchObject({ url: `${vendor.origin}/bucket/image-1` });
  });

  it('cleans the file name as an upload does', async () => {
    const vendor = await openVendor(createsAndTakes());
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));
    const name = '../../etc/kit"chen\u202Egnp.html\r\nX-Evil: 1';

    await askForTicket(proxy.origin, { body: { ...CLAIM, name } });

    expect(JSON.parse(vendor.requests[0]!.body.toString())).toMatchObject({
      image_name: expect.stringMatching(/^kitchengnp\.html-[\da-f]{8}\.png$/),
    });
  });
});

describe('if the site relays', () => {
  it('a page is told to send the bytes to the proxy, and the vendor is not called', async () => {
    const vendor = await openVendor(createsAndTakes());
    const proxy = await openProxy(optionsFor(vendor, { ...AUTOENHANCE, delivery: 'relay' }));

    const { json, status } = await askForTicket(proxy.origin);

    expect([status, json]).toEqual([200, { relay: true }]);
    expect(vendor.connections).toBe(0);
  });

  it.each(['relay', 'direct'] as const)(
    'the proxy puts POSTed bytes into the storage (delivery: %s)',
    async (delivery) => {
      const vendor = await openVendor(createsAndTakes());
      const proxy = await openProxy(optionsFor(vendor, { ...AUTOENHANCE, delivery }));

      const { json, status } = await send(proxy.origin, { path: '/api/upload/autoenhance' });

      expect([status, json]).toEqual([200, RESULT]);
      expect(vendor.requests.map(({ line }) => line.split(' ')[0])).toEqual(['POST', 'PUT']);
    },
  );
});

describe('the event of a ticket', () => {
  it('reports a success with zero bytes', async () => {
    const vendor = await openVendor(createsAndTakes());
    const proxy = await openProxy({
      ...optionsFor(vendor, AUTOENHANCE),
      authorize: () => ({ allow: true, subject: 'ada' }),
    });

    const { headers } = await askForTicket(proxy.origin);

    expect(proxy.events).toEqual([
      {
        type: 'ticket',
        requestId: headers['x-request-id'],
        provider: 'autoenhance',
        subject: 'ada',
        status: 200,
        bytes: 0,
        durationMs: expect.any(Number),
        authorizeMs: expect.any(Number),
        deliveryMs: expect.any(Number),
      },
    ]);
  });

  it('reports a refusal, and a request to relay the bytes', async () => {
    const vendor = await openVendor(createsAndTakes());
    const refusing = await openProxy(optionsFor(vendor, AUTOENHANCE));
    const relaying = await openProxy(optionsFor(vendor, { ...AUTOENHANCE, delivery: 'relay' }));

    await askForTicket(refusing.origin, { body: { ...CLAIM, size: 0 } });
    await askForTicket(relaying.origin);

    expect(refusing.events).toMatchObject([{ type: 'ticket', status: 400, code: 'file-empty' }]);
    expect(relaying.events).toMatchObject([{ type: 'ticket', status: 200, bytes: 0 }]);
  });
});
