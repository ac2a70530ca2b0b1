import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createsMany } from '../autoenhance-vendor.js';
import { pngBytes } from '../image-bytes.js';
import { openProxy, optionsFor, SHORT } from '../open-proxy.js';
import { openConnection, uploadHead } from '../raw-connection.js';
import { answer, openVendor, type VendorScript } from '../recording-vendor.js';
import { send } from '../send.js';

// Node's fetch holds its signal weakly: after a garbage collection, an abort no longer ends its reads.
// Every test here therefore runs with a collection every few milliseconds.

let timer: NodeJS.Timeout;

beforeAll(() => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  timer = setInterval(collect, 20);
});
afterAll(() => clearInterval(timer));

const HALF_AN_ANSWER = 'HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{';
const begins: VendorScript = (_, socket) => socket.write(HALF_AN_ANSWER);

describe('after a garbage collection', () => {
  it.each<[string, VendorScript]>([
    ['a response that starts but never ends', begins],
    ['a response that never starts', () => {}],
  ])('%s times out', async (_, script) => {
    const vendor = await openVendor(script);
    const proxy = await openProxy({ ...optionsFor(vendor), timeouts: SHORT });

    const { json, status } = await send(proxy.origin);

    expect([status, json.error?.code]).toEqual([504, 'upstream-timeout']);
  });

  it.each<[string, VendorScript]>([
    ['starts but never ends', begins],
    ['never starts', () => {}],
  ])('a storage whose response %s times out', async (_, script) => {
    const vendor = await openVendor(createsMany(script));
    const options = optionsFor(vendor, { provider: 'autoenhance' });
    const proxy = await openProxy({ ...options, timeouts: SHORT });

    const { json, status } = await send(proxy.origin, { path: '/api/upload/autoenhance' });

    expect([status, json.error?.code]).toEqual([504, 'upstream-timeout']);
  });

  it('a vendor that reads nothing times out', async () => {
    const vendor = await openVendor(
      () => {},
      (_, socket) => socket.pause(),
    );
    const proxy = await openProxy({ ...optionsFor(vendor), timeouts: SHORT });

    const { json, status } = await send(proxy.origin, { body: pngBytes(12_000_000) });

    expect([status, json.error?.code]).toEqual([504, 'upstream-timeout']);
  });

  it('a client that stalls times out', async () => {
    const vendor = await openVendor(() => {});
    const proxy = await openProxy({ ...optionsFor(vendor), timeouts: SHORT });
    const client = await openConnection(proxy.origin);

    client.socket.write(uploadHead(['Content-Length: 100000']));
    client.socket.write(pngBytes(50_000));

    expect(await client.answer()).toMatch(/^HTTP\/1.1 408 [^]*"client-timeout"/);
  });

  it('a client that leaves while the vendor is silent is noticed', async () => {
    const vendor = await openVendor(() => {});
    const proxy = await openProxy({ ...optionsFor(vendor), idempotency: false });
    const client = await openConnection(proxy.origin);
    client.socket.write(uploadHead(['Content-Length: 1000']));
    client.socket.write(pngBytes(1000));
    const request = await vendor.request();
    await request.ended;
    await new Promise((resolve) => setTimeout(resolve, 100));

    client.socket.destroy();

    await expect.poll(() => proxy.events.length, { timeout: 2000 }).toBe(1);
    expect(proxy.events[0]).toMatchObject({ status: 499, code: 'aborted' });
  });

  it('a fetch that never settles and ignores its signal times out', async () => {
    const vendor = await openVendor((_, socket) => socket.write(answer(200)));
    const proxy = await openProxy({
      ...optionsFor(vendor),
      timeouts: SHORT,
      fetch: () => new Promise<never>(() => {}),
    });

    const { json, status } = await send(proxy.origin);

    expect([status, json.error?.code]).toEqual([503, 'provider-unavailable']);
  });
});
