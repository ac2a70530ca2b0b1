import { SignJWT, type JWTPayload } from 'jose';
import { describe, expect, it, vi } from 'vitest';
import { createConsumeInProcess } from '../../../src/proxy/auth/consume-token.js';
import { createUploadTokens, type ConsumeToken } from '../../../src/proxy/index.js';
import { askForTicket, WITH_KEY } from '../ask-for-ticket.js';
import { createsMany } from '../autoenhance-vendor.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { openVendor, stores, STORED } from '../recording-vendor.js';
import { send } from '../send.js';

const SECRET = 'a-secret-of-more-than-thirty-two-bytes-and-no-less';
const KEY_OF_FILE = '0b6d5a52-0b5f-4e0f-8d8b-6d4e0f0c0a01';

async function openSite(consume: ConsumeToken | 'in-process') {
  const vendor = await openVendor(stores);
  const tokens = createUploadTokens({
    keys: { one: SECRET },
    audience: 'https://app.example',
    consume,
  });
  const { authorize } = tokens;
  const one = await openProxy({ ...optionsFor(vendor), authorize });
  const other = await openProxy({ ...optionsFor(vendor), authorize });
  const token = await tokens.issue({ sub: 'ada', provider: 'apimart' });
  const upload = (origin: string, headers: Record<string, string> = {}) =>
    send(origin, { headers: { authorization: `Bearer ${token}`, ...headers } });
  return { one: one.origin, other: other.origin, upload, vendor };
}

describe('a single-use token', () => {
  it('is accepted once when two uploads arrive together, on any instance', async () => {
    const { one, other, upload, vendor } = await openSite('in-process');
    const answers = await Promise.all([upload(one), upload(other)]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.json.error).toMatchObject({ code: 'token-used', retryable: false });
    expect(vendor.requests).toHaveLength(1);
  });

  it('gets the same answer again for the same key', async () => {
    const { one, upload, vendor } = await openSite('in-process');
    const headers = { 'idempotency-key': KEY_OF_FILE };
    await upload(one, headers);
    const again = await upload(one, headers);
    expect([again.status, again.json]).toEqual([200, STORED]);
    expect(vendor.requests).toHaveLength(1);
  });

  it('is not used up by a rejected request', async () => {
    const consume = vi.fn(() => true);
    const { one, upload } = await openSite(consume);
    await upload(one, { 'content-encoding': 'gzip' });
    expect(consume).not.toHaveBeenCalled();
    await upload(one);
    expect(consume).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(/^[\da-f-]{36}$/),
      expect.any(Number),
    );
  });

  it.each<[string, ConsumeToken]>([
    ['is down', () => Promise.reject(new Error('db down'))],
    [
      'throws',
      () => {
        throw new Error('db down');
      },
    ],
  ])('rejects every upload while its store %s', async (_, consume) => {
    const { one, upload, vendor } = await openSite(consume);
    const { json, text } = await upload(one);
    expect(json.error).toMatchObject({ code: 'proxy-unavailable', retryable: true });
    expect(text).not.toContain('db down');
    expect(vendor.connections).toBe(0);
  });

  it('rejects an upload unless its store returns true', async () => {
    const { one, upload, vendor } = await openSite((() => 'OK') as unknown as ConsumeToken);
    expect((await upload(one)).json.error?.code).toBe('token-used');
    expect(vendor.connections).toBe(0);
  });

  it('is forgotten in this process only once it has expired on every clock', () => {
    let seconds = 1000;
    const consume = createConsumeInProcess(() => seconds * 1000);
    expect(consume('a', 1060)).toBe(true);
    seconds = 1095;
    expect(consume('a', 1060)).toBe(false);
    seconds = 1130;
    expect(consume('b', 1200)).toBe(true);
  });
});

