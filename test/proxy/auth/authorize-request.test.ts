import { describe, expect, it, vi } from 'vitest';
import type { Authorize } from '../../../src/proxy/index.js';
import { DENIALS, FAULTY_GRANTS } from '../denials.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { openConnection, uploadHead } from '../raw-connection.js';
import { openVendor, stores } from '../recording-vendor.js';
import { send } from '../send.js';

describe('an answer from authorize', () => {
  it.each(DENIALS)('%s keeps the caller out', async (_, authorize, status, code) => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({ ...optionsFor(vendor), authorize });

    const answer = await send(proxy.origin);

    expect([answer.status, answer.json.error?.code]).toEqual([status, code]);
    expect(answer.text).not.toContain('db down');
    expect(answer.headers['www-authenticate']).toBeUndefined();
    expect(vendor.connections).toBe(0);
  });

  it.each([
    ['true', () => true],
    ['a promise for true', async () => true],
    ['{ allow: true }', () => ({ allow: true as const })],
    ['{ allow: true, subject }', () => ({ allow: true as const, subject: 'ada' })],
  ])('%s lets the caller in', async (_, authorize: Authorize) => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({ ...optionsFor(vendor), authorize });

    const { status } = await send(proxy.origin);

    expect(status).toBe(200);
    expect(vendor.requests).toHaveLength(1);
  });

  it.each(FAULTY_GRANTS)('with an unusable "%s" is a 500 (case %#)', async (field, value) => {
    const vendor = await openVendor(stores);
    const authorize = (() => ({ allow: true, [field]: value })) as unknown as Authorize;
    const proxy = await openProxy({ ...optionsFor(vendor), authorize });

    const { json, status } = await send(proxy.origin);

    expect(status).toBe(500);
    expect(json.error).toMatchObject({ code: 'proxy-unavailable', retryable: false });
    expect(json.error?.message).toContain(`"${field}"`);
    expect(vendor.connections).toBe(0);
  });

  it('is awaited for at most ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const vendor = await openVendor(stores);
      const { handler } = await openProxy({
        ...optionsFor(vendor),
        authorize: () => new Promise<never>(() => {}),
      });
      const answer = handler(
        new Request('http://app.example/api/upload/apimart', { method: 'POST', body: 'x' }),
      );

      await vi.advanceTimersByTimeAsync(10_000);

      expect((await answer).status).toBe(503);
      expect(vendor.connections).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a refusal', () => {
  it('comes before the body is sent', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({ ...optionsFor(vendor), authorize: () => false });
    const client = await openConnection(proxy.origin);

    client.socket.write(uploadHead(['Content-Length: 30000000']));

    expect(await client.answer()).toContain('HTTP/1.1 401 ');
    expect(vendor.connections).toBe(0);
  });

  it('is not bypassed by a middleware header', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({ ...optionsFor(vendor), authorize: () => false });

    const { status } = await send(proxy.origin, {
      headers: { 'x-middleware-subrequest': 'middleware:middleware:middleware' },
    });

    expect(status).toBe(401);
    expect(vendor.connections).toBe(0);
  });
});

describe('authorize', () => {
  it('is called once, with the request and the provider name', async () => {
    const vendor = await openVendor(stores);
    const authorize = vi.fn<Authorize>(() => true);
    const proxy = await openProxy({ ...optionsFor(vendor), authorize });

    await send(proxy.origin, { headers: { authorization: 'Bearer token-of-ada' } });

    expect(authorize).toHaveBeenCalledOnce();
    const [request, context] = authorize.mock.calls[0]!;
    expect(request.headers.get('authorization')).toBe('Bearer token-of-ada');
    expect(context).toEqual({ provider: 'apimart' });
  });

  it('is not called for a preflight, another method or an unknown path', async () => {
    const vendor = await openVendor(stores);
    const authorize = vi.fn<Authorize>(() => true);
    const proxy = await openProxy({ ...optionsFor(vendor), authorize });

    await send(proxy.origin, { method: 'OPTIONS', body: '' });
    await send(proxy.origin, { method: 'GET', body: '' });
    await send(proxy.origin, { path: '/api/upload/nobody' });

    expect(authorize).not.toHaveBeenCalled();
  });
});
