import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { askForTicket, CLAIM, TICKET_AT } from './ask-for-ticket.js';
import { createsAndTakes } from './autoenhance-vendor.js';
import { openMounted } from './mounted.js';
import { openProxy, optionsFor, SHORT } from './open-proxy.js';
import { openConnection } from './raw-connection.js';
import { openVendor } from './recording-vendor.js';

const AUTOENHANCE = { provider: 'autoenhance' };
const TEXT = JSON.stringify(CLAIM);

/** Returns the head of a ticket request; the test supplies the body. */
function ticketHead(...headers: string[]): string {
  const lines = ['Host: app.example', 'Content-Type: application/json', ...headers];
  return [`POST ${TICKET_AT} HTTP/1.1`, ...lines, '', ''].join('\r\n');
}

/** Returns JSON of exactly this many bytes. */
function ofLength(bytes: number): string {
  return TEXT.padEnd(bytes, ' ');
}

describe('an invalid body is a 400', () => {
  it.each([
    ['nothing', ''],
    ['invalid JSON', '{name: 1}'],
    ['truncated JSON', TEXT.slice(0, -1)],
    ['two JSON objects', TEXT + TEXT],
    ['null', 'null'],
    ['a string', JSON.stringify(TEXT)],
    ['a number', '1000'],
    ['an array', `[${TEXT}]`],
    ['an array of values', '["kitchen.png","image/png",1000]'],
    ['an empty object', '{}'],
    ['no name', { ...CLAIM, name: undefined }],
    ['no type', { ...CLAIM, type: undefined }],
    ['no size', { ...CLAIM, size: undefined }],
    ['a name that is not a string', { ...CLAIM, name: ['kitchen.png'] }],
    ['a type that is not a string', { ...CLAIM, type: { toString: 'image/png' } }],
    ['a type that is null', { ...CLAIM, type: null }],
    ['a size that is a string', { ...CLAIM, size: '1000' }],
    ['a size that is null', { ...CLAIM, size: null }],
    ['a size in an array', { ...CLAIM, size: [1000] }],
    ['a size that is true', { ...CLAIM, size: true }],
    ['a negative size', { ...CLAIM, size: -1 }],
    ['a fractional size', { ...CLAIM, size: 0.5 }],
    ['an infinite size', TEXT.replace('1000', '1e400')],
    ['a size that is not a safe integer', TEXT.replace('1000', '9007199254740993')],
    ['a size that is not a number', TEXT.replace('1000', 'NaN')],
    ['all fields in a prototype', `{"__proto__":${TEXT}}`],
    ['all fields in a constructor', `{"constructor":{"prototype":${TEXT}}}`],
    ['invalid UTF-8', Buffer.from(TEXT.replace('kitchen', '\u00fc'), 'latin1')],
    ['a deeply nested body', '['.repeat(4000)],
  ])('%s', async (_, body) => {
    const vendor = await openVendor(createsAndTakes());
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    const refused = await askForTicket(proxy.origin, { body });

    expect(refused.status).toBe(400);
    expect(refused.json.error).toMatchObject({ code: 'invalid-request', retryable: false });
    expect(vendor.connections).toBe(0);
  });

  it.each([
    ['multipart/form-data; boundary=x', {}],
    ['application/x-www-form-urlencoded', {}],
    ['text/plain', {}],
    ['text/plain; application/json', {}],
    ['application/json, text/plain', {}],
    ['application/jsonp', {}],
    ['image/png', {}],
    ['', {}],
    ['application/json', { 'content-encoding': 'gzip' }],
    ['application/json', { 'content-encoding': 'identity, br' }],
  ])('with the type "%s" and the headers %j', async (type, headers) => {
    const vendor = await openVendor(createsAndTakes());
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    const refused = await askForTicket(proxy.origin, {
      headers: { 'content-type': type, ...headers },
    });

    expect([refused.status, refused.json.error?.code]).toEqual([400, 'invalid-request']);
    expect(vendor.connections).toBe(0);
  });

  it('without a type', async () => {
    const vendor = await openVendor(createsAndTakes());
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));
    const client = await openConnection(proxy.origin);
    const head = ticketHead(`Content-Length: ${TEXT.length}`);

    client.socket.write(head.replace('Content-Type: application/json\r\n', '') + TEXT);

    expect(await client.answer()).toMatch(/^HTTP\/1.1 400 [^]*"invalid-request"/);
    expect(vendor.connections).toBe(0);
  });
});

