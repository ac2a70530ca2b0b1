import { describe, expect, it } from 'vitest';
import { pickResult } from '../../src/core/provider/upload-result.js';
import { UploadError } from '../../src/core/errors/upload-error.js';
import { apimart } from '../../src/index.js';

const url = 'https://upload.example/1.png';

describe('pickResult', () => {
  it('picks only the promised fields', () => {
    const answer = { url, bytes: 5, filename: 'a.png', orderId: 'not-promised', secret: 1 };
    expect(pickResult(apimart, answer)).toEqual({ url, bytes: 5, filename: 'a.png' });
  });

  it('omits optional fields of the wrong type', () => {
    const answer = {
      url,
      bytes: '5',
      filename: 7,
      contentType: '',
      createdAt: null,
      expiresAt: {},
    };
    expect(pickResult(apimart, answer)).toEqual({ url });
  });

  it.each([
    undefined,
    null,
    '',
    'https://upload.example/1.png',
    7,
    true,
    [],
    [{ url }],
    {},
    { url: '' },
    { url: 7 },
    { url: [url] },
    { URL: url },
    Object.create({ url }) as object,
    JSON.parse(`{"__proto__":{"url":"${url}"}}`) as object,
    { error: { message: 'no' } },
  ])('finds no result in %j', (answer) => {
    let thrown: unknown;
    try {
      pickResult(apimart, answer);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(UploadError);
    expect(thrown).toMatchObject({ code: 'bad-response', provider: 'apimart', retryable: false });
  });
});
