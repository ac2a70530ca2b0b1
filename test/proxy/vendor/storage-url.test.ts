import { describe, expect, it } from 'vitest';
import { KEY, openProxy, optionsFor } from '../open-proxy.js';
import { answer, openVendor, stores } from '../recording-vendor.js';
import { send } from '../send.js';

const AT = '/api/upload/autoenhance';

/** Makes the create request return a storage URL, and returns where the proxy then went. */
async function follow(
  uploadUrl: string,
  settings: { readonly uploadHosts?: readonly string[]; readonly allowInsecureOrigin?: boolean },
) {
  const went: string[] = [];
  const proxy = await openProxy({
    providers: { autoenhance: { apiKey: KEY, ...settings } },
    authorize: () => true,
    fetch: async (input, { body, method }) => {
      went.push(`${method} ${input}`);
      // A vendor reads the whole body before it answers.
      for await (const _ of body as ReadableStream<Uint8Array>);
      return Response.json({ image_id: 'a', order_id: 'b', upload_url: uploadUrl });
    },
  });
  const { json, status } = await send(proxy.origin, { path: AT });
  return { code: json.error?.code, status, went };
}

const CREATE = 'POST https://api.autoenhance.ai/v3/images/';

describe('without uploadHosts', () => {
  it.each([
    'https://autoenhanceapi-prod.s3.eu-west-1.amazonaws.com/orderid/1?X-Amz-Signature=a%2Fb',
    'https://bucket.s3.amazonaws.com/a',
    'https://bucket.with.dots.s3.us-gov-west-1.amazonaws.com/a',
    'https://s3.eu-west-1.amazonaws.com/bucket/a',
    'https://s3-eu-west-1.amazonaws.com/bucket/a',
    'https://bucket.s3-eu-west-1.amazonaws.com/a',
    'https://bucket.s3.dualstack.eu-west-1.amazonaws.com/a',
  ])('the bytes go to S3: %s', async (url) => {
    const { status, went } = await follow(url, {});

    expect(status).toBe(200);
    expect(went).toEqual([CREATE, `PUT ${url}`]);
  });

  it.each([
    'http://bucket.s3.amazonaws.com/a',
    'https://user@bucket.s3.amazonaws.com/a',
    'https://user:password@bucket.s3.amazonaws.com/a',
    'https://:password@bucket.s3.amazonaws.com/a',
    'https://bucket.s3.amazonaws.com:8443/a',
    'https://bucket.s3.amazonaws.com./a',
    'https://bucket.s3.amazonaws.com.evil.example/a',
    'https://bucket.s3.amazonaws.com@evil.example/a',
    'https://evil.example/bucket.s3.amazonaws.com',
    'https://evil.example#.s3.amazonaws.com',
    'https://evil.example\\.s3.amazonaws.com/a',
    'https://s3-amazonaws.com/a',
    'https://bucket.s3-amazonaws.com/a',
    'https://evils3.amazonaws.com/a',
    'https://s3xamazonaws.com/a',
    'https://ec2.eu-west-1.amazonaws.com/a',
    'https://abc.execute-api.eu-west-1.amazonaws.com/a',
    'https://s3.eu-west-1.evil.amazonaws.com/a',
    'https://169.254.169.254/latest/meta-data/',
    'https://127.0.0.1/a',
    'https://[::1]/a',
    'https://2130706433/a',
    'https://localhost/a',
    'https://api.autoenhance.ai/a',
    'javascript:alert(1)',
    'data:text/plain,a',
    'file:///etc/passwd',
    'ftp://bucket.s3.amazonaws.com/a',
    '//bucket.s3.amazonaws.com/a',
    '/a',
    'not a url',
  ])('the bytes go nowhere else: %s', async (url) => {
    const { code, status, went } = await follow(url, {});

    expect([status, code]).toEqual([502, 'upload-url-refused']);
    expect(went).toEqual([CREATE]);
  });
});

describe('with uploadHosts', () => {
  const uploadHosts = ['storage.example', 'storage.example:8443'];

  it.each([
    'https://storage.example/a',
    'https://STORAGE.example:443/a',
    'https://storage.example:8443/a',
  ])('the bytes go to a listed host: %s', async (url) => {
    const { status, went } = await follow(url, { uploadHosts });

    expect(status).toBe(200);
    expect(went).toEqual([CREATE, `PUT ${new URL(url).href}`]);
  });

  it.each([
    'https://storage.example:8444/a',
    'https://a.storage.example/a',
    'https://storage.exampl/a',
    'https://storage.example.evil.example/a',
    'https://storage.example@evil.example/a',
    'https://user@storage.example/a',
    'http://storage.example/a',
    'https://bucket.s3.amazonaws.com/a',
  ])('the bytes go nowhere else: %s', async (url) => {
    const { code, went } = await follow(url, { uploadHosts });

    expect(code).toBe('upload-url-refused');
    expect(went).toEqual([CREATE]);
  });

  it('http is used only if the site allows it', async () => {
    const settings = { uploadHosts, allowInsecureOrigin: true };

    expect((await follow('http://storage.example/a', settings)).status).toBe(200);
    expect((await follow('ftp://storage.example/a', settings)).status).toBe(502);
  });
});

it('sends nothing to a real host that is not listed', async () => {
  const other = await openVendor(stores);
  const vendor = await openVendor((_, socket) => {
    socket.write(answer(200, { image_id: 'a', order_id: 'b', upload_url: `${other.origin}/a` }));
  });
  const proxy = await openProxy(optionsFor(vendor, { provider: 'autoenhance' }));

  const { json, status } = await send(proxy.origin, { path: AT });

  expect(status).toBe(502);
  expect(json.error).toMatchObject({ code: 'upload-url-refused', retryable: false });
  expect(vendor.requests).toHaveLength(1);
  expect(other.connections).toBe(0);
});