describe('a valid body gets a ticket', () => {
  it.each([
    ['with a parameter', 'application/json; charset=utf-8', TEXT],
    ['in uppercase', 'Application/JSON', TEXT],
    [
      'with additional fields',
      'application/json',
      { ...CLAIM, url: 'http://evil.example', extra: [1] },
    ],
    ['with a __proto__ field', 'application/json', TEXT.replace('{', '{"__proto__":{"size":-1},')],
    ['of 16,384 bytes', 'application/json', ofLength(16_384)],
  ])('%s', async (_, type, body) => {
    const vendor = await openVendor(createsAndTakes());
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    const taken = await askForTicket(proxy.origin, { body, headers: { 'content-type': type } });

    expect(taken.status).toBe(200);
    expect(JSON.parse(vendor.requests[0]!.body.toString())).toEqual({
      image_name: expect.stringMatching(/^kitchen-/),
      content_type: 'image/png',
    });
  });

  it('in chunks of one byte', async () => {
    const vendor = await openVendor(createsAndTakes());
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));
    const client = await openConnection(proxy.origin);

    client.socket.write(ticketHead('Transfer-Encoding: chunked'));
    for (const letter of TEXT) {
      client.socket.write(`1\r\n${letter}\r\n`);
      await sleep(1);
    }
    client.socket.write('0\r\n\r\n');

    expect(await client.answer()).toContain('HTTP/1.1 200 ');
  });
});

describe('a body over 16 KiB', () => {
  it.each([
    ['declared', {}],
    ['in chunks', { 'transfer-encoding': 'chunked' }],
  ])('%s is a 400', async (_, headers) => {
    const vendor = await openVendor(createsAndTakes());
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    const above = await askForTicket(proxy.origin, { body: ofLength(16_385), headers });
    const far = await askForTicket(proxy.origin, { body: ofLength(3_000_000) });

    expect([above.status, above.json.error?.code]).toEqual([400, 'invalid-request']);
    expect([far.status, far.json.error?.code]).toEqual([400, 'invalid-request']);
    expect(vendor.connections).toBe(0);
  });
});

describe('a client', () => {
  it.each([0, 20])('that stalls after %i bytes gets a 408', async (bytes) => {
    const vendor = await openVendor(createsAndTakes());
    const proxy = await openProxy({ ...optionsFor(vendor, AUTOENHANCE), timeouts: SHORT });
    const client = await openConnection(proxy.origin);

    client.socket.write(ticketHead('Content-Length: 60') + TEXT.slice(0, bytes));

    expect(await client.answer()).toMatch(/^HTTP\/1.1 408 [^]*"client-timeout"[^]*true/);
    expect(vendor.connections).toBe(0);
  });

  // The body timeout keeps running while the site's own functions are called.
  it('that has sent everything is not timed out by a slow limiter', async () => {
    const vendor = await openVendor(createsAndTakes());
    const options = { ...optionsFor(vendor, AUTOENHANCE), timeouts: SHORT };
    const proxy = await openProxy({ ...options, limiter: { consume: async () => sleep(400) } });

    const { status } = await askForTicket(proxy.origin);

    expect(status).toBe(200);
  });
});

it('a body already consumed by a parser is a 500 that says so', async () => {
  const vendor = await openVendor(createsAndTakes());
  const { handler } = await openProxy(optionsFor(vendor, AUTOENHANCE));
  const site = await openMounted('/api/upload', handler, async (incoming) => incoming.toArray());

  const { json, status } = await askForTicket(site.origin);

  expect([status, json.error?.code]).toEqual([500, 'body-already-read']);
  expect(vendor.connections).toBe(0);
});
