import { describe, expect, it } from 'vitest';
import { createProviderDouble, sampleImages } from '../../src/testing/index.js';

const IMAGES = 'https://api.autoenhance.ai/v3/images/';
const SIGNED = { 'x-api-key': 'right' };
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

function openDouble() {
  const double = createProviderDouble({ keys: { autoenhance: 'right' } });
  const create = (body: unknown, headers: object = SIGNED) =>
    double.fetch(IMAGES, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  const created = async (body: unknown) =>
    (await (await create(body)).json()) as Record<string, string>;
  const put = (url: string, type: string, headers: object = {}) =>
    double.fetch(url, {
      method: 'PUT',
      body: sampleImages.jpeg().slice(),
      headers: { 'content-type': type, ...headers },
    });
  return { double, create, created, put };
}

async function s3Error(response: Response): Promise<[number, string | undefined]> {
  expect(response.headers.get('content-type')).toBe('application/xml');
  return [response.status, /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1]];
}

describe('the double of Autoenhance', () => {
  it('makes a record with a storage URL and accepts the bytes there', async () => {
    const { create, double, put } = openDouble();
    const response = await create({
      image_name: 'a.jpg',
      content_type: 'image/jpeg',
      enhance: true,
    });
    expect(response.status).toBe(200);
    const record = (await response.json()) as Record<string, string>;
    expect(record).toMatchObject({
      image_id: expect.stringMatching(UUID),
      order_id: expect.stringMatching(UUID),
      image_name: 'a.jpg',
      enhance: true,
    });
    expect(new URL(record['upload_url']!).searchParams.get('content-type')).toBe('image/jpeg');
    expect(double.uploads).toHaveLength(0);

    const stored = await put(record['upload_url']!, 'image/jpeg');
    expect([stored.status, await stored.json()]).toEqual([200, { status: 'success' }]);
    expect(double.uploads).toMatchObject([
      {
        name: 'a.jpg',
        type: 'image/jpeg',
        fields: { enhance: true },
        answer: { image_id: record['image_id'], order_id: record['order_id'] },
      },
    ]);
    const image = await double.fetch(record['upload_url']!);
    expect(await image.arrayBuffer()).toEqual(await sampleImages.jpeg().arrayBuffer());
  });

  it('puts images into the named order', async () => {
    const { created } = openDouble();
    const body = { image_name: 'a.jpg', order_id: 'order-1' };
    expect((await created(body))['order_id']).toBe('order-1');
    expect((await created(body))['order_id']).toBe('order-1');
    const [first, second] = [
      await created({ image_name: 'a' }),
      await created({ image_name: 'a' }),
    ];
    expect(first['order_id']).not.toBe(second['order_id']);
  });

  it('signs for octet-stream if no type is named', async () => {
    const { created, put } = openDouble();
    const url = (await created({ image_name: 'a.jpg' }))['upload_url']!;
    expect(await s3Error(await put(url, 'image/jpeg'))).toEqual([403, 'SignatureDoesNotMatch']);
    expect((await put(url, 'application/octet-stream')).status).toBe(200);
  });

  it('moves from waiting to processing to processed', async () => {
    const { created, double, put } = openDouble();
    const record = await created({ image_name: 'a.jpg', content_type: 'image/jpeg' });
    const status = async () => {
      const image = await double.fetch(IMAGES + record['image_id'], { headers: SIGNED });
      const { status: word, upload_url: url } = (await image.json()) as Record<string, unknown>;
      expect(url).toBeUndefined();
      return word;
    };
    expect(await status()).toBe('waiting');
    await put(record['upload_url']!, 'image/jpeg');
    expect([await status(), await status()]).toEqual(['processing', 'processed']);
    expect((await double.fetch(`${IMAGES}none`, { headers: SIGNED })).status).toBe(404);
    expect((await double.fetch(IMAGES + record['image_id'])).status).toBe(401);
  });

  it.each([{}, { 'x-api-key': 'wrong' }, { 'x-api-key': '' }, { authorization: 'Bearer right' }])(
    'rejects the headers %j',
    async (headers) => {
      const response = await openDouble().create({ image_name: 'a.jpg' }, headers);
      expect([response.status, await response.json()]).toEqual([
        401,
        { message: 'Authentication error', detail: {} },
      ]);
    },
  );

  it.each<[unknown, string]>([
    [{}, 'image_name'],
    [{ image_name: '' }, 'image_name'],
    [{ image_name: 7 }, 'image_name'],
    [null, 'image_name'],
    [{ image_name: 'a', order_id: '' }, 'order_id'],
    [{ image_name: 'a', order_id: 7 }, 'order_id'],
    [{ image_name: 'a', enhance_type: 'loud' }, 'enhance_type'],
    [{ image_name: 'a', cloud_type: 'clear' }, 'cloud_type'],
    [{ image_name: 'a', window_pull_type: '' }, 'window_pull_type'],
  ])('rejects %j as invalid', async (body, field) => {
    const response = await openDouble().create(body);
    expect([response.status, await response.json()]).toEqual([
      422,
      { message: 'Validation error', detail: { json: { [field]: [expect.any(String)] } } },
    ]);
  });

  it('accepts the same name thirty times, and then only other names', async () => {
    const { create, double } = openDouble();
    for (let count = 0; count < 30; count += 1) {
      expect((await create({ image_name: 'image.jpg' })).status).toBe(200);
    }
    expect((await create({ image_name: 'image.jpg' })).status).toBe(429);
    expect((await create({ image_name: 'other.jpg' })).status).toBe(200);
    double.reset();
    expect((await create({ image_name: 'image.jpg' })).status).toBe(200);
  });

  it('lets any page PUT a file with its type and no other header', async () => {
    const { created, double, put } = openDouble();
    const { upload_url: url = '' } = await created({ image_name: 'a', content_type: 'image/jpeg' });
    const ask = (method: string, headers: string) =>
      double.fetch(url, {
        method: 'OPTIONS',
        headers: {
          origin: 'https://page.example',
          'access-control-request-method': method,
          'access-control-request-headers': headers,
        },
      });
    const allowed = await ask('PUT', 'content-type');
    expect(allowed.ok).toBe(true);
    expect(Object.fromEntries(allowed.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'PUT',
      'access-control-allow-headers': 'content-type',
    });
    expect((await ask('PUT', 'content-type, x-api-key')).status).toBe(403);
    expect((await ask('DELETE', 'content-type')).status).toBe(403);
    for (const answer of [await put(url, 'image/jpeg'), await put(url, 'image/png')]) {
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    }
  });

  it('overwrites a file that is already there', async () => {
    const { created, double, put } = openDouble();
    const { upload_url: url = '' } = await created({ image_name: 'a', content_type: 'image/jpeg' });
    await put(url, 'image/jpeg');
    await put(url, 'image/jpeg');
    expect(double.uploads).toHaveLength(1);
  });

  it('answers like S3 to anything that is not exactly as signed', async () => {
    const { created, double, put } = openDouble();
    const { upload_url: url = '' } = await created({ image_name: 'a', content_type: 'image/jpeg' });
    const mismatch = [403, 'SignatureDoesNotMatch'];
    expect(await s3Error(await put(url, 'image/png'))).toEqual(mismatch);
    expect(await s3Error(await put(`${url}0`, 'image/jpeg'))).toEqual(mismatch);
    expect(await s3Error(await put(url.replace(/[\da-f]{8}-/, '00000000-'), 'image/jpeg'))).toEqual(
      mismatch,
    );
    expect(await s3Error(await put(url, 'image/jpeg', { authorization: 'Bearer right' }))).toEqual([
      400,
      'InvalidArgument',
    ]);
    expect(await s3Error(await put(url, 'image/jpeg', { 'transfer-encoding': 'chunked' }))).toEqual(
      [501, 'NotImplemented'],
    );
    expect(await s3Error(await double.fetch(url, { method: 'POST' }))).toEqual([
      405,
      'MethodNotAllowed',
    ]);
    expect(double.uploads).toHaveLength(0);
  });
});
