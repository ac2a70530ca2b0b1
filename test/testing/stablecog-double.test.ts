import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createProviderDouble, sampleImages } from '../../src/testing/index.js';
import { postForm } from './post-form.js';

const UPLOAD = 'https://api.stablecog.com/v1/image/upload';
const SIGNED = { authorization: 'Bearer right' };

function openDouble() {
  return createProviderDouble({ keys: { stablecog: 'right' } });
}

describe('the double of Stablecog', () => {
  it.each([
    ['jpg', sampleImages.jpeg()],
    ['png', new File([sampleImages.png()], 'a.gif', { type: 'image/gif' })],
    ['webp', new File([sampleImages.webp()], 'a', { type: '' })],
  ])('names a %s by its bytes', async (extension, file) => {
    const double = openDouble();
    const { body, status } = await postForm(double, UPLOAD, { file, other: 'field' }, SIGNED);
    expect([status, body]).toEqual([
      200,
      {
        object: expect.stringMatching(
          new RegExp(
            `^s3://[\\da-f]{64}/[\\da-f]{8}(-[\\da-f]{4}){3}-[\\da-f]{12}\\.${extension}$`,
          ),
        ),
      },
    ]);
    expect(double.uploads).toHaveLength(1);
  });

  it.each<[string, number, object, Record<string, string | File>, Record<string, string>]>([
    ['no key', 401, { error: 'Unauthorized' }, { file: sampleImages.png() }, {}],
    [
      'a key with a lowercase scheme',
      401,
      { error: 'Unauthorized' },
      { file: sampleImages.png() },
      { authorization: 'bearer right' },
    ],
    [
      'no file',
      400,
      { error: 'invalid_file', description: 'Invalid file' },
      { image: sampleImages.png() },
      SIGNED,
    ],
    [
      'a GIF',
      400,
      {
        error: 'invalid_content_type',
        description: 'Content type must be image/jpeg, image/png, or image/webp',
      },
      { file: new File([sampleImages.gif()], 'a.png', { type: 'image/png' }) },
      SIGNED,
    ],
    [
      'a body of more than 10 MiB including the form',
      400,
      { error: 'parse_error', description: 'http: request body too large' },
      { file: sampleImages.png({ bytes: 10_485_760 }) },
      SIGNED,
    ],
  ])('refuses %s', async (_, status, body, fields, headers) => {
    const double = openDouble();
    expect(await postForm(double, UPLOAD, fields, headers)).toMatchObject({ status, body });
    expect(double.uploads).toHaveLength(0);
  });

  it('requires a form', async () => {
    const response = await openDouble().fetch(UPLOAD, {
      method: 'POST',
      body: sampleImages.png(),
      headers: { ...SIGNED, 'content-type': 'image/png' },
    });
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: 'parse_error', description: "request Content-Type isn't multipart/form-data" },
    ]);
    expect((await openDouble().fetch(UPLOAD)).status).toBe(405);
  });

  it('accepts two per second, refuses more in plain text, and accepts more later', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_790_000_000_500 });
    onTestFinished(() => void vi.useRealTimers());
    const double = openDouble();
    const send = () => postForm(double, UPLOAD, { file: sampleImages.png() }, SIGNED);
    expect([(await send()).status, (await send()).status]).toEqual([200, 200]);
    const third = await send();
    expect([third.status, third.body]).toEqual([429, 'Too Many Requests\n']);
    expect(third.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(Object.fromEntries(third.headers)).toMatchObject({
      'retry-after': '1',
      'x-ratelimit-limit': '2',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '1790000002',
    });
    vi.setSystemTime(1_790_000_001_499);
    expect((await send()).status).toBe(429);
    vi.setSystemTime(1_790_000_001_500);
    expect((await send()).status).toBe(200);
  });

  it('counts requests without a key too', async () => {
    const double = openDouble();
    const send = (headers: Record<string, string>) =>
      postForm(double, UPLOAD, { file: sampleImages.png() }, headers);
    expect([(await send({})).status, (await send({})).status]).toEqual([401, 401]);
    expect((await send(SIGNED)).status).toBe(429);
  });
});
