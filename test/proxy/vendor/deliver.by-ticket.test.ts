import { describe, expect, it } from 'vitest';
import { pngBytes } from '../image-bytes.js';
import { createsAndTakes, IDS } from '../autoenhance-vendor.js';
import { KEY, openProxy, optionsFor } from '../open-proxy.js';
import { answer, header, openVendor, sortedHeaders } from '../recording-vendor.js';
import { send, sendInChunks } from '../send.js';

const AT = '/api/upload/autoenhance';
const ORDER = IDS.order_id;

describe('the two requests of a relayed upload', () => {
  it('are a signed create request, then the bytes without a key', async () => {
    const vendor = await openVendor(createsAndTakes());
    const proxy = await openProxy(optionsFor(vendor, { provider: 'autoenhance' }));
    const body = pngBytes(100_000);

    const { json, status } = await send(proxy.origin, {
      path: AT,
      body,
      headers: { authorization: 'Bearer evil', cookie: 's=1', 'x-upload-name': 'kitchen.png' },
    });

    expect([status, json]).toEqual([200, { imageId: 'image-1', orderId: ORDER }]);
    const [create, put, ...others] = vendor.requests;
    expect(others).toEqual([]);
    expect(create!.line).toBe('POST /v3/images/ HTTP/1.1');
    expect(sortedHeaders(create!)).toEqual([
      ['accept', 'application/json'],
      ['accept-encoding', 'gzip, deflate'],
      ['accept-language', '*'],
      ['connection', 'keep-alive'],
      ['content-length', String(create!.body.length)],
      ['content-type', 'application/json'],
      ['host', vendor.host],
      ['sec-fetch-mode', 'cors'],
      ['user-agent', 'node'],
      ['x-api-key', KEY],
    ]);
    expect(JSON.parse(create!.body.toString())).toEqual({
      image_name: expect.stringMatching(/^kitchen-[\da-f]{8}\.png$/),
      content_type: 'image/png',
    });
    expect(put!.line).toBe('PUT /bucket/image-1 HTTP/1.1');
    expect(sortedHeaders(put!)).toEqual([
      ['accept', '*/*'],
      ['accept-encoding', 'gzip, deflate'],
      ['accept-language', '*'],
      ['connection', 'keep-alive'],
      ['content-length', '100000'],
      ['content-type', 'image/png'],
      ['host', vendor.host],
      ['sec-fetch-mode', 'cors'],
      ['user-agent', 'node'],
    ]);
    expect(put!.body).toEqual(body);
  });

  it('send the type that the storage URL was signed for, if it has one', async () => {
    const vendor = await openVendor(
      createsAndTakes({ query: '?content-type=application%2Foctet-stream&Signature=a%2Bb' }),
    );
    const proxy = await openProxy(optionsFor(vendor, { provider: 'autoenhance' }));

    await send(proxy.origin, { path: AT });

    const put = vendor.requests[1]!;
    expect(header(put, 'content-type')).toBe('application/octet-stream');
    expect(put.line).toContain('?content-type=application%2Foctet-stream&Signature=a%2Bb ');
  });

  it('support the older name of the storage URL', async () => {
    const vendor = await openVendor(createsAndTakes({ field: 's3PutObjectUrl' }));
    const proxy = await openProxy(optionsFor(vendor, { provider: 'autoenhance' }));

    const { status } = await send(proxy.origin, { path: AT });

    expect(status).toBe(200);
    expect(vendor.requests[1]!.line).toBe('PUT /bucket/image-1 HTTP/1.1');
  });

  it('need a length, so a long body in chunks makes no record', async () => {
    const vendor = await openVendor(createsAndTakes());
    const proxy = await openProxy(optionsFor(vendor, { provider: 'autoenhance' }));

    const { json, status } = await sendInChunks(proxy.origin, pngBytes(100_000), AT);

    expect([status, json.error?.code]).toEqual([400, 'invalid-request']);
    expect(vendor.connections).toBe(0);
  });
});