describe('a single-use token, when the page uploads the bytes itself,', () => {
  it.each(['direct', 'relay'] as const)(
    'is spent with the vendor’s record (%s)',
    async (delivery) => {
      const vendor = await openVendor(createsMany());
      const consume = vi.fn(createConsumeInProcess());
      const tokens = createUploadTokens({
        keys: { one: SECRET },
        audience: 'https://app.example',
        consume,
      });
      const { authorize, issue } = tokens;
      const options = optionsFor(vendor, { provider: 'autoenhance', delivery });
      const { origin } = await openProxy({ ...options, authorize });
      const authorization = `Bearer ${await issue({ sub: 'ada', provider: 'autoenhance' })}`;

      const first = await askForTicket(origin, { headers: { ...WITH_KEY, authorization } });
      const again = await askForTicket(origin, { headers: { ...WITH_KEY, authorization } });
      const other = await askForTicket(origin, { headers: { authorization } });

      expect([first.status, again.json]).toEqual([200, first.json]);
      // A page told to send the bytes to the proxy hasn't used up anything yet.
      const isDirect = delivery === 'direct';
      expect(consume).toHaveBeenCalledTimes(isDirect ? 2 : 0);
      expect(other.status).toBe(isDirect ? 409 : 200);
      expect(vendor.requests).toHaveLength(isDirect ? 1 : 0);
    },
  );
});

describe('a token is used up just before the vendor is called', () => {
  async function openCounting(options: Parameters<typeof optionsFor>[1] = {}) {
    const consume = vi.fn(() => true);
    const vendor = await openVendor(createsMany());
    const { authorize, issue } = createUploadTokens({
      keys: { one: SECRET },
      audience: 'https://app.example',
      consume,
    });
    const provider = options.provider ?? 'apimart';
    const { origin } = await openProxy({ ...optionsFor(vendor, options), authorize });
    const headers = {
      ...WITH_KEY,
      authorization: `Bearer ${await issue({ sub: 'ada', provider })}`,
    };
    return { consume, headers, origin, path: `/api/upload/${provider}`, vendor };
  }

  it('so a refused file uses up none', async () => {
    const { consume, headers, origin, path } = await openCounting();

    const refused = await send(origin, { path, headers, body: Buffer.alloc(1000, '<') });

    expect([refused.status, consume.mock.calls]).toEqual([415, []]);
  });

  it.each(['direct', 'relay'] as const)(
    'once, by either the ticket or its bytes (%s)',
    async (delivery) => {
      const { consume, headers, origin, path, vendor } = await openCounting({
        provider: 'autoenhance',
        delivery,
      });

      const ticket = await askForTicket(origin, { headers });
      const relayed = await send(origin, { path, headers });

      expect([ticket.status, relayed.status]).toEqual([200, 200]);
      expect(consume).toHaveBeenCalledTimes(1);
      expect(vendor.requests.filter(({ line }) => line.startsWith('POST'))).toHaveLength(1);
    },
  );
});

it.each([undefined, 7, '', ['one']])('a token whose id is %s is refused', async (jti) => {
  const { one } = await openSite('in-process');
  const token = await new SignJWT({ jti } as JWTPayload)
    .setProtectedHeader({ alg: 'HS256', kid: 'one' })
    .setSubject('ada')
    .setAudience(['https://app.example', 'provider:apimart'])
    .setExpirationTime('1m')
    .sign(new TextEncoder().encode(SECRET));

  const { status } = await send(one, { headers: { authorization: `Bearer ${token}` } });

  expect(status).toBe(401);
});

describe('tokens used in this process', () => {
  it('are not scanned one by one', () => {
    const consume = createConsumeInProcess(() => 0);
    const startedAt = performance.now();
    for (let index = 0; index < 100_000; index += 1) void consume(`token-${index}`, 300);
    // Scanning all of them each time would take five billion checks.
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });
});

describe('createUploadTokens', () => {
  const good = { keys: { one: SECRET }, audience: 'https://app.example' };
  it.each<[string, object]>([
    ['keys', { ...good, keys: {} }],
    ['keys', { ...good, keys: undefined }],
    ['keys', { ...good, keys: { one: 'CANARY-short' } }],
    ['keys', { ...good, keys: { one: new Uint8Array(31) } }],
    ['keys', { ...good, keys: { one: 7 } }],
    ['keys', { ...good, keys: { 1: SECRET, 2: SECRET } }],
    ['audience', { ...good, audience: '' }],
    ['audience', { ...good, audience: 'provider:apimart' }],
    ['audience', { keys: good.keys }],
    ['consume', { ...good, consume: 'redis' }],
    ['consumed', { ...good, consumed: () => true }],
  ])('refuses an unsafe "%s"', (option, options) => {
    const create = () => createUploadTokens(options as never);
    expect(create).toThrow(`createUploadTokens: "${option}" `);
    expect(create).not.toThrow(/CANARY|a-secret/);
  });
});
