import { describe, expect, it } from 'vitest';
import { ERROR_CODES, type UploadErrorCode } from '../../src/core/errors/error-codes.js';
import { isAmbiguous } from '../../src/core/errors/upload-error.js';
import { attempt, failureOf } from './attempt.js';
import { openServer, refusal, type Reply } from './record-requests.js';

const url = 'https://cdn.example/1.png';

async function failureAfter(reply: Reply) {
  const { endpoint } = await openServer(reply);
  return failureOf(attempt({ endpoint }));
}

describe('a 200 answer', () => {
  it('is the result: only the promised fields', async () => {
    const body = { url, bytes: 5, expiresAt: '2026-01-01T00:00:00.000Z', orderId: 'x', more: 1 };
    const { endpoint } = await openServer({ status: 200, body });
    await expect(attempt({ endpoint })).resolves.toEqual({
      url,
      bytes: 5,
      expiresAt: '2026-01-01T00:00:00.000Z',
    });
  });

  it('identifies the request by the id in the body, which needs no exposed header', async () => {
    const error = { code: 'rate-limited', message: 'no', retryable: true, requestId: 'request-1' };
    const failure = await failureAfter({ status: 429, body: { error } });
    expect(failure).toMatchObject({ code: 'rate-limited', requestId: 'request-1' });
  });

  it('is a result regardless of its content type', async () => {
    const { endpoint } = await openServer({ status: 200, body: `{"url":"${url}"}` });
    await expect(attempt({ endpoint })).resolves.toEqual({ url });
  });

  it.each<[string, unknown]>([
    ['nothing', ''],
    ['null', 'null'],
    ['an array', [url]],
    ['a number', '7'],
    ['a string', JSON.stringify(url)],
    ['a truncated object', `{"url":"${url}`],
    ['an error', { error: { code: 'rate-limited', message: 'no', retryable: true } }],
    ['no result field', { status: 'ok' }],
    ['an empty URL', { url: '' }],
  ])('with %s is bad-response and may have arrived', async (_, body) => {
    const headers = { 'content-type': 'application/json' };
    const error = await failureAfter({ status: 200, headers, body });
    expect(error).toMatchObject({ code: 'bad-response', provider: 'apimart', retryable: false });
    expect(isAmbiguous(error)).toBe(true);
  });

  it.each([201, 202, 204, 304])(
    'is the only success status: %i is bad-response',
    async (status) => {
      const reply: Reply = { status, headers: { 'content-type': 'application/json' } };
      const error = await failureAfter(status < 204 ? { ...reply, body: { url } } : reply);
      expect(error).toMatchObject({ code: 'bad-response', status, retryable: false });
    },
  );
});

const PROXY_CODES = Object.entries<{ status?: number; retryable: boolean }>(ERROR_CODES).flatMap(
  ([code, { retryable, status }]) =>
    status === undefined ? [] : [[code as UploadErrorCode, status, retryable] as const],
);

describe('a refusal worded by the proxy', () => {
  it.each(PROXY_CODES)('%s comes through complete', async (code, status, retryable) => {
    const error = await failureAfter({
      ...refusal(status, { code, retryable, retryAfterMs: 1500 }),
      headers: { 'X-Request-Id': 'request-7', 'Retry-After': '9' },
    });
    expect(error).toMatchObject({
      code,
      status,
      retryable,
      retryAfterMs: 1500,
      requestId: 'request-7',
      provider: 'apimart',
      message: 'Said the proxy.',
    });
  });

  it('decides about retrying itself, whatever the code says elsewhere', async () => {
    const proof = refusal(503, { code: 'provider-unavailable', retryable: true });
    expect(await failureAfter(proof)).toMatchObject({ retryable: true });
    const none = refusal(429, { code: 'rate-limited' });
    expect(await failureAfter(none)).toMatchObject({ code: 'rate-limited', retryable: false });
    const odd = refusal(429, { code: 'rate-limited', retryable: 'yes' });
    expect(await failureAfter(odd)).toMatchObject({ retryable: false });
  });

  it('uses the wait from the header if the body has none', async () => {
    const error = { error: { code: 'in-progress', message: 'Busy.', retryable: true } };
    const reply: Reply = { status: 409, headers: { 'retry-after': '1' }, body: error };
    expect(await failureAfter(reply)).toMatchObject({ retryAfterMs: 1000 });
  });

  it.each([
    ['3e9', 300_000],
    ['1e999', 300_000],
    ['0', 0],
    ['-5', undefined],
    ['"2000"', undefined],
    ['null', undefined],
  ])('accepts a wait of %s up to what a timer supports', async (text, expected) => {
    const body = `{"error":{"code":"rate-limited","retryable":true,"retryAfterMs":${text}}}`;
    const { retryAfterMs } = await failureAfter({ status: 429, body });
    expect(retryAfterMs).toBe(expected);
  });

  it.each([
    'aborted',
    'network',
    'offline',
    'outcome-unknown',
    'custom',
    '__proto__',
    'new-code',
    7,
  ])('cannot be %s, which the proxy must not say', async (code) => {
    const error = await failureAfter(refusal(422, { code, retryable: true }));
    expect(error).toMatchObject({ code: 'invalid-request', retryable: false });
  });

  it.each([{}, { message: 7 }, { message: { toString: 'no' } }])(
    'needs no message for developers: %j',
    async (part) => {
      const { code, message } = await failureAfter({
        status: 403,
        body: { error: { code: 'forbidden', ...part } },
      });
      expect([code, message]).toEqual(['forbidden', 'The token proxy answered forbidden.']);
    },
  );
});
