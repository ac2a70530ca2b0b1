import { describe, expect, it } from 'vitest';
import { createProviderDouble, sampleImages } from '../../src/testing/index.js';

const UPLOAD = 'https://api.apimart.ai/v1/uploads/images';
const SIGNED = { authorization: 'Bearer right' };

function openDouble() {
  return createProviderDouble({ keys: { apimart: 'right' } });
}

function form(field: string, value: string | File, name?: string): FormData {
  const data = new FormData();
  if (typeof value === 'string') data.append(field, value);
  else data.append(field, value, name ?? value.name);
  return data;
}

function post(double: ReturnType<typeof openDouble>, body: BodyInit, headers: object = SIGNED) {
  return double.fetch(UPLOAD, { method: 'POST', body, headers: { ...headers } });
}

async function read(response: Response): Promise<[number, unknown]> {
  return [response.status, await response.json()];
}

const requestError = (message: string) => ({ error: { message, type: 'invalid_request_error' } });
const NO_FILE = requestError('missing or invalid file field: http: no such file');

describe('the double of APIMart', () => {
  it('accepts an image and serves it at the URL it returns', async () => {
    const double = openDouble();
    const file = sampleImages.jpeg({ bytes: 30_000, name: 'photo 1.jpg' });
    const response = await post(double, form('file', file));

    const answer = (await response.json()) as Record<string, unknown>;
    expect(answer).toEqual({
      url: expect.stringMatching(
        /^https:\/\/double\.invalid\/f\/image\/\d+-[\da-f]{8}-photo%201\.jpg$/,
      ),
      filename: 'photo 1.jpg',
      content_type: 'image/jpeg',
      bytes: 30_000,
      created_at: expect.any(Number),
    });
    expect(Math.abs(Number(answer['created_at']) * 1000 - Date.now())).toBeLessThan(5000);

    const image = await double.fetch(String(answer['url']));
    expect(image.headers.get('content-type')).toBe('image/jpeg');
    expect(await image.arrayBuffer()).toEqual(await file.arrayBuffer());
    expect((await double.fetch('https://api.apimart.ai/f/image/none.jpg')).status).toBe(404);
  });

  it('records what it accepts, with the name and type', async () => {
    const double = openDouble();
    const data = form('file', sampleImages.png({ name: 'a.png' }));
    data.append('extra', 'yes');
    await post(double, data);
    expect(double.uploads).toMatchObject([
      { provider: 'apimart', name: 'a.png', type: 'image/png', fields: { extra: 'yes' } },
    ]);
    expect(double.requests).toMatchObject([
      { provider: 'apimart', method: 'POST', path: '/v1/uploads/images' },
    ]);
    double.reset();
    expect([double.uploads, double.requests]).toEqual([[], []]);
  });

  it.each<[string, BodyInit]>([
    ['no file', form('other', 'text')],
    ['the file in another field', form('image', sampleImages.png())],
    ['a string instead of the file', form('file', 'text')],
    ['no form', new Blob(['{}'], { type: 'application/json' })],
  ])('refuses a request with %s', async (_, body) => {
    const double = openDouble();
    expect(await read(await post(double, body))).toEqual([400, NO_FILE]);
    expect(double.uploads).toHaveLength(0);
  });

  it('does not treat a part without a file name as a file, like Go', async () => {
    const head = '--b\r\nContent-Disposition: form-data; name="file"';
    const type = { 'content-type': 'multipart/form-data; boundary=b' };
    const rest = '\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n';
    const response = await post(openDouble(), `${head}${rest}`, { ...SIGNED, ...type });
    expect(await read(response)).toEqual([400, NO_FILE]);
    const named = await post(openDouble(), `${head}; filename="a.png"${rest}`, {
      ...SIGNED,
      ...type,
    });
    expect(await read(named)).not.toEqual([400, NO_FILE]);
  });

  it('judges the type by the bytes', async () => {
    const lie = new File(['%PDF-1.7'], 'a.png', { type: 'image/png' });
    expect(await read(await post(openDouble(), form('file', lie)))).toEqual([
      400,
      requestError(
        'unsupported image type: application/octet-stream, allowed: jpeg, png, gif, webp',
      ),
    ]);
    const truth = new File([sampleImages.gif()], 'a.bin', { type: '' });
    const answer = await read(await post(openDouble(), form('file', truth)));
    expect(answer).toMatchObject([200, { content_type: 'image/gif' }]);
  });

  it('accepts 20 MiB and not one byte more', async () => {
    const most = sampleImages.png({ bytes: 20_971_520 });
    expect((await post(openDouble(), form('file', most))).status).toBe(200);
    const more = new File([most, 'x'], 'large.png');
    expect(await read(await post(openDouble(), form('file', more)))).toEqual([
      413,
      requestError('file size 20971521 exceeds maximum 20971520 bytes'),
    ]);
  });

  it.each([
    {},
    { authorization: 'Bearer wrong' },
    { authorization: 'right' },
    { authorization: 'Bearer ' },
    { 'x-api-key': 'right' },
  ])('rejects the headers %j', async (headers) => {
    const double = openDouble();
    const response = await post(double, form('file', sampleImages.png()), headers);
    expect(await read(response)).toEqual([
      401,
      { error: { message: 'invalid API key', type: 'authentication_error' } },
    ]);
    expect(double.uploads).toHaveLength(0);
  });

  it('accepts any key if it was given none', async () => {
    const double = createProviderDouble();
    const body = form('file', sampleImages.png());
    expect((await post(double, body, { authorization: 'Bearer whatever' })).status).toBe(200);
    expect((await post(double, form('file', sampleImages.png()), {})).status).toBe(401);
  });

  it('supports one method and one path', async () => {
    const double = openDouble();
    expect((await double.fetch(UPLOAD)).status).toBe(405);
    const elsewhere = await double.fetch(`${UPLOAD}/x`, { method: 'POST', headers: SIGNED });
    expect([elsewhere.status, await elsewhere.text()]).toEqual([404, '404 page not found\n']);
    expect(double.requests.map(({ provider }) => provider)).toEqual(['apimart', undefined]);
  });
});
