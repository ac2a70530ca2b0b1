import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { SignJWT } from 'jose';
import { describe, expect, it, vi } from 'vitest';
import { createUploadTokens } from '../../src/proxy/index.js';
import { pngBytes } from '../proxy/image-bytes.js';
import { readMultipart } from '../proxy/read-multipart.js';
import { json, openBench, STORES, URL_OF_IMAGE, type Bench, type Upload } from './bench.js';
import type { Runtime } from './runtime.js';
import { AUDIENCE, KEY, SHOP, TOKEN_SECRET, type ScenarioName } from './site-config.js';

/** One literal exchange: the client's request, its answer, and the requests to the vendor. */
interface Exchange {
  readonly scenario?: ScenarioName;
  readonly upload?: Upload;
  readonly status: number;
  readonly code?: string;
  /** A pattern for the error's message. */
  readonly says?: RegExp;
}

const LIMIT = 1_000_000;

/** Exchanges that the proxy refuses before it contacts the vendor. */
const REFUSED: Readonly<Record<string, Exchange>> = {
  'A2 an upload without a token': { scenario: 'tokens', status: 401, code: 'unauthorized' },
  'A4 a form on another site': {
    upload: {
      headers: {
        origin: 'https://evil.example',
        'sec-fetch-site': 'cross-site',
        'content-type': 'multipart/form-data; boundary=x',
      },
    },
    status: 403,
    code: 'forbidden',
  },
  'A7 a provider named like an inherited property': {
    upload: { provider: '__proto__' },
    status: 404,
    code: 'not-found',
  },
  'A9 a declared length of one byte too many': {
    upload: { body: pngBytes(LIMIT + 1) },
    status: 413,
    code: 'file-too-large',
    says: /\b1000000\b/,
  },
  'A13 an SVG': {
    upload: { headers: { 'content-type': 'image/svg+xml' }, body: '<svg/>' },
    status: 415,
    code: 'file-invalid-type',
  },
  'A14 a compressed body': {
    upload: { headers: { 'content-encoding': 'gzip' } },
    status: 415,
    code: 'file-invalid-type',
  },
};