describe('an answer to the create request', () => {
  it.each([
    ['no storage URL', IDS],
    ['a storage URL that is not a string', { ...IDS, upload_url: 7 }],
    ['an empty storage URL', { ...IDS, upload_url: '' }],
    ['no image id', { order_id: ORDER, upload_url: 'here' }],
    ['an image id that is not a string', { ...IDS, image_id: 7, upload_url: 'here' }],
    ['no order id', { image_id: 'image-1', upload_url: 'here' }],
    ['invalid JSON', '<html>'],
    ['nothing', ''],
  ])('with %s is a bad response, and nothing is put anywhere', async (_, body) => {
    const vendor = await openVendor((request, socket) => {
      const here = `http://${header(request, 'host')}/bucket/image-1`;
      const text =
        typeof body === 'string' ? body : JSON.stringify(body).replace('"here"', `"${here}"`);
      socket.write(answer(200, text));
    });
    const proxy = await openProxy(optionsFor(vendor, { provider: 'autoenhance' }));

    const { json, status } = await send(proxy.origin, { path: AT });

    expect(status).toBe(502);
    expect(json.error).toMatchObject({ code: 'bad-response', retryable: false });
    expect(vendor.requests).toHaveLength(1);
  });

  it('that redirects does not forward the key', async () => {
    const other = await openVendor(createsAndTakes());
    const vendor = await openVendor((_, socket) => {
      socket.write(answer(307, '', { location: `${other.origin}/v3/images/` }));
    });
    const proxy = await openProxy(optionsFor(vendor, { provider: 'autoenhance' }));

    const { json, status } = await send(proxy.origin, { path: AT });

    expect([status, json.error?.code]).toEqual([502, 'upstream-redirect']);
    expect(other.connections).toBe(0);
  });
});

describe('an answer to the PUT', () => {
  it.each([
    ['empty', 200, ''],
    ['JSON', 200, '{"status":"success"}'],
    ['XML', 201, '<ok/>'],
    ['without content', 204, ''],
    ['broken JSON', 200, '{"status":'],
  ])('that is %s is a success', async (_, vendorStatus, body) => {
    const vendor = await openVendor(createsAndTakes({ put: answer(vendorStatus, body) }));
    const proxy = await openProxy(optionsFor(vendor, { provider: 'autoenhance' }));

    const { json, status } = await send(proxy.origin, { path: AT });

    expect([status, json]).toEqual([200, { imageId: 'image-1', orderId: ORDER }]);
  });

  it.each([
    [400, 'provider-rejected', 422],
    [403, 'provider-rejected', 422],
    [408, 'provider-unavailable', 502],
    [429, 'provider-unavailable', 502],
    [500, 'provider-unavailable', 502],
    [503, 'provider-unavailable', 502],
    [307, 'upstream-redirect', 502],
  ])('%i does not cause another record', async (vendorStatus, code, status) => {
    const other = await openVendor(createsAndTakes());
    const body = `<Error><Code>SignatureDoesNotMatch</Code><Key>${KEY}</Key></Error>`;
    const headers = { 'retry-after': '1', location: other.origin };
    const vendor = await openVendor(createsAndTakes({ put: answer(vendorStatus, body, headers) }));
    const proxy = await openProxy(optionsFor(vendor, { provider: 'autoenhance' }));

    const answered = await send(proxy.origin, { path: AT });

    expect(answered.status).toBe(status);
    expect(answered.json.error).toMatchObject({ code, retryable: false });
    expect(answered.text).not.toContain('SignatureDoesNotMatch');
    expect(vendor.requests).toHaveLength(2);
    expect(other.connections).toBe(0);
  });

  it('that never comes because the storage is down is not retryable either', async () => {
    const vendor = await openVendor((_, socket) => {
      socket.write(answer(200, { ...IDS, upload_url: 'http://127.0.0.1:1/bucket' }));
    });
    const settings = { provider: 'autoenhance', uploadHosts: ['127.0.0.1:1'] };
    const proxy = await openProxy(optionsFor(vendor, settings));

    const { json, status } = await send(proxy.origin, { path: AT });

    expect(status).toBe(502);
    expect(json.error).toMatchObject({ code: 'provider-unavailable', retryable: false });
  });
});
