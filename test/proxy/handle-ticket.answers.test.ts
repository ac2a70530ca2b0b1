import { describe, expect, it } from 'vitest';
import { askForTicket, WITH_KEY } from './ask-for-ticket.js';
import { createsAndTakes, IDS } from './autoenhance-vendor.js';
import { KEY, openProxy, optionsFor, SHORT } from './open-proxy.js';
import { answer, header, openVendor, type RecordingVendor } from './recording-vendor.js';

const AUTOENHANCE = { provider: 'autoenhance' };

/** Opens a vendor whose create returns this storage URL, with the vendor's own host for "here". */
async function namesStorage(url: unknown): Promise<RecordingVendor> {
  return openVendor((request, socket) => {
    const here = String(header(request, 'host'));
    const upload_url = typeof url === 'string' ? url.replaceAll('here', here) : url;
    socket.write(answer(200, { ...IDS, upload_url }));
  });
}

describe('a page never gets a storage URL', () => {
  it.each([
    ['to another host', 'http://evil.example/a'],
    ['to another port', 'http://127.0.0.1:1/a'],
    ['without a port', 'http://127.0.0.1/a'],
    ['with a user', 'http://user@here/a'],
    ['with a user and a password', 'http://user:password@here/a'],
    ['with our host as a user', 'http://here@evil.example/a'],
    ['with our host in its path', 'http://evil.example/here/a'],
    ['to a subdomain of our host', 'http://a.here/a'],
    ['that is a script', 'javascript:alert(1)'],
    ['that is a script with our host', 'javascript://here/%0aalert(1)'],
    ['that is data', 'data:text/html,here'],
    ['that is a file', 'file://here/etc/passwd'],
    ['with another protocol', 'ftp://here/a'],
    ['without a protocol', '//here/a'],
    ['that is a path', '/bucket/a'],
    ['that is not a URL', 'not a url'],
    ['to S3 if the site lists hosts', 'https://b.s3.amazonaws.com/a'],
  ])('%s', async (_, url) => {
    const vendor = await namesStorage(url);
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    const refused = await askForTicket(proxy.origin, { headers: WITH_KEY });

    expect(refused.status).toBe(502);
    expect(refused.json.error).toMatchObject({ code: 'upload-url-refused', retryable: false });
    expect(Object.keys(refused.json)).toEqual(['error']);
    expect(vendor.requests.map(({ line }) => line)).toEqual(['POST /v3/images/ HTTP/1.1']);
  });

  it.each(['http://here/a', 'http://169.254.169.254/a', 'https://s3-amazonaws.com/a'])(
    'that is not S3 if the site lists no hosts: %s',
    async (url) => {
      const vendor = await namesStorage(url);
      const proxy = await openProxy({
        providers: {
          autoenhance: { apiKey: KEY, origin: vendor.origin, allowInsecureOrigin: true },
        },
        authorize: () => true,
      });

      const { json, status } = await askForTicket(proxy.origin);

      expect([status, json.error?.code]).toEqual([502, 'upload-url-refused']);
    },
  );

  it('over http unless the site allows it', async () => {
    const vendor = await namesStorage('http://here/a');
    const proxy = await openProxy({
      providers: { autoenhance: { apiKey: KEY, uploadHosts: [vendor.host] } },
      authorize: () => true,
      fetch: (url, init) => fetch(url.replace('https://api.autoenhance.ai', vendor.origin), init),
    });

    const { json, status } = await askForTicket(proxy.origin);

    expect([status, json.error?.code]).toEqual([502, 'upload-url-refused']);
  });

  it('of a second record after the first one’s was refused', async () => {
    const vendor = await openVendor((_, socket) => {
      const upload_url =
        vendor.requests.length === 1 ? 'http://evil.example/a' : `${vendor.origin}/b`;
      socket.write(answer(200, { ...IDS, upload_url }));
    });
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    const first = await askForTicket(proxy.origin, { headers: WITH_KEY });
    const second = await askForTicket(proxy.origin, { headers: WITH_KEY });

    expect(first.json.error?.code).toBe('upload-url-refused');
    expect([second.status, second.json.error?.code]).toEqual([502, 'upload-url-refused']);
    expect(vendor.requests).toHaveLength(1);
  });
});

describe('an answer to the create request', () => {
  const { image_id, order_id } = IDS;

  it.each([
    ['no storage URL', IDS],
    ['a storage URL that is not a string', { ...IDS, upload_url: { href: 'http://a' } }],
    ['an empty storage URL', { ...IDS, upload_url: '' }],
    ['no image id', { order_id, upload_url: 'https://b.s3.amazonaws.com/a' }],
    ['an empty order id', { image_id, order_id: '', upload_url: 'https://b.s3.amazonaws.com/a' }],
    ['ids in a prototype', '{"__proto__":{"image_id":"a","order_id":"b","upload_url":"c"}}'],
    ['no JSON', `<html>${KEY}</html>`],
    ['nothing', ''],
  ])('with %s is a bad response', async (_, body) => {
    const vendor = await openVendor((__, socket) => socket.write(answer(200, body)));
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    const { json, status } = await askForTicket(proxy.origin);

    expect(status).toBe(502);
    expect(json.error).toMatchObject({ code: 'bad-response', retryable: false });
  });

  it.each([
    [400, 'provider-rejected', 422, false],
    [401, 'upstream-auth', 502, false],
    [402, 'quota-exceeded', 502, false],
    [429, 'rate-limited', 429, true],
    [500, 'provider-unavailable', 502, false],
    [503, 'provider-unavailable', 503, true],
  ])(
    'with status %i becomes %s, in our own words',
    async (vendorStatus, code, status, retryable) => {
      const words = `invalid api key ${KEY} at /srv/secret.py`;
      const headers = { 'retry-after': '2', 'x-echo': KEY };
      const vendor = await openVendor((_, socket) => {
        socket.write(answer(vendorStatus, words, headers));
      });
      const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

      const refused = await askForTicket(proxy.origin);

      expect(refused.status).toBe(status);
      expect(refused.json.error).toMatchObject({ code, retryable });
      expect(refused.headers['retry-after']).toBe(retryable ? '2' : undefined);
      expect(refused.text).not.toContain('secret.py');
    },
  );

  it('that redirects does not forward the key', async () => {
    const other = await openVendor(createsAndTakes());
    const vendor = await openVendor((_, socket) => {
      socket.write(answer(307, '', { location: `${other.origin}/v3/images/` }));
    });
    const proxy = await openProxy(optionsFor(vendor, AUTOENHANCE));

    const { json, status } = await askForTicket(proxy.origin);

    expect([status, json.error?.code]).toEqual([502, 'upstream-redirect']);
    expect(other.connections).toBe(0);
  });

  it('that never comes times out, and may have made a record', async () => {
    const vendor = await openVendor(() => {});
    const options = { ...optionsFor(vendor, AUTOENHANCE), timeouts: SHORT };
    const proxy = await openProxy(options);

    const { json, status } = await askForTicket(proxy.origin, { headers: WITH_KEY });

    expect(status).toBe(504);
    expect(json.error).toMatchObject({ code: 'upstream-timeout', retryable: false });
  });
});