/** Tests the literal exchanges that every runtime must follow, over raw sockets and with a raw vendor. */
export function describeRuntime(runtime: Runtime, more: (bench: Bench) => void = () => {}): void {
  describe(`the token proxy on ${runtime.name}`, { timeout: 30_000 }, () => {
    const bench = openBench(runtime);
    const { send, seen, vendorDoes } = bench;

    it.each([
      [{ host: 'app.example', origin: 'https://app.example' }, 200],
      [{ host: 'App.Example:443', origin: 'https://app.example' }, 200],
      [{ host: 'app.example', origin: 'https://app.example:8443' }, 403],
      [{ host: 'app.example', origin: 'https://evil.example' }, 403],
      [
        {
          host: 'app.example',
          'x-forwarded-host': 'evil.example',
          'x-forwarded-proto': 'https',
          origin: 'https://evil.example',
        },
        403,
      ],
    ])('A4 an older browser with %j gets %i', async (headers, status) => {
      expect((await send('open', { headers })).status).toBe(status);
    });

    it('A1 stores a picture and returns its URL', async () => {
      const token = await issue();
      const body = pngBytes(68);
      const answer = await send('tokens', { headers: { authorization: `Bearer ${token}` }, body });
      expect([answer.status, answer.json]).toEqual([200, { url: URL_OF_IMAGE }]);
      expect(answer.header('cache-control')).toBe('no-store');
      expect(answer.header('x-content-type-options')).toBe('nosniff');

      const [request, ...others] = seen();
      expect(others).toEqual([]);
      expect([request!.method, request!.path]).toEqual(['POST', '/v1/uploads/images']);
      expect(valuesOf(request!, 'authorization')).toEqual([`Bearer ${KEY}`]);
      expect(valuesOf(request!, 'content-length')).toEqual([String(request!.bodyLength)]);
      expect(valuesOf(request!, 'transfer-encoding')).toEqual([]);
      const [part, ...parts] = formIn(request!);
      expect(parts).toEqual([]);
      expect(part!.headers).toContain('Content-Type: image/png');
      expect(sha256(part!.body)).toBe(sha256(body));
    });

    it.each(Object.entries(REFUSED))(
      '%s is refused without contacting the vendor',
      async (_, { code, says = /./, scenario = 'open', status, upload }) => {
        const answer = await send(scenario, upload);
        expect([answer.status, answer.json.error?.code]).toEqual([status, code]);
        expect(answer.header('cache-control')).toBe('no-store');
        expect(answer.header('www-authenticate')).toBeUndefined();
        expect(answer.header('access-control-allow-origin')).toBeUndefined();
        expect(answer.json.error?.message).toMatch(says);
        expect(seen()).toEqual([]);
      },
    );

    it('A3 forwards none of a client’s extra headers', async () => {
      const answer = await send('open', {
        headers: {
          authorization: 'Bearer evil',
          'x-api-key': 'evil',
          cookie: 's=1',
          'x-forwarded-for': '1.2.3.4',
        },
      });
      expect(answer.status).toBe(200);
      const [request] = seen();
      expect(valuesOf(request!, 'authorization')).toEqual([`Bearer ${KEY}`]);
      for (const name of ['x-api-key', 'cookie', 'x-forwarded-for']) {
        expect(valuesOf(request!, name)).toEqual([]);
      }
      expect(request!.wire.toString('latin1')).not.toContain('evil');
    });

    it('A5 answers the preflight of a page that may upload', async () => {
      const names = 'authorization,content-type,idempotency-key,x-upload-name';
      const answer = await send('shop', {
        method: 'OPTIONS',
        body: '',
        length: undefined,
        headers: {
          origin: SHOP,
          'access-control-request-method': 'POST',
          'access-control-request-headers': names,
        },
      });
      expect(answer.status).toBe(204);
      expect(answer.header('access-control-allow-origin')).toBe(SHOP);
      expect(answer.header('access-control-allow-methods')).toBe('POST');
      const allowed = answer.header('access-control-allow-headers')?.split(', ');
      expect(allowed?.map((name) => name.toLowerCase())).toEqual(names.split(','));
      expect(Number(answer.header('access-control-max-age'))).toBeGreaterThan(0);
      const vary = answer.headers.filter(([name]) => name.toLowerCase() === 'vary');
      expect(vary.join()).toContain('Origin');
      expect(seen()).toEqual([]);
    });

    it('A6 does nothing on a GET', async () => {
      const answer = await send('open', { method: 'GET', body: '', length: undefined });
      expect(answer.status).toBe(405);
      expect(seen()).toEqual([]);
      if (runtime.refusesMethods === 'framework') return;
      expect(answer.json.error?.code).toBe('method-not-allowed');
      expect(answer.header('allow')).toBe('POST, OPTIONS');
    });

    it('A8 doesn’t let a query choose the vendor’s URL', async () => {
      const answer = await send('open', { query: '?url=http://169.254.169.254/' });
      expect(answer.status).toBe(200);
      expect(seen().map(({ path }) => path)).toEqual(['/v1/uploads/images']);
    });

    it('A10 stops a body without a length at the limit, and the vendor’s request with it', async () => {
      const answer = await send('open', {
        body: inChunks(pngBytes(LIMIT + 1)),
        headers: { 'transfer-encoding': 'chunked' },
      });
      // A server may also just close the connection of a client that keeps sending.
      const { error = { code: 'file-too-large' } } = answer.json;
      expect([answer.status ?? 413, error.code]).toEqual([413, 'file-too-large']);
      expect(await wholeRequests(bench)).toEqual([]);
    });

    it('A11 doesn’t forward a truncated body as complete', async () => {
      const answer = await send('open', {
        body: pngBytes(900),
        length: '1000',
        cutAfter: 900,
        cutBy: 'fin',
      });
      // A server may also just close a connection that the client has closed.
      expect(answer.status ?? 400).toBe(400);
      expect(await wholeRequests(bench)).toEqual([]);
    });

    it('A12 doesn’t accept a page as a picture', async () => {
      const answer = await send('open', { body: '<html>'.padEnd(68) });
      expect([answer.status, answer.json.error?.code]).toEqual([415, 'file-type-mismatch']);
      expect(await wholeRequests(bench)).toEqual([]);
    });

    it('A15 sanitizes a name that would start another part', async () => {
      const name = 'a.png%22%0D%0AContent-Type%3A%20text%2Fhtml';
      const answer = await send('open', { headers: { 'x-upload-name': name } });
      expect(answer.status).toBe(200);
      const [part, ...parts] = formIn(seen()[0]!);
      expect(parts).toEqual([]);
      expect(part!.headers).toHaveLength(2);
      expect(part!.headers[0]).toMatch(
        /^Content-Disposition: form-data; name="file"; filename="[^"\r\n]+"$/,
      );
      expect(part!.headers[1]).toBe('Content-Type: image/png');
    });

    it.each([301, 302, 303, 307, 308])('A16 follows no redirect (%i)', async (status) => {
      vendorDoes(json(status, '', { location: `${bench.elsewhere()}/` }));
      const answer = await send('open');
      expect([answer.status, answer.json.error?.code]).toEqual([502, 'upstream-redirect']);
      expect(answer.header('location')).toBeUndefined();
    });

    it('A17 hides the key even if the vendor’s answer contains it', async () => {
      vendorDoes(json(401, `{"error":"invalid api key ${KEY}"}`, { 'www-authenticate': KEY }));
      const answer = await send('open');
      expect([answer.status, answer.json.error?.code]).toEqual([502, 'upstream-auth']);
    });

    it('A18 says how long to wait, even to a page of another origin', async () => {
      vendorDoes({ answer: { status: 429, body: 'slow down', headers: { 'retry-after': '1' } } });
      const answer = await send('shop', { headers: { origin: SHOP } });
      expect([answer.status, answer.json.error]).toMatchObject([
        429,
        { code: 'rate-limited', retryable: true, retryAfterMs: 1000 },
      ]);
      expect(answer.header('retry-after')).toBe('1');
      expect(answer.header('access-control-allow-origin')).toBe(SHOP);
      expect(answer.header('access-control-expose-headers')).toMatch(/Retry-After/i);
    });

    it('A19 doesn’t forward a URL that runs code', async () => {
      vendorDoes(json(200, { url: 'javascript:alert(1)' }));
      const answer = await send('open');
      expect([answer.status, answer.json.error?.code]).toEqual([502, 'bad-response']);
    });

    it('A20 reads only known fields and merges nothing', async () => {
      vendorDoes(json(200, `{"__proto__":{"x":1},"url":"${URL_OF_IMAGE}"}`));
      const answer = await send('open');
      expect([answer.status, answer.json]).toEqual([200, { url: URL_OF_IMAGE }]);
      expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    });

    it('A22 doesn’t wait for a vendor that doesn’t read', async () => {
      vendorDoes({ stall: 'before-reading' });
      // So few bytes that the time to send them doesn't matter.
      const answer = await send('hasty', { body: pngBytes(100_000) });
      expect([answer.status, answer.json.error?.code]).toEqual([504, 'upstream-timeout']);
    });

    it('A23 distinguishes an expired token from an invalid one', async () => {
      const expired = await issue({ expiresAt: Date.now() - 120_000 });
      const answer = await send('tokens', { headers: { authorization: `Bearer ${expired}` } });
      expect([answer.status, answer.json.error]).toMatchObject([
        401,
        { code: 'token-expired', retryable: true },
      ]);
      expect(seen()).toEqual([]);
    });

    it('A24 accepts a single-use token only once, even in simultaneous requests', async () => {
      const authorization = `Bearer ${await issue({ jti: crypto.randomUUID() })}`;
      const answers = await Promise.all([
        send('once', { headers: { authorization } }),
        send('once', { headers: { authorization } }),
      ]);
      const told = answers.map(({ json: { error }, status }) => `${status} ${error?.code}`);
      expect(told.toSorted((one, other) => one.localeCompare(other))).toEqual([
        '200 undefined',
        '409 token-used',
      ]);
      expect(seen()).toHaveLength(1);
    });

    it('A25 sends no bytes to a URL that a vendor must not name', async () => {
      vendorDoes(json(200, { ...RECORD, upload_url: `${bench.elsewhere()}/bucket/1` }));
      const answer = await send('storage', { provider: 'autoenhance' });
      expect([answer.status, answer.json.error?.code]).toEqual([502, 'upload-url-refused']);
      expect(seen().map(({ method }) => method)).toEqual(['POST']);
    });

    it('A26 sends the bytes to the storage without the key', async () => {
      vendorDoes(({ method }) =>
        method === 'PUT'
          ? { answer: { status: 200 } }
          : json(200, { ...RECORD, upload_url: `${bench.vendorOrigin()}/bucket/1` }),
      );
      const body = pngBytes(70_000);
      const answer = await send('storage', { provider: 'autoenhance', body });
      expect([answer.status, answer.json]).toEqual([200, { imageId: 'image-1', orderId: ORDER }]);
      const [create, put] = seen();
      expect([create!.method, valuesOf(create!, 'x-api-key')]).toEqual(['POST', [KEY]]);
      expect(put!.method).toBe('PUT');
      for (const name of ['x-api-key', 'authorization', 'cookie', 'transfer-encoding']) {
        expect(valuesOf(put!, name)).toEqual([]);
      }
      expect(valuesOf(put!, 'content-length')).toEqual([String(body.length)]);
      expect(valuesOf(put!, 'content-type')).toEqual(['image/png']);
      expect(sha256(put!.body)).toBe(sha256(body));
    });

    it('A27 reports missing credits as the site’s problem', async () => {
      vendorDoes(json(400, { error: 'insufficient_credits' }));
      const answer = await send('forms', { provider: 'stablecog' });
      expect([answer.status, answer.json.error]).toMatchObject([
        502,
        { code: 'quota-exceeded', retryable: false },
      ]);
    });

    it('A29 refuses a request with two lengths', async () => {
      const answer = await send('open', {
        headers: { 'transfer-encoding': 'chunked', 'content-length': '68' },
        body: inChunks(pngBytes(68)),
      });
      expect(answer.status ?? 400).toBe(400);
      expect(await wholeRequests(bench)).toEqual([]);
    });

    it('A30 counts across instances, and ignores X-Forwarded-For', async () => {
      const headers = { authorization: `Bearer ${await issue({ sub: 'somebody' })}` };
      const statuses: unknown[] = [];
      for (let round = 0; round < 10; round += 1) {
        const answer = await send(round % 2 ? 'limited-1' : 'limited-2', { headers });
        statuses.push(answer.status);
      }
      const last = await send('limited-1', {
        headers: { ...headers, 'x-forwarded-for': '10.9.8.7' },
      });
      expect(statuses).toEqual(Array.from({ length: 10 }, () => 200));
      expect([last.status, last.json.error?.code]).toEqual([429, 'rate-limited']);
      expect(last.header('retry-after')).toMatch(/^[1-9]\d*$/);
      expect(seen()).toHaveLength(10);
    });

    describe('a client that leaves', () => {
      it('before its last byte aborts the vendor’s request within a second', async () => {
        await send('open', { body: pngBytes(900_000), cutAfter: 600_000 });
        const left = Date.now();
        expect(await wholeRequests(bench)).toEqual([]);
        const { closedAt = left } = seen()[0] ?? {};
        expect(closedAt - left).toBeLessThan(1000);
      });

      it('after its last byte gets the stored answer when it returns (A21)', async () => {
        vendorDoes({ ...STORES, delay: 500 });
        const headers = { 'idempotency-key': crypto.randomUUID() };
        await send('open', { headers, leaveAfter: firstIsRead(bench) });
        await vi.waitFor(() => expect(readInFull(bench)[0]?.played).toBe(true), 5000);
        const answer = await vi.waitFor(async () => {
          const again = await send('open', { headers });
          expect(again.json.error?.code).not.toBe('in-progress');
          return again;
        }, 5000);
        expect([answer.status, answer.json]).toEqual([200, { url: URL_OF_IMAGE }]);
        expect(readInFull(bench)).toHaveLength(1);
      });

      it('aborts the vendor’s request if no answers are stored (A21)', async () => {
        vendorDoes({ stall: 'after-reading' });
        await send('forgetful', {
          leaveAfter: firstIsRead(bench),
          leaveBy: runtime.notices === 'resets' ? 'reset' : 'fin',
        });
        const left = Date.now();
        await vi.waitFor(() => expect(readInFull(bench)[0]?.closedAt).toBeDefined(), 5000);
        expect(readInFull(bench)[0]!.closedAt! - left).toBeLessThan(1000);
      });

      it('doesn’t keep a request open to a vendor that never answers (A21)', async () => {
        vendorDoes({ stall: 'after-reading' });
        await send('hasty', { leaveAfter: firstIsRead(bench) });
        await vi.waitFor(() => expect(readInFull(bench)[0]?.closedAt).toBeDefined(), 5000);
      });
    });

    it('reports every request in one line', async () => {
      await send('open');
      await send('open', { provider: 'nobody' });
      const events = () =>
        bench
          .printed()
          .split('\n')
          .filter((line) => line.startsWith('{"type":"upload"'))
          .map((line) => JSON.parse(line) as object)
          .slice(-2);
      const both = [
        { provider: 'apimart', status: 200, bytes: 68 },
        { status: 404, code: 'not-found', bytes: 0 },
      ];
      // Another process may take its time to print them.
      await expect.poll(events).toMatchObject(both);
      await sleep(50);
      expect(events()).toMatchObject(both);
    });

    more(bench);
  });
}

