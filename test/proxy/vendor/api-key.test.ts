import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTokenProxy } from '../../../src/proxy/index.js';
import { formsOf } from '../forms-of-a-secret.js';
import { KEY, openProxy, optionsFor } from '../open-proxy.js';
import { openVendor, stores } from '../recording-vendor.js';
import { send } from '../send.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a key from a function', () => {
  it('is read for each request, with the uploader’s subject', async () => {
    const vendor = await openVendor(stores);
    const apiKey = vi.fn(() => KEY);
    const proxy = await openProxy({
      ...optionsFor(vendor, { apiKey }),
      authorize: () => ({ allow: true, subject: 'ada' }),
    });

    await send(proxy.origin);
    await send(proxy.origin);

    expect(apiKey.mock.calls).toMatchObject([[{ subject: 'ada' }], [{ subject: 'ada' }]]);
    expect(vendor.requests[0]!.headers).toContainEqual(['authorization', `Bearer ${KEY}`]);
  });

  it.each<[string, () => unknown]>([
    ['is undefined', () => undefined],
    ['is empty', () => ''],
    ['is cut in lines', () => `${KEY}\r\nx-evil: 1`],
    [
      'fails with the key in the error',
      () => {
        throw new Error(`cannot use ${KEY}`);
      },
    ],
    ['is rejected', () => Promise.reject(new Error(KEY))],
  ])('that %s is a 500 that names the provider', async (_, apiKey) => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor, { apiKey: apiKey as () => string }));

    const { json, status } = await send(proxy.origin);

    expect(status).toBe(500);
    expect(json.error).toMatchObject({ code: 'upstream-auth', retryable: false });
    expect(json.error?.message).toContain('providers.apimart.apiKey');
    expect(vendor.connections).toBe(0);
  });

  it('that is exposed to the page is a 500 too', async () => {
    vi.stubEnv('VITE_KEY', KEY);
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor, { apiKey: () => KEY }));

    const { status } = await send(proxy.origin);

    expect(status).toBe(500);
    expect(vendor.connections).toBe(0);
  });
});

it('does not expose its key on the handler', () => {
  const proxy = createTokenProxy({
    providers: { apimart: { apiKey: KEY } },
    authorize: () => true,
  });

  const seen = [
    inspect(proxy, { depth: 10, showHidden: true, getters: true }),
    String(proxy),
    JSON.stringify({ proxy }),
    Object.getOwnPropertyNames(proxy).join(' '),
  ].join('\n');

  for (const form of formsOf(KEY)) expect(seen).not.toContain(form);
});
