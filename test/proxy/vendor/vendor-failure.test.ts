import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { KEY, openProxy, optionsFor } from '../open-proxy.js';
import { answer, openVendor, STORED } from '../recording-vendor.js';
import { send } from '../send.js';

const DEEP = '['.repeat(400_000);
const BOMB = gzipSync(Buffer.alloc(50_000_000, ' '), { level: 9 });

describe('an answer from the vendor', () => {
  it.each([
    [400, 'provider-rejected', 422, false],
    [401, 'upstream-auth', 502, false],
    [402, 'quota-exceeded', 502, false],
    [403, 'upstream-auth', 502, false],
    [404, 'provider-rejected', 422, false],
    [408, 'client-timeout', 408, true],
    [425, 'client-timeout', 408, true],
    [413, 'file-too-large', 413, false],
    [415, 'file-invalid-type', 415, false],
    [422, 'provider-rejected', 422, false],
    [429, 'rate-limited', 429, true],
    [500, 'provider-unavailable', 502, false],
    [502, 'provider-unavailable', 502, false],
    [503, 'provider-unavailable', 502, false],
    [504, 'provider-unavailable', 502, false],
    [520, 'provider-unavailable', 502, false],
  ])('%i becomes %s, in our own words', async (vendorStatus, code, status, retryable) => {
    const vendor = await openVendor((_, socket) => {
      const body = `<h1>invalid api key ${KEY}</h1> at /srv/vendor/secret.py line 7`;
      const headers = { 'www-authenticate': `Basic realm="${KEY}"`, 'x-echo': `Bearer ${KEY}` };
      socket.write(answer(vendorStatus, body, headers));
    });
    const proxy = await openProxy(optionsFor(vendor));

    const { headers, json, status: answered, text } = await send(proxy.origin);

    expect(answered).toBe(status);
    expect(json.error).toMatchObject({ code, retryable });
    expect(text).not.toContain('secret.py');
    expect(headers['www-authenticate']).toBeUndefined();
    expect(proxy.events).toMatchObject([{ code, status }]);
  });

  it.each([
    [429, '1', 429, 1000, '1'],
    [429, '0', 429, 0, '1'],
    [429, '86400', 429, 300_000, '300'],
    [503, '7', 503, 7000, '7'],
  ])(
    '%i with Retry-After: %s can be retried',
    async (...[vendorStatus, after, status, ms, header]) => {
      const vendor = await openVendor((_, socket) => {
        socket.write(answer(vendorStatus, 'slow down', { 'retry-after': after }));
      });
      const proxy = await openProxy({
        ...optionsFor(vendor),
        allowedOrigins: ['https://partner.example'],
      });

      const answered = await send(proxy.origin, { headers: { origin: 'https://partner.example' } });

      expect(answered.status).toBe(status);
      expect(answered.json.error).toMatchObject({ retryable: true, retryAfterMs: ms });
      expect(answered.headers).toMatchObject({
        'retry-after': header,
        'access-control-allow-origin': 'https://partner.example',
        'access-control-expose-headers': expect.stringContaining('Retry-After'),
      });
    },
  );

  it.each(['-1', 'soon', '1.5', '2030-01-01'])(
    '429 with Retry-After: %s names no wait',
    async (after) => {
      const vendor = await openVendor((_, socket) => {
        socket.write(answer(429, '', { 'retry-after': after }));
      });
      const proxy = await openProxy(optionsFor(vendor));

      const { headers, json } = await send(proxy.origin);

      expect(json.error).not.toHaveProperty('retryAfterMs');
      expect(headers['retry-after']).toBeUndefined();
    },
  );

  it.each([
    ['nothing', ''],
    ['null', 'null'],
    ['an array', '[]'],
    ['a string', '"https://upload.apimart.ai/1.png"'],
    ['HTML', '<html>ok</html>'],
    ['truncated JSON', '{"url":"https://upload.apimart.ai/1.png"'],
    ['a number as its URL', { url: 7 }],
    ['an empty URL', { url: '' }],
    ['a URL in an array', { url: [STORED.url] }],
    ['a script URL', { url: 'javascript:alert(1)' }],
    ['a data URL', { url: 'data:image/png;base64,AAAA' }],
    ['a URL in the prototype', '{"__proto__":{"url":"https://upload.apimart.ai/1.png"}}'],
    ['an error inside a 200', { error: { message: KEY, type: 'server_error' } }],
    ['insufficient credit inside a 200', { error: { code: 402, type: 'payment_required' } }],
    ['endless nesting', DEEP],
    ['an endless string', `{"url":"https://upload.apimart.ai/${'a'.repeat(2_000_000)}"}`],
    ['zeros', Buffer.alloc(5000)],
  ])('200 with %s is not a success', async (_, body) => {
    const vendor = await openVendor((__, socket) => socket.write(answer(200, body)));
    const proxy = await openProxy(optionsFor(vendor));

    const { json, status, text } = await send(proxy.origin);

    expect(status).toBe(502);
    expect(json.error?.code).toMatch(/^(?:bad-response|provider-unavailable|quota-exceeded)$/);
    expect(json.error?.retryable).toBe(false);
    expect(text.length).toBeLessThan(500);
  });

  it('with an http URL is not a success unless the site allows it', async () => {
    const vendor = await openVendor((_, socket) => {
      socket.write(answer(200, { url: 'http://upload.apimart.ai/1.png' }));
    });
    const proxy = await openProxy({
      ...optionsFor(vendor, { origin: 'https://api.apimart.ai', allowInsecureOrigin: false }),
      fetch: (input, init) => fetch(input.replace('https://api.apimart.ai', vendor.origin), init),
    });

    const { json, status } = await send(proxy.origin);

    expect([status, json.error?.code]).toEqual([502, 'bad-response']);
  });

  it('may be compressed, but at most a mebibyte of it is read', async () => {
    const vendor = await openVendor((_, socket) => {
      const body = vendor.requests.length === 1 ? gzipSync(JSON.stringify(STORED)) : BOMB;
      socket.write(answer(200, body, { 'content-encoding': 'gzip' }));
    });
    const proxy = await openProxy(optionsFor(vendor));

    const fine = await send(proxy.origin);
    const memory = process.memoryUsage().rss;
    const bomb = await send(proxy.origin);

    expect([fine.status, fine.json]).toEqual([200, STORED]);
    expect([bomb.status, bomb.json.error?.code]).toEqual([502, 'bad-response']);
    expect(process.memoryUsage().rss - memory).toBeLessThan(40_000_000);
  });

  it.each([
    [
      'broken compression',
      answer(200, 'no gzip at all', { 'content-encoding': 'gzip' }),
      'bad-response',
    ],
    ['no HTTP', Buffer.from('\0\u0001garbage\r\n\r\n'), 'provider-unavailable'],
    ['half of a response', answer(200, STORED).subarray(0, -5), 'bad-response'],
    ['half of its headers', Buffer.from('HTTP/1.1 200 OK\r\ncontent-'), 'provider-unavailable'],
    ['nothing at all', Buffer.alloc(0), 'provider-unavailable'],
  ])('that is %s is ambiguous', async (_, bytes, code) => {
    const vendor = await openVendor((__, socket) => socket.end(bytes));
    const proxy = await openProxy(optionsFor(vendor));

    const { json, status } = await send(proxy.origin);

    expect(status).toBe(502);
    expect(json.error).toMatchObject({ code, retryable: false });
  });
});
