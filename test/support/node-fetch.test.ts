import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { startRawVendor, type RawVendor, type VendorScript } from './raw-vendor.js';

// Behavior of Node's fetch that the proxy relies on. If a new Node version changes it, a test fails here.

let vendor: RawVendor | undefined;
afterEach(() => vendor?.close());

/** Creates a body that is pulled piece by piece and counts the pulls. */
function pulled(pieces: number, pause = 0) {
  const seen = { pulls: 0 };
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        seen.pulls += 1;
        await sleep(pause);
        if (seen.pulls > pieces) controller.close();
        else controller.enqueue(new Uint8Array(1000));
      },
    },
    { highWaterMark: 0 },
  );
  return { body, seen };
}

async function start(script: VendorScript) {
  vendor = await startRawVendor(script);
  return vendor;
}

function post(origin: string, body: ReadableStream, length: number, signal?: AbortSignal) {
  const headers = { 'content-length': String(length) };
  const options = { method: 'POST', redirect: 'error', duplex: 'half' } as const;
  return fetch(origin, { ...options, headers, body, ...(signal && { signal }) });
}

it('fetch sends a stream with its length and without chunks', async () => {
  const { next, origin } = await start({ answer: { status: 200 } });
  await post(origin, pulled(50).body, 50_000);
  const request = await next(({ complete }) => complete);

  expect(request.header('content-length')).toBe('50000');
  expect(request.header('transfer-encoding')).toBeUndefined();
  expect(request.wire.length).toBe(50_000);
});

it.each([49_500, 51_000])(
  'fetch aborts if the length is %s but 50000 bytes come',
  async (promised) => {
    const { next, origin } = await start({ answer: { status: 200 } });
    await expect(post(origin, pulled(50).body, promised)).rejects.toMatchObject({
      cause: { code: 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH' },
    });
    await next(({ aborted }) => aborted);
  },
);

it('fetch doesn’t notice bytes after an exactly reached length', async () => {
  const { origin } = await start({ answer: { status: 200 } });
  // The vendor answers before the third piece is pulled, so the proxy must count bytes itself.
  const { body } = pulled(3, 50);
  await expect(post(origin, body, 2000)).resolves.toMatchObject({ status: 200 });
});

it('fetch pulls nothing before it is connected', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');

  const { body, seen } = pulled(1);
  await expect(post(`http://127.0.0.1:${port}`, body, 1000)).rejects.toMatchObject({
    name: 'TypeError',
    message: 'fetch failed',
    cause: { code: 'ECONNREFUSED' },
  });
  expect(seen.pulls).toBe(0);
});

it('fetch closes the connection when it is aborted in the middle', async () => {
  const { connections, next, origin } = await start({ stall: 'after-reading' });
  const controller = new AbortController();
  const { body, seen } = pulled(100, 10);
  const answer = post(origin, body, 100_000, controller.signal);
  await next(({ bodyLength }) => bodyLength > 0);
  controller.abort();

  await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  await next(({ aborted }) => aborted);
  expect(connections[0]?.closedBy).toMatch(/^sender/);
  // Node 20 keeps pulling to the end, so code that aborts a request must end its body too.
  expect(seen.pulls).toBeGreaterThan(0);
});

it.each<[string, VendorScript, object]>([
  [
    'a redirect',
    { answer: { status: 302, headers: { Location: '/else' } } },
    { message: 'unexpected redirect' },
  ],
  ['a reset', { drop: 'after-reading' }, { code: 'ECONNRESET' }],
  ['a close', { garbage: '' }, { code: 'UND_ERR_SOCKET' }],
  ['nonsense', { garbage: 'no http\r\n\r\n' }, { name: 'HTTPParserError' }],
])('fetch rejects %s with a cause', async (_, script, cause) => {
  const { origin } = await start(script);
  const failed = { name: 'TypeError', message: 'fetch failed', cause };
  await expect(post(origin, pulled(2).body, 2000)).rejects.toMatchObject(failed);
});
