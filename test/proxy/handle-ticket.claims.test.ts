import { describe, expect, it, vi } from 'vitest';
import { askForTicket, CLAIM, TICKET_AT, WITH_KEY } from './ask-for-ticket.js';
import { createsAndTakes, IDS } from './autoenhance-vendor.js';
import { openProxy, optionsFor, type OpenProxy } from './open-proxy.js';
import { openVendor, type RecordingVendor } from './recording-vendor.js';
import type { ProviderSettings, TokenProxyOptions } from '../../src/proxy/index.js';

/** Opens a proxy for Autoenhance, and its vendor. */
async function open(
  settings: Partial<ProviderSettings> = {},
  options: Partial<TokenProxyOptions> = {},
): Promise<{ proxy: OpenProxy; vendor: RecordingVendor }> {
  const vendor = await openVendor(createsAndTakes());
  const proxy = await openProxy({
    ...optionsFor(vendor, { provider: 'autoenhance', ...settings }),
    ...options,
  });
  return { proxy, vendor };
}

/** Returns the only create request that the vendor received. */
function created({ requests }: RecordingVendor): unknown {
  expect(requests).toHaveLength(1);
  return JSON.parse(requests[0]!.body.toString());
}

describe('a claimed type', () => {
  it.each(['image/png', 'image/jpeg', 'image/x-canon-cr3', 'IMAGE/PNG'])(
    'that the provider accepts gets a ticket: %s',
    async (type) => {
      const { proxy, vendor } = await open();

      const { json, status } = await askForTicket(proxy.origin, { body: { ...CLAIM, type } });

      const headers = { 'content-type': type.toLowerCase() };
      expect([status, json['put']]).toMatchObject([200, { headers }]);
      expect(created(vendor)).toMatchObject({ content_type: type.toLowerCase() });
    },
  );

  it.each([
    'image/svg+xml',
    'image/webp',
    'image/jpg',
    'image/*',
    'image/png; charset=utf-8',
    ' image/png',
    'text/html',
    'application/octet-stream',
    'png',
    'toString',
    '__proto__',
    '',
  ])('that the provider does not accept ("%s") is a 415', async (type) => {
    const { proxy, vendor } = await open();

    const { json, status } = await askForTicket(proxy.origin, { body: { ...CLAIM, type } });

    expect([status, json.error?.code]).toEqual([415, 'file-invalid-type']);
    expect(vendor.connections).toBe(0);
  });

  it.each<[string, Partial<ProviderSettings>, Partial<TokenProxyOptions>]>([
    ['the site', { types: ['image/jpeg'] }, {}],
    ['the grant', {}, { authorize: () => ({ allow: true, types: ['image/jpeg', 'image/webp'] }) }],
  ])('that %s has removed from the list is a 415', async (_, settings, options) => {
    const { proxy, vendor } = await open(settings, options);

    const png = await askForTicket(proxy.origin);
    const webp = await askForTicket(proxy.origin, { body: { ...CLAIM, type: 'image/webp' } });
    const jpeg = await askForTicket(proxy.origin, { body: { ...CLAIM, type: 'image/jpeg' } });

    expect([png.status, webp.status, jpeg.status]).toEqual([415, 415, 200]);
    expect(png.json.error?.message).toContain('Supported: JPEG.');
    expect(created(vendor)).toMatchObject({ content_type: 'image/jpeg' });
  });
});

