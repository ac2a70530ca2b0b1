import { describe, expect, it } from 'vitest';
import { createProviderDouble, sampleImages } from '../../src/testing/index.js';
import { postForm } from './post-form.js';

const UPLOAD = 'https://api.aihomedesign.com/v1/order/image';
const SIGNED = { 'x-api-key': 'right' };
const SERVICE = { service_name: 'service-day-to-dusk' };

function openDouble() {
  return createProviderDouble({ keys: { 'ai-homedesign': 'right' } });
}

describe('the double of AI HomeDesign', () => {
  it('makes an order for each image', async () => {
    const double = openDouble();
    const send = () => postForm(double, UPLOAD, { ...SERVICE, image: sampleImages.webp() }, SIGNED);
    const [first, second] = [await send(), await send()];
    const order = { order_id: expect.stringMatching(/^[\da-f]{24}$/) };
    expect(first).toMatchObject({ status: 200, body: order });
    expect(second).toMatchObject({ status: 200, body: order });
    expect(first.body).not.toEqual(second.body);
    expect(double.uploads).toMatchObject([
      { provider: 'ai-homedesign', name: 'landscape.webp', type: 'image/webp', fields: SERVICE },
      { fields: SERVICE },
    ]);
  });

  it.each<[string, Record<string, string | File>]>([
    ['none', SERVICE],
    ['a file in another provider’s field', { ...SERVICE, file: sampleImages.png() }],
    ['a string instead of the file', { ...SERVICE, image: 'text' }],
  ])('says that there is no such file if there is %s', async (_, fields) => {
    const { body, status } = await postForm(openDouble(), UPLOAD, fields, SIGNED);
    expect([status, body]).toEqual([400, { error: 'http: no such file' }]);
  });

  it.each<[string, number, Record<string, string | File>, Record<string, string>]>([
    ['no key', 401, { ...SERVICE, image: sampleImages.png() }, {}],
    ['a wrong key', 401, { ...SERVICE, image: sampleImages.png() }, { 'x-api-key': 'wrong' }],
    ['no service', 400, { image: sampleImages.png() }, SIGNED],
    ['an unknown service', 400, { service_name: 'free', image: sampleImages.png() }, SIGNED],
    [
      'a file that is not an image',
      400,
      { ...SERVICE, image: new File(['<html>'], 'a.png') },
      SIGNED,
    ],
    ['a GIF', 400, { ...SERVICE, image: sampleImages.gif() }, SIGNED],
    [
      'one byte too many',
      413,
      { ...SERVICE, image: sampleImages.png({ bytes: 50_000_001 }) },
      SIGNED,
    ],
  ])('refuses %s', async (_, status, fields, headers) => {
    const double = openDouble();
    const answer = await postForm(double, UPLOAD, fields, headers);
    expect(answer).toMatchObject({
      status,
      body: { error: expect.any(String), key: expect.stringMatching(/^api_error_/) },
    });
    expect(double.uploads).toHaveLength(0);
  });

  it('accepts 50,000,000 bytes, and only by POST', async () => {
    const image = sampleImages.png({ bytes: 50_000_000 });
    const answer = await postForm(openDouble(), UPLOAD, { ...SERVICE, image }, SIGNED);
    expect(answer.status).toBe(200);
    expect((await openDouble().fetch(UPLOAD, { headers: SIGNED })).status).toBe(405);
  });
});