const ORDER = '8f3e6a52-3f0c-4a4f-8f7c-1d2f3a4b5c6d';
const RECORD = { image_id: 'image-1', order_id: ORDER };

/** The requests that the vendor has read in full. One that an earlier test broke off may arrive late. */
function readInFull({ seen }: Bench): readonly Seen[] {
  return seen().filter(({ complete }) => complete);
}

/** Waits until the vendor has read a whole request. */
function firstIsRead(bench: Bench): Promise<void> {
  return vi.waitFor(() => expect(readInFull(bench)[0]).toBeDefined(), 5000);
}

/** Returns the requests that the vendor got completely, once all others have been aborted. */
async function wholeRequests(bench: Bench): Promise<readonly Seen[]> {
  // Requests that haven't started by now won't start.
  await sleep(50);
  await vi.waitFor(() => {
    if (!bench.seen().every(({ aborted, complete }) => complete || aborted))
      throw new Error('It goes on.');
  }, 5000);
  return readInFull(bench);
}

async function* inChunks(bytes: Buffer): AsyncIterable<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 50_000) {
    const piece = bytes.subarray(start, start + 50_000);
    yield Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, CRLF]);
  }
  yield Buffer.from('0\r\n\r\n');
}

const CRLF = Buffer.from('\r\n');

async function issue(
  more: { readonly expiresAt?: number; readonly jti?: string; readonly sub?: string } = {},
): Promise<string> {
  const { expiresAt, jti, sub = 'somebody else' } = more;
  if (expiresAt === undefined && jti === undefined) {
    const tokens = createUploadTokens({ keys: { one: TOKEN_SECRET }, audience: AUDIENCE });
    return tokens.issue({ sub, provider: 'apimart' });
  }
  const token = new SignJWT({})
    .setProtectedHeader({ alg: 'HS256', kid: 'one' })
    .setSubject(sub)
    .setAudience([AUDIENCE, 'provider:apimart'])
    .setExpirationTime(new Date(expiresAt ?? Date.now() + 60_000));
  if (jti !== undefined) token.setJti(jti);
  return token.sign(new TextEncoder().encode(TOKEN_SECRET));
}

type Seen = ReturnType<Bench['seen']>[number];

function valuesOf({ headers }: Seen, name: string): string[] {
  return headers.filter(([each]) => each.toLowerCase() === name).map(([, value]) => value);
}

function formIn(request: Seen) {
  const headers = request.headers.map(([name, value]): [string, string] => [
    name.toLowerCase(),
    value,
  ]);
  return readMultipart({ headers, body: request.body });
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
