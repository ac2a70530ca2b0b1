import { describe, expect, it } from 'vitest';
import { openProxy, optionsFor } from '../open-proxy.js';
import { answer as vendorAnswer, openVendor, stores } from '../recording-vendor.js';
import { send } from '../send.js';

const PARTNER = 'https://partner.example';

describe('a preflight', () => {
  const ASKED = {
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-type,idempotency-key,x-upload-name',
  };

  it('from a listed origin is told exactly what is allowed', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({
      ...optionsFor(vendor),
      allowedOrigins: [PARTNER],
      allowedHeaders: ['x-tenant'],
      authorize: () => false,
    });

    const { headers, status, text } = await send(proxy.origin, {
      method: 'OPTIONS',
      body: '',
      headers: { ...ASKED, origin: PARTNER },
    });

    expect([status, text]).toEqual([204, '']);
    expect(headers).toMatchObject({
      'access-control-allow-origin': PARTNER,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers':
        'authorization, content-type, idempotency-key, x-upload-name, x-tenant',
      'access-control-max-age': '3600',
      vary: 'Origin',
    });
    expect(vendor.connections).toBe(0);
  });

  it.each([
    ['from another origin', 'https://evil.example', [PARTNER]],
    ['from an opaque origin', 'null', [PARTNER]],
    ['from our own origin, if none is listed', 'https://app.example', []],
  ])('%s is refused without saying what is allowed', async (_, origin, allowedOrigins) => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({ ...optionsFor(vendor), allowedOrigins });

    const { headers, status } = await send(proxy.origin, {
      method: 'OPTIONS',
      body: '',
      headers: { ...ASKED, origin },
    });

    expect(status).toBe(403);
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('a listed page', () => {
  it.each([
    ['a success', {}, '/api/upload/apimart', 200],
    ['a refusal by authorize', { authorize: () => false }, '/api/upload/apimart', 401],
    ['an unknown path', {}, '/api/upload/nobody', 404],
    ['a file that is too large', { maxBytes: 10 }, '/api/upload/apimart', 413],
  ])('can read %s', async (_, options, path, expected) => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({ ...optionsFor(vendor), allowedOrigins: [PARTNER], ...options });

    const { headers, status } = await send(proxy.origin, { path, headers: { origin: PARTNER } });

    expect(status).toBe(expected);
    expect(headers).toMatchObject({
      'access-control-allow-origin': PARTNER,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'Retry-After, x-request-id',
      vary: 'Origin',
    });
  });

  it.each([429, 500])("can read the vendor's %i", async (vendorStatus) => {
    const vendor = await openVendor((_, socket) => socket.write(vendorAnswer(vendorStatus)));
    const proxy = await openProxy({ ...optionsFor(vendor), allowedOrigins: [PARTNER] });

    const { headers, status } = await send(proxy.origin, { headers: { origin: PARTNER } });

    expect(status).toBeGreaterThan(428);
    expect(headers['access-control-allow-origin']).toBe(PARTNER);
  });
});

it('says nothing about origins if the site lists none', async () => {
  const vendor = await openVendor(stores);
  const proxy = await openProxy(optionsFor(vendor));

  const { headers } = await send(proxy.origin, {
    headers: { host: 'app.example', origin: 'https://app.example' },
  });

  expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
});

it('tells caches that answers vary by origin, even if a page is refused', async () => {
  const vendor = await openVendor(stores);
  const proxy = await openProxy({ ...optionsFor(vendor), allowedOrigins: [PARTNER] });

  const { headers } = await send(proxy.origin, { headers: { origin: 'https://evil.example' } });

  expect(headers.vary).toBe('Origin');
});
