import { generateKeyPairSync } from 'node:crypto';
import { exportJWK, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it, vi } from 'vitest';
import { createUploadTokens, type UploadTokenOptions } from '../../../src/proxy/index.js';
import { pngBytes } from '../image-bytes.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { openVendor, stores } from '../recording-vendor.js';
import { send } from '../send.js';

const SECRET = 'CANARY-secret-of-more-than-thirty-two-bytes';
const OTHER = 'another-secret-of-more-than-thirty-two-bytes';
const AUDIENCE = 'https://app.example';
const bytesOf = (secret: string) => new TextEncoder().encode(secret);
const now = () => Math.floor(Date.now() / 1000);
const GOOD = { sub: 'ada', aud: [AUDIENCE, 'provider:apimart'], exp: now() + 60 };

/** Mints a token the way a backend in any language would. */
function mint(
  claims: Record<string, unknown> = {},
  { alg = 'HS256', kid = 'one', secret = SECRET } = {},
) {
  return new SignJWT({ ...GOOD, ...claims }).setProtectedHeader({ alg, kid }).sign(bytesOf(secret));
}

async function openSite(options: Partial<UploadTokenOptions> = {}) {
  const vendor = await openVendor(stores);
  const tokens = createUploadTokens({ keys: { one: SECRET }, audience: AUDIENCE, ...options });
  const proxy = await openProxy({ ...optionsFor(vendor), authorize: tokens.authorize });
  const upload = (token: string, headers: Record<string, string> = {}, body = pngBytes()) =>
    send(proxy.origin, { headers: { authorization: `Bearer ${token}`, ...headers }, body });
  return { ...tokens, events: proxy.events, proxy, upload, vendor };
}

describe('an upload token', () => {
  it('admits the user it was issued for and names that user', async () => {
    const { events, issue, upload, vendor } = await openSite();
    const token = await issue({ sub: 'ada', provider: 'apimart' });
    expect((await upload(token)).status).toBe(200);
    expect(events[0]).toMatchObject({ subject: 'ada' });
    expect(vendor.requests).toHaveLength(1);
  });

  it('can be made by a backend in any language', async () => {
    const { upload } = await openSite();
    expect((await upload(await mint())).status).toBe(200);
    expect((await upload(await mint({ nbf: now() + 20 }))).status).toBe(200);
    expect((await upload(await mint({ exp: now() - 20 }))).status).toBe(200);
  });

  it('lives for five minutes unless issued with another lifetime', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const { issue, upload } = await openSite();
      const [standard, short] = [
        await issue({ sub: 'ada', provider: 'apimart' }),
        await issue({ sub: 'ada', provider: 'apimart', lifetimeMs: 10_000 }),
      ];
      vi.setSystemTime(Date.now() + 45_000);
      expect((await upload(short)).json.error).toMatchObject({
        code: 'token-expired',
        retryable: true,
      });
      expect((await upload(standard)).status).toBe(200);
      vi.setSystemTime(Date.now() + 300_000);
      expect((await upload(standard)).json.error?.code).toBe('token-expired');
    } finally {
      vi.useRealTimers();
    }
  });

  it.each<[string, () => Promise<string> | string]>([
    ['is forged', () => mint({}, { secret: OTHER })],
    ['has another key id', () => mint({}, { kid: 'two' })],
    ['has a key id that every object has', () => mint({}, { kid: 'constructor' })],
    [
      'has no key id',
      () => new SignJWT(GOOD).setProtectedHeader({ alg: 'HS256' }).sign(bytesOf(SECRET)),
    ],
    ['is not signed', () => new UnsecuredJWT(GOOD).encode()],
    [
      'says that it needs no signature',
      async () =>
        `${btoa('{"alg":"none","kid":"one"}').replaceAll('=', '')}.${(await mint()).split('.')[1]}.`,
    ],
    ['is signed by another algorithm', () => mint({}, { alg: 'HS512' })],
    ['is signed by a key pair', signedByKeyPair],
    ['has claims swapped in', async () => swapped(await mint(), await mint({ sub: 'eve' }))],
    ['is cut off', async () => (await mint()).slice(0, -4)],
    ['is not valid yet', () => mint({ nbf: now() + 120 })],
    ['never expires', () => mint({ exp: undefined })],
    ['lives longer than an hour', () => mint({ exp: now() + 3700 })],
    ['is nobody’s', () => mint({ sub: undefined })],
    [
      'is for another deployment',
      () => mint({ aud: ['https://other.example', 'provider:apimart'] }),
    ],
    ['is for another provider', () => mint({ aud: [AUDIENCE, 'provider:stablecog'] })],
    ['is for the deployment alone', () => mint({ aud: AUDIENCE })],
    ['is for the provider alone', () => mint({ aud: ['provider:apimart'] })],
    ['is no token', () => 'x'],
  ])('that %s is rejected', async (_, token) => {
    const { upload, vendor } = await openSite();
    expect((await upload(await token())).json.error).toMatchObject({ code: 'unauthorized' });
    expect(vendor.connections).toBe(0);
  });

  it('is accepted only as a bearer token', async () => {
    const { proxy, vendor } = await openSite();
    const token = await mint();
    for (const headers of [{}, { authorization: token }, { authorization: `Basic ${token}` }]) {
      expect((await send(proxy.origin, { headers })).status).toBe(401);
    }
    const path = `/api/upload/apimart?access_token=${token}`;
    expect((await send(proxy.origin, { path })).status).toBe(401);
    expect(vendor.connections).toBe(0);
  });

  it('narrows what its bearer may send', async () => {
    const { issue, upload, vendor } = await openSite();
    const claims = { sub: 'ada', provider: 'apimart' };
    const small = await issue({ ...claims, maxBytes: pngBytes().length - 1 });
    expect((await upload(small)).json.error?.code).toBe('file-too-large');
    const other = await issue({ ...claims, types: ['image/webp'] });
    expect((await upload(other)).json.error?.code).toBe('file-invalid-type');
    expect(vendor.connections).toBe(0);
    const nonsense = await mint({ maxBytes: 'many' });
    expect((await upload(nonsense)).json.error?.code).toBe('proxy-unavailable');
  });

  it('signed with an older key is valid until that key is removed', async () => {
    const token = await mint();
    const rotated = await openSite({ keys: { two: OTHER, one: SECRET } });
    expect((await rotated.upload(token)).status).toBe(200);
    const fresh = await rotated.issue({ sub: 'ada', provider: 'apimart' });
    expect(JSON.parse(atob(fresh.split('.')[0]!))).toEqual({ alg: 'HS256', kid: 'two' });
    const ended = await openSite({ keys: { two: OTHER } });
    expect((await ended.upload(token)).status).toBe(401);
    expect((await ended.upload(fresh)).status).toBe(200);
  });
});

/** Signs with an RSA key pair. Its public key isn't a secret: accepting it as one would admit everyone. */
async function signedByKeyPair(): Promise<string> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  expect(await exportJWK(privateKey)).toMatchObject({ kty: 'RSA' });
  return new SignJWT(GOOD).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(privateKey);
}

function swapped(token: string, other: string): string {
  const [head, , signature] = token.split('.');
  return [head, other.split('.')[1], signature].join('.');
}
