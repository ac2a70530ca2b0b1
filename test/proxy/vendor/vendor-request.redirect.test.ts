import { describe, expect, it } from 'vitest';
import { pngBytes } from '../image-bytes.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { answer, openVendor, stores } from '../recording-vendor.js';
import { send } from '../send.js';

describe('a redirect', () => {
  it.each([300, 301, 302, 303, 304, 307, 308])('%i is not followed', async (redirect) => {
    const other = await openVendor(stores);
    const vendor = await openVendor((_, socket) => {
      socket.write(
        answer(redirect, redirect === 304 ? '' : 'over there', { location: other.origin }),
      );
    });
    const proxy = await openProxy(optionsFor(vendor));

    const { headers, json, status } = await send(proxy.origin, { body: pngBytes(200_000) });

    expect([status, json.error?.code]).toEqual([502, 'upstream-redirect']);
    expect(json.error?.retryable).toBe(false);
    expect(headers.location).toBeUndefined();
    expect(other.connections).toBe(0);
    expect(vendor.requests).toHaveLength(1);
  });

  it.each(['/v1/uploads/images', '//evil.example/', 'javascript:alert(1)', 'http://[', ''])(
    'to "%s" is not followed either',
    async (location) => {
      const vendor = await openVendor((_, socket) => socket.write(answer(302, '', { location })));
      const proxy = await openProxy(optionsFor(vendor));

      const { json, status } = await send(proxy.origin);

      expect([status, json.error?.code]).toEqual([502, 'upstream-redirect']);
      expect(vendor.requests).toHaveLength(1);
    },
  );
});
