import { describe, expect, it, vi } from 'vitest';
import type { Authorize } from '../../../src/proxy/index.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { openVendor, stores } from '../recording-vendor.js';
import { send } from '../send.js';

const PARTNER = 'https://partner.example';

describe('a page from another origin', () => {
  // The first sixteen are the cases of Go's CrossOriginProtection. The others are our own.
  it.each([
    ['same-origin', 'same-origin', undefined, [], 200],
    ['typed into the address bar', 'none', undefined, [], 200],
    ['cross-site', 'cross-site', undefined, [], 403],
    ['same-site', 'same-site', undefined, [], 403],
    ['not a browser', undefined, undefined, [], 200],
    ['an older browser, same origin', undefined, 'https://app.example', [], 200],
    ['an older browser, other origin', undefined, 'https://evil.example', [], 403],
    ['an older browser, opaque origin', undefined, 'null', [], 403],
    ['listed, older browser', undefined, PARTNER, [PARTNER], 200],
    ['listed, cross-site', 'cross-site', PARTNER, [PARTNER], 200],
    ['not listed, older browser', undefined, 'https://evil.example', [PARTNER], 403],
    ['not listed, cross-site', 'cross-site', 'https://evil.example', [PARTNER], 403],
    ['cross-site that claims our origin', 'cross-site', 'https://app.example', [], 403],
    ['an unknown value of Sec-Fetch-Site', 'friendly', undefined, [], 403],
    ['capitalized Sec-Fetch-Site', 'Same-Origin', undefined, [], 403],
    ['opaque origin with a list', 'cross-site', 'null', [PARTNER], 403],
    ['a prefix of the listed origin', 'cross-site', 'https://partner.exampl', [PARTNER], 403],
    [
      'an origin that starts with the listed one',
      undefined,
      `${PARTNER}.evil.example`,
      [PARTNER],
      403,
    ],
    ['a subdomain of the listed origin', undefined, 'https://a.partner.example', [PARTNER], 403],
    ['the listed origin over HTTP', undefined, 'http://partner.example', [PARTNER], 403],
    ['the listed origin with a port', undefined, `${PARTNER}:8443`, [PARTNER], 403],
    ['the listed origin in uppercase', undefined, 'HTTPS://PARTNER.EXAMPLE', [PARTNER], 403],
    ['two origins', undefined, `${PARTNER}, https://evil.example`, [PARTNER], 403],
    ['our host with another port', undefined, 'https://app.example:8443', [], 403],
    ['our host as a user', undefined, 'https://app.example@evil.example', [], 403],
    ['our host with a path', undefined, 'https://app.example/page', [], 403],
    ['our host with another scheme', undefined, 'foo://app.example', [], 403],
    ['an asterisk', undefined, '*', [], 403],
    ['an empty origin', undefined, '', [], 403],
  ])('%s', async (_, site, origin, allowedOrigins: string[], expected) => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({ ...optionsFor(vendor), allowedOrigins });

    const { headers, json, status } = await send(proxy.origin, {
      headers: {
        host: 'app.example',
        ...(site !== undefined && { 'sec-fetch-site': site }),
        ...(origin !== undefined && { origin }),
      },
    });

    expect(status).toBe(expected);
    if (expected === 200) return;
    expect(json.error?.code).toBe('forbidden');
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(vendor.connections).toBe(0);
  });

  it.each([
    ['app.example:443', 'https://app.example', 200],
    ['app.example:80', 'http://app.example', 200],
    ['APP.example', 'https://app.example', 200],
    ['App.Example:443', 'https://app.example', 200],
    ['app.example:8443', 'https://app.example:8443', 200],
    ['app.example:443', 'http://app.example', 403],
    ['app.example:80', 'https://app.example', 403],
    ['app.example:8443', 'https://app.example', 403],
    ['app.example.', 'https://app.example', 403],
  ])('with the Host %s and the Origin %s', async (host, origin, expected) => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));

    const { status } = await send(proxy.origin, { headers: { host, origin } });

    expect(status).toBe(expected);
  });

  it('cannot upload with a form', async () => {
    const vendor = await openVendor(stores);
    const authorize = vi.fn<Authorize>(() => true);
    const proxy = await openProxy({ ...optionsFor(vendor), authorize });

    const { status } = await send(proxy.origin, {
      body: '--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nx\r\n--x--\r\n',
      headers: {
        'content-type': 'multipart/form-data; boundary=x',
        cookie: 'session=1',
        origin: 'https://evil.example',
        'sec-fetch-site': 'cross-site',
      },
    });

    expect(status).toBe(403);
    expect(authorize).not.toHaveBeenCalled();
    expect(vendor.connections).toBe(0);
  });

  it.each([
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'text/plain',
    'text/plain;image/png',
    'image/png, text/plain',
    '',
  ])('cannot send the simple type "%s" in any browser', async (type) => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));

    const { json, status } = await send(proxy.origin, { headers: { 'content-type': type } });

    expect([status, json.error?.code]).toEqual([415, 'file-invalid-type']);
    expect(vendor.connections).toBe(0);
  });
});
