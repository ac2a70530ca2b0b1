import { describe, expect, it } from 'vitest';
import { createProviderDouble, sampleImages } from '../../src/testing/index.js';
import { postForm } from './post-form.js';

const UPLOAD = 'https://api.imagepipeline.io/upload/image/v1';
const SIGNED = { 'x-api-key': 'right' };

function openDouble() {
  return createProviderDouble({ keys: { imagepipeline: 'right' } });
}

/** Returns the body of an error as the vendor's own client reads it. */
function faultCalled(code: string) {
  return { error: expect.any(String), error_code: code, message: expect.any(String) };
}

describe('the double of ImagePipeline', () => {
  it('accepts an image and serves it at the URL it returns', async () => {
    const double = openDouble();
    const file = sampleImages.gif({ name: 'product.gif' });
    const { body, status } = await postForm(double, UPLOAD, { file }, SIGNED);
    expect([status, body]).toEqual([
      200,
      {
        url: expect.stringMatching(/^https:\/\/double\.invalid\/u\/[\da-f]{8}\.gif$/),
        filename: 'product.gif',
        size_bytes: file.size,
        content_type: 'image/gif',
      },
    ]);
    const image = await double.fetch((body as { url: string }).url);
    expect(image.headers.get('content-type')).toBe('image/gif');
    expect(await image.arrayBuffer()).toEqual(await file.arrayBuffer());
    expect((await double.fetch('https://api.imagepipeline.io/u/none.png')).status).toBe(404);
  });

  it.each(['', 'application/octet-stream', 'image/*', 'image/bmp', 'text/html'])(
    'refuses an image whose part has the type "%s"',
    async (type) => {
      const double = openDouble();
      const file = new File([sampleImages.png()], 'a.png', { type });
      const answer = await postForm(double, UPLOAD, { file }, SIGNED);
      expect(answer).toMatchObject({ status: 415, body: faultCalled('UNSUPPORTED_MEDIA_TYPE') });
      expect(double.uploads).toHaveLength(0);
    },
  );

  it('lists what is missing', async () => {
    const { body, status } = await postForm(openDouble(), UPLOAD, { file: 'text' }, SIGNED);
    expect([status, body]).toEqual([
      422,
      { detail: [{ loc: ['body', 'file'], msg: 'field required', type: 'value_error.missing' }] },
    ]);
  });

  it.each([{}, { 'x-api-key': 'wrong' }, { authorization: 'Bearer right' }])(
    'rejects the headers %j',
    async (headers) => {
      const fields = { file: sampleImages.png() };
      const answer = await postForm(openDouble(), UPLOAD, fields, { ...headers });
      expect(answer).toMatchObject({ status: 401, body: faultCalled('UNAUTHORIZED') });
    },
  );

  it('supports no other method', async () => {
    expect((await openDouble().fetch(UPLOAD)).status).toBe(405);
  });
});
