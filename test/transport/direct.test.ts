import { describe, expect, it, onTestFinished } from 'vitest';
import { autoenhance } from '../../src/index.js';
import { createUploadSession } from '../../src/transport/upload-session.js';
import { failureOf, KEY } from './attempt.js';
import { FILE, once, openDirect, RESULT, withRetries } from './open-direct.js';
import { openServer, refusal, type Reply } from './record-requests.js';

describe('a provider with its own storage', () => {
  it('is asked for a ticket, then the storage gets the bytes', async () => {
    const { proxy, storage } = await openDirect({ status: 200 });
    const result = await once(proxy, { options: { enhance: false } });
    expect(result).toEqual(RESULT);

    const [asked, ...more] = proxy.requests;
    expect(more).toEqual([]);
    expect([asked?.method, asked?.path, asked?.query]).toEqual([
      'POST',
      '/api/upload/autoenhance/ticket',
      'enhance=false',
    ]);
    expect(asked?.header('content-type')).toBe('application/json');
    expect(asked?.header('idempotency-key')).toBe(KEY);
    const claim = { name: 'a b.png', type: 'image/png', size: FILE.size };
    expect(JSON.parse(String(asked?.body))).toEqual(claim);

    const [put] = storage.requests;
    expect([put?.method, put?.path, put?.query]).toEqual([
      'PUT',
      '/bucket/image-1',
      'Signature=a%2Fb',
    ]);
    expect(put?.header('content-type')).toBe('application/x-signed');
    expect(put?.header('x-amz-acl')).toBe('private');
    expect(put?.header('content-length')).toBe(String(FILE.size));
    for (const name of ['authorization', 'cookie', 'idempotency-key', 'x-upload-name']) {
      expect(put?.header(name)).toBeUndefined();
    }
    expect(put?.body).toEqual(Buffer.from(await FILE.arrayBuffer()));
  });

  it.each<[string, Reply]>([
    ['JSON', { status: 200, body: { status: 'success' } }],
    ['nothing', { status: 200 }],
    ['XML', { status: 200, body: '<Done/>' }],
    ['HTML that looks like an error', { status: 201, body: '<Error><Code>No</Code></Error>' }],
    ['no content', { status: 204 }],
  ])('has the file if its storage answers 2xx with %s', async (_, reply) => {
    const { proxy } = await openDirect(reply);
    expect(await once(proxy)).toEqual(RESULT);
  });

  it('reports only the bytes of the file', async () => {
    const { proxy } = await openDirect({ status: 200 });
    const totals = new Set<number>();
    let asked = 0;
    await once(proxy, {
      onProgress: ({ total }) => totals.add(total),
      onAsked: () => (asked += 1),
    });
    expect([...totals]).toEqual([FILE.size]);
    expect(asked).toBeGreaterThan(0);
  });
});

describe('a proxy that relays', () => {
  it.each<[string, Reply]>([
    ['says so', { status: 200, body: { relay: true } }],
    ['doesn’t support tickets', refusal(404, { code: 'not-found' })],
    ['is a different backend without tickets', { status: 404, body: '<h1>404</h1>' }],
  ])('that %s gets the bytes, and is not asked again', async (_, reply) => {
    const taken = { status: 200, body: RESULT };
    const proxy = await openServer(reply, taken);
    await once(proxy);
    await once(proxy);
    const paths = proxy.requests.map(({ path }) => path.replace('/api/upload/', ''));
    expect(paths).toEqual(['autoenhance/ticket', 'autoenhance', 'autoenhance']);
    expect(proxy.requests[1]?.header('idempotency-key')).toBe(KEY);
  });
});

describe('a proxy that is briefly down', () => {
  it('is asked for tickets again when it is back', async () => {
    const gone = { status: 404, body: '<h1>Deploying</h1>' };
    const storage = await openServer({ status: 200 });
    const put = { url: `${storage.origin}/a`, headers: {} };
    const proxy = await openServer(gone, gone, { status: 200, body: { put, result: RESULT } });
    expect((await failureOf(once(proxy))).code).toBe('not-a-proxy');
    expect(await once(proxy)).toEqual(RESULT);
    expect(storage.requests).toHaveLength(1);
  });
});

describe('an invalid ticket', () => {
  it.each<[string, unknown]>([
    ['null', null],
    ['a string', '<html>'],
    ['no put', { result: RESULT }],
    ['no URL', { put: { headers: {} }, result: RESULT }],
    ['no headers', { put: { url: 'https://a.example/' }, result: RESULT }],
    ['a relay value that is not true', { relay: 'yes' }],
    ['no image id', { put: { url: 'https://a.example/', headers: {} }, result: { orderId: '1' } }],
  ])('leaves the outcome of the record open: %s', async (_, body) => {
    const proxy = await openServer({ status: 200, body });
    expect((await failureOf(withRetries(proxy))).code).toBe('outcome-unknown');
    expect(proxy.requests).toHaveLength(1);
  });

  it.each(['http://storage.example/a', 'javascript:alert(1)', 'data:,a', 's3://bucket/a', '/a'])(
    'gets no bytes: %s',
    async (url) => {
      const proxy = await openServer({
        status: 200,
        body: { put: { url, headers: {} }, result: RESULT },
      });
      expect((await failureOf(withRetries(proxy))).code).toBe('upload-url-refused');
    },
  );
});

describe('a ticket whose answer is lost', () => {
  it('is not asked for again automatically, since there may be a record', async () => {
    const proxy = await openServer('drop');
    expect((await failureOf(withRetries(proxy))).code).toBe('outcome-unknown');
    expect(proxy.requests).toHaveLength(1);
  });

  it('stays unknown even if the browser is offline by now', async () => {
    const navigator = { onLine: true };
    Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
    onTestFinished(() => void Reflect.deleteProperty(globalThis, 'navigator'));
    const proxy = await openServer('drop');
    proxy.onRequest(() => (navigator.onLine = false));
    expect((await failureOf(withRetries(proxy))).code).toBe('outcome-unknown');
  });
});

describe('a cancel', () => {
  it('ends the wait for a ticket', async () => {
    const proxy = await openServer('stall');
    const controller = new AbortController();
    const upload = once(proxy, { signal: controller.signal });
    await expect.poll(() => proxy.requests).toHaveLength(1);
    controller.abort();
    expect((await failureOf(upload)).code).toBe('aborted');
  });

  it('that comes before the bytes leave prevents them from being sent', async () => {
    const { proxy, storage, url } = await openDirect({ status: 200 });
    const ticket = { url, headers: {}, result: RESULT };
    const session = createUploadSession(autoenhance, KEY);
    session.keepTicket(ticket);
    const upload = once(proxy, { signal: AbortSignal.abort(), session });
    expect((await failureOf(upload)).code).toBe('aborted');
    expect(storage.requests).toHaveLength(0);
  });

  it('ends the wait for the storage', async () => {
    const { proxy, storage } = await openDirect('stall');
    const controller = new AbortController();
    const upload = once(proxy, { signal: controller.signal });
    await expect.poll(() => storage.requests).toHaveLength(1);
    controller.abort();
    expect((await failureOf(upload)).code).toBe('aborted');
  });
});
