import { describe, expect, it, vi } from 'vitest';
import type { Authorize } from '../../src/proxy/index.js';
import { askForTicket, CLAIM, TICKET_AT } from './ask-for-ticket.js';
import { createsAndTakes } from './autoenhance-vendor.js';
import { DENIALS } from './denials.js';
import { openMounted } from './mounted.js';
import { openProxy, optionsFor } from './open-proxy.js';
import { openConnection } from './raw-connection.js';
import { openVendor } from './recording-vendor.js';

const AUTOENHANCE = { provider: 'autoenhance' };

describe.each(['direct', 'relay'] as const)('a ticket (delivery: %s)', (delivery) => {
  it.each(DENIALS)('is refused to a caller denied by %s', async (_, authorize, status, code) => {
    const vendor = await openVendor(createsAndTakes());
    const options = optionsFor(vendor, { ...AUTOENHANCE, delivery });
    const proxy = await openProxy({ ...options, authorize });

    const refused = await askForTicket(proxy.origin);

    expect([refused.status, refused.json.error?.code]).toEqual([status, code]);
    expect(refused.headers['www-authenticate']).toBeUndefined();
    expect(vendor.connections).toBe(0);
  });

  it.each([
    ['cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['same-site', { 'sec-fetch-site': 'same-site' }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['from an opaque origin', { origin: 'null' }],
    ['cross-site and claims our origin', { 'sec-fetch-site': 'cross-site', origin: 'http://app' }],
  ])('is refused to a page that is %s', async (_, headers) => {
    const vendor = await openVendor(createsAndTakes());
    const authorize = vi.fn<Authorize>(() => true);
    const options = optionsFor(vendor, { ...AUTOENHANCE, delivery });
    const proxy = await openProxy({ ...options, authorize });

    const refused = await askForTicket(proxy.origin, {
      headers: { host: 'app', cookie: 's=1', ...headers },
    });

    expect([refused.status, refused.json.error?.code]).toEqual([403, 'forbidden']);
    expect(refused.headers['access-control-allow-origin']).toBeUndefined();
    expect(authorize).not.toHaveBeenCalled();
    expect(vendor.connections).toBe(0);
  });
});

describe('a page from a listed origin', () => {
  const origin = 'https://partner.example';

  it('gets a ticket and can read a refusal', async () => {
    const vendor = await openVendor(createsAndTakes());
    const options = { ...optionsFor(vendor, AUTOENHANCE), allowedOrigins: [origin] };
    const proxy = await openProxy(options);
    const headers = { origin, 'sec-fetch-site': 'cross-site' };

    const taken = await askForTicket(proxy.origin, { headers });
    const refused = await askForTicket(proxy.origin, { headers, body: { ...CLAIM, size: 0 } });

    expect([taken.status, refused.status]).toEqual([200, 400]);
    for (const answered of [taken, refused]) {
      expect(answered.headers['access-control-allow-origin']).toBe(origin);
    }
  });

  it('may request a ticket, according to the preflight', async () => {
    const vendor = await openVendor(createsAndTakes());
    const options = { ...optionsFor(vendor, AUTOENHANCE), allowedOrigins: [origin] };
    const proxy = await openProxy(options);
    const headers = { origin, 'access-control-request-method': 'POST' };

    const preflight = await askForTicket(proxy.origin, { method: 'OPTIONS', body: '', headers });

    expect(preflight.status).toBe(204);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-headers': expect.stringContaining('idempotency-key'),
    });
    expect(vendor.connections).toBe(0);
  });
});

it('calls authorize with the provider name before any of the body arrives', async () => {
  const vendor = await openVendor(createsAndTakes());
  const authorize = vi.fn<Authorize>(() => false);
  const proxy = await openProxy({ ...optionsFor(vendor, AUTOENHANCE), authorize });
  const client = await openConnection(proxy.origin);

  client.socket.write(
    `POST ${TICKET_AT} HTTP/1.1\r\nHost: app\r\nContent-Type: application/json\r\nContent-Length: 60\r\n\r\n`,
  );

  expect(await client.answer()).toContain('HTTP/1.1 401 ');
  expect(authorize.mock.calls).toEqual([[expect.any(Request), { provider: 'autoenhance' }]]);
});

describe('no ticket is served for', () => {
  it.each([
    '/api/upload/apimart/ticket',
    '/api/upload/stablecog/ticket',
    '/api/upload/nobody/ticket',
    '/api/upload/__proto__/ticket',
    '/api/upload/constructor/ticket',
    '/api/upload/AUTOENHANCE/ticket',
    '/api/upload/autoenhance/TICKET',
    '/api/upload/autoenhance/Ticket',
    '/api/upload/autoenhance/ticket/',
    '/api/upload/autoenhance/ticket/ticket',
    '/api/upload/autoenhance/ticket/x',
    '/api/upload/autoenhance//ticket',
    '/api/upload/autoenhance/x/ticket',
    '/api/upload/autoenhance/tickets',
    '/api/upload/autoenhance/%74icket',
    '/api/upload/autoenhance%2Fticket',
    '/api/upload/autoenhance/ticket;x',
    '/api/upload/autoenhance/ticket/..',
    '/api/upload/autoenhance/../ticket',
    '/api/upload/autoenhanceticket',
    '/api/upload//ticket',
    '/api/upload/ticket',
    '/api/ticket',
    '/autoenhance/ticket',
    '/ticket',
  ])('%s', async (path) => {
    const vendor = await openVendor(createsAndTakes());
    const authorize = vi.fn<Authorize>(() => true);
    const options = optionsFor(vendor, AUTOENHANCE);
    const proxy = await openProxy({
      ...options,
      authorize,
      providers: { ...options.providers, ...optionsFor(vendor).providers },
    });

    const { json, status } = await askForTicket(proxy.origin, { path });

    expect([status, json.error?.code]).toEqual([404, 'not-found']);
    expect(authorize).not.toHaveBeenCalled();
    expect(vendor.connections).toBe(0);
  });

  it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'])('the method %s', async (method) => {
    const vendor = await openVendor(createsAndTakes());
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    const { headers, status } = await askForTicket(proxy.origin, { method, body: '' });

    expect([status, headers.allow]).toEqual([405, 'POST, OPTIONS']);
    expect(vendor.connections).toBe(0);
  });
});

it('a ticket is found by the full path, although Express strips the mount path', async () => {
  const vendor = await openVendor(createsAndTakes());
  const { handler } = await openProxy(optionsFor(vendor, AUTOENHANCE));
  const site = await openMounted('/api/upload', handler);

  const { status } = await askForTicket(site.origin);

  expect(status).toBe(200);
});

it.each(['', 'x'.repeat(201), 'with space'])(
  'a ticket request with the key "%s" is a 400',
  async (key) => {
    const vendor = await openVendor(createsAndTakes());
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    const refused = await askForTicket(proxy.origin, { headers: { 'idempotency-key': key } });

    expect([refused.status, refused.json.error?.code]).toEqual([400, 'invalid-request']);
    expect(vendor.connections).toBe(0);
  },
);
