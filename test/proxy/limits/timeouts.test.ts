import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createTokenProxy, type TokenProxyOptions } from '../../../src/proxy/index.js';
import { CLAIM, TICKET_AT, WITH_KEY } from '../ask-for-ticket.js';
import { IDS } from '../autoenhance-vendor.js';
import { pngBytes } from '../image-bytes.js';
import { KEY } from '../open-proxy.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
});

afterEach(() => {
  vi.useRealTimers();
});

const TICKET = { ...IDS, upload_url: 'https://bucket.s3.amazonaws.com/a' };

/** Returns a fetch whose vendor reads the whole body and then answers. */
function vendorThat(answers: () => Response): TokenProxyOptions['fetch'] {
  return async (_, { body }) => {
    await new Response(body ?? null).arrayBuffer();
    return answers();
  };
}

it.each<[string, number, Uint8Array<ArrayBuffer> | null, TokenProxyOptions['fetch']]>([
  ['a success', 200, image(), vendorThat(() => Response.json({ url: 'https://a.example/' }))],
  ['a failure', 502, image(), vendorThat(() => new Response(null, { status: 500 }))],
  ['an early response', 413, image(), async () => new Response(null, { status: 413 })],
  ['a lost connection', 503, image(), async () => Promise.reject(new Error('refused'))],
  ['a body that is not an image', 415, new Uint8Array(9), vendorThat(() => Response.json({}))],
  ['an empty body', 400, new Uint8Array(), vendorThat(() => Response.json({}))],
  ['no body', 400, null, vendorThat(() => Response.json({}))],
])('no timer is left after %s', async (_, status, body, fetch) => {
  const proxy = createTokenProxy({
    providers: { apimart: { apiKey: KEY } },
    authorize: () => true,
    timeouts: { totalMs: 60_000 },
    fetch: fetch!,
  });

  const response = await proxy(
    new Request('http://app.example/api/upload/apimart', {
      method: 'POST',
      headers: { 'content-type': 'image/png', 'idempotency-key': 'one' },
      body,
    }),
  );

  expect(response.status).toBe(status);
  expect(vi.getTimerCount()).toBe(0);
});

it.each<[string, number, string, TokenProxyOptions['fetch']]>([
  ['that is issued', 200, JSON.stringify(CLAIM), vendorThat(() => Response.json(TICKET))],
  ['that is refused', 400, '{}', vendorThat(() => Response.json(TICKET))],
  ['that fails', 502, JSON.stringify(CLAIM), vendorThat(() => new Response(null, { status: 500 }))],
])('no timer is left after a ticket %s', async (_, status, body, fetch) => {
  const proxy = createTokenProxy({
    providers: { autoenhance: { apiKey: KEY } },
    authorize: () => true,
    timeouts: { totalMs: 60_000 },
    fetch: fetch!,
  });

  const response = await proxy(
    new Request(`http://app.example${TICKET_AT}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...WITH_KEY },
      body,
    }),
  );

  expect(response.status).toBe(status);
  expect(vi.getTimerCount()).toBe(0);
});

function image(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(pngBytes(100_000));
}