describe('a claimed size', () => {
  it.each([0, '-0', '0.0', '0e9'])('of %s counts as an empty file', async (size) => {
    const { proxy, vendor } = await open();
    const body = JSON.stringify(CLAIM).replace('1000', String(size));

    const { json, status } = await askForTicket(proxy.origin, { body });

    expect([status, json.error?.code]).toEqual([400, 'file-empty']);
    expect(vendor.connections).toBe(0);
  });

  it.each<[string, Partial<ProviderSettings>, Partial<TokenProxyOptions>]>([
    ['the provider', { maxBytes: 2000 }, {}],
    ['the site', {}, { maxBytes: 2000 }],
    ['the site, under the provider', { maxBytes: 3000 }, { maxBytes: 2000 }],
    ['the grant', { maxBytes: 3000 }, { authorize: () => ({ allow: true, maxBytes: 2000 }) }],
    ['the provider', { maxBytes: 2000 }, { authorize: () => ({ allow: true, maxBytes: 3000 }) }],
  ])('is held to the limit of %s (case %#)', async (_, settings, options) => {
    const { proxy, vendor } = await open(settings, options);

    const above = await askForTicket(proxy.origin, { body: { ...CLAIM, size: 2001 } });
    const exact = await askForTicket(proxy.origin, { body: { ...CLAIM, size: 2000 } });

    expect([above.status, above.json.error?.code]).toEqual([413, 'file-too-large']);
    expect(above.json.error?.message).toContain('2000');
    expect(exact.status).toBe(200);
    expect(vendor.requests).toHaveLength(1);
  });

  it('is checked again for a known ticket', async () => {
    const { proxy } = await open({ maxBytes: 2000 });

    const first = await askForTicket(proxy.origin, { headers: WITH_KEY });
    const body = { ...CLAIM, size: 2001 };
    const second = await askForTicket(proxy.origin, { body, headers: WITH_KEY });

    expect([first.status, second.status]).toEqual([200, 413]);
  });
});

describe('the options of a ticket', () => {
  it.each([
    'enhanceType=evil',
    'orderId=1',
    'skyReplacement=yes',
    'rating=6',
    `presetId=${'x'.repeat(101)}`,
  ])('with an invalid value (%s) are a 400', async (query) => {
    const { proxy, vendor } = await open();

    const path = `${TICKET_AT}?${query}`;
    const { json, status } = await askForTicket(proxy.origin, { path });

    expect([status, json.error?.code]).toEqual([400, 'invalid-request']);
    expect(json.error?.message).toContain(query.split('=')[0]);
    expect(vendor.connections).toBe(0);
  });

  it('are read from the query, never from the body', async () => {
    const { proxy, vendor } = await open();
    const body = { ...CLAIM, orderId: IDS.order_id, options: { rating: 5 }, image_name: 'evil' };

    const path = `${TICKET_AT}?image_name=evil&hdr=true&url=http%3A%2F%2Fevil.example&rating=4`;
    await askForTicket(proxy.origin, { body, path });

    expect(created(vendor)).toEqual({
      image_name: expect.stringMatching(/^kitchen-/),
      content_type: 'image/png',
      rating: 4,
    });
  });

  it('fixed by the server cannot be changed by the page', async () => {
    const { proxy, vendor } = await open({ options: { enhance: false, orderId: null } });

    const path = `${TICKET_AT}?enhance=true&orderId=${IDS.order_id}&privacy=true`;
    await askForTicket(proxy.origin, { path });

    expect(created(vendor)).toMatchObject({ enhance: false, privacy: true });
    expect(created(vendor)).not.toHaveProperty('order_id');
  });
});

describe('the limiter', () => {
  const authorize = () => ({ allow: true as const, subject: 'ada' });

  it('is keyed by the subject', async () => {
    const consume = vi.fn(async () => ({}));
    const { proxy } = await open({}, { authorize, limiter: { consume } });

    await askForTicket(proxy.origin);

    expect(consume.mock.calls).toEqual([['ada']]);
  });

  it.each([
    ['is used up', { msBeforeNext: 1500 }, 429, 'rate-limited', '2'],
    ['is down', new Error('redis'), 503, 'proxy-unavailable', undefined],
  ])('that %s lets nothing through and frees the key', async (_, reason, status, code, after) => {
    const consume = vi.fn(async () => ({})).mockRejectedValueOnce(reason);
    const { proxy, vendor } = await open({}, { authorize, limiter: { consume } });

    const refused = await askForTicket(proxy.origin, { headers: WITH_KEY });
    const connections = vendor.connections;
    const second = await askForTicket(proxy.origin, { headers: WITH_KEY });

    expect([refused.status, refused.json.error?.code]).toEqual([status, code]);
    expect(refused.headers['retry-after']).toBe(after);
    expect(connections).toBe(0);
    expect(second.status).toBe(200);
  });
});
