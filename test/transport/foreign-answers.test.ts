import { describe, expect, it } from 'vitest';
import type { UploadErrorCode } from '../../src/core/errors/error-codes.js';
import { isAmbiguous } from '../../src/core/errors/upload-error.js';
import { attempt, failureOf } from './attempt.js';
import { openServer, type Reply } from './record-requests.js';

const PAGE = '<html><body><h1>nginx</h1></body></html>';

async function failureAfter(reply: Reply) {
  const { endpoint } = await openServer(reply);
  return failureOf(attempt({ endpoint }));
}

describe('an answer that is not from the proxy', () => {
  it.each<[status: number, code: UploadErrorCode]>([
    [400, 'invalid-request'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [409, 'invalid-request'],
    [413, 'file-too-large'],
    [415, 'invalid-request'],
    [422, 'invalid-request'],
    [431, 'invalid-request'],
    [451, 'invalid-request'],
  ])('of %i is %s and final', async (status, code) => {
    for (const body of [PAGE, '', { error: 'no' }, { error: null }, { error: { code: 413 } }]) {
      const error = await failureAfter({ status, body });
      expect(error).toMatchObject({ code, status, retryable: false, provider: 'apimart' });
      expect(isAmbiguous(error)).toBe(false);
      expect(error.message).toContain(`HTTP ${status}`);
      expect(error.message).not.toContain('nginx');
    }
  });

  it('of 413 points to the platform’s limit', async () => {
    expect((await failureAfter({ status: 413, body: PAGE })).message).toBe(
      'The server refused the upload (HTTP 413). The platform in front of the token proxy has its own limit.',
    );
  });

  it.each([
    [{}, undefined],
    [{ 'retry-after': '7' }, 7000],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '99999999' }, 300_000],
  ])('of 429 with %j allows a retry', async (headers, retryAfterMs) => {
    const error = await failureAfter({ status: 429, headers, body: 'Too Many Requests\n' });
    expect(error).toMatchObject({ code: 'rate-limited', retryable: true });
    expect(error.retryAfterMs).toBe(retryAfterMs);
  });

  it('of 429 may give a date', async () => {
    const date = new Date(Date.now() + 60_000).toUTCString();
    const { retryAfterMs } = await failureAfter({ status: 429, headers: { 'retry-after': date } });
    expect(retryAfterMs).toBeGreaterThan(50_000);
    expect(retryAfterMs).toBeLessThanOrEqual(60_000);
  });

  it('of 408 says that the request never arrived completely', async () => {
    const error = await failureAfter({ status: 408, body: PAGE });
    expect(error).toMatchObject({ code: 'client-timeout', retryable: true });
  });

  it.each([500, 501, 502, 503, 504, 511])('of %i may hide a success', async (status) => {
    const error = await failureAfter({ status, body: PAGE });
    expect(error).toMatchObject({ code: 'provider-unavailable', status, retryable: false });
    expect(isAmbiguous(error)).toBe(true);
  });

  it.each<[status: number, retryable: boolean]>([
    [503, true],
    [500, false],
    [502, false],
    [504, false],
  ])('of %i with Retry-After proves that nothing was processed: %s', async (status, retryable) => {
    const error = await failureAfter({ status, headers: { 'retry-after': '3' }, body: PAGE });
    expect(error).toMatchObject({ code: 'provider-unavailable', retryable, retryAfterMs: 3000 });
    expect(isAmbiguous(error)).toBe(!retryable);
  });
});
