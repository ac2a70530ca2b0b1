import { describe, expect, it } from 'vitest';
import {
  codeFacts,
  ERROR_CODES,
  isErrorCode,
  type UploadErrorCode,
} from '../../src/core/errors/error-codes.js';
import { isAmbiguous, UploadError } from '../../src/core/errors/upload-error.js';

/** The contract's table: code, status of the proxy's answer, retryable, ambiguous. */
const TABLE: [
  code: UploadErrorCode,
  status: number | undefined,
  ...facts: ('retryable' | 'ambiguous')[],
][] = [
  ['file-invalid-type', 415],
  ['file-type-mismatch', 415],
  ['file-too-large', 413],
  ['file-too-small', 400],
  ['file-empty', 400],
  ['too-many-files', undefined],
  ['duplicate-file', undefined],
  ['is-directory', undefined],
  ['file-unreadable', undefined],
  ['image-too-small', undefined],
  ['image-too-large', undefined],
  ['image-aspect-ratio', undefined],
  ['image-corrupt', undefined],
  ['metadata-not-removable', undefined],
  ['custom', undefined],
  ['file-changed', undefined],
  ['aborted', undefined],
  ['network', undefined],
  ['offline', undefined],
  ['timeout', undefined],
  ['stalled', undefined],
  ['headers-failed', undefined, 'retryable'],
  ['loading-failed', undefined, 'retryable'],
  ['not-a-proxy', undefined, 'ambiguous'],
  ['outcome-unknown', undefined],
  ['unauthorized', 401],
  ['forbidden', 403],
  ['token-expired', 401, 'retryable'],
  ['token-used', 409],
  ['in-progress', 409, 'retryable'],
  ['key-reused', 422],
  ['rate-limited', 429, 'retryable'],
  ['quota-exceeded', 502],
  ['upstream-auth', 502],
  ['provider-rejected', 422],
  ['provider-unavailable', 502, 'ambiguous'],
  ['upstream-timeout', 504, 'ambiguous'],
  ['bad-response', 502, 'ambiguous'],
  ['upstream-redirect', 502],
  ['upload-url-refused', 502],
  ['incomplete-body', 400, 'retryable'],
  ['client-timeout', 408, 'retryable'],
  ['invalid-request', 400],
  ['body-already-read', 500],
  ['not-found', 404],
  ['method-not-allowed', 405],
  ['proxy-unavailable', 503, 'retryable'],
];

describe('the error codes', () => {
  it('are those of the contract and no others', () => {
    expect(Object.keys(ERROR_CODES).toSorted()).toEqual(TABLE.map(([code]) => code).toSorted());
  });

  it.each(TABLE)('%s has the status %s', (code, status, ...facts) => {
    expect(codeFacts(code).status).toBe(status);
    const error = new UploadError(code, 'Something happened.');
    expect(error.retryable).toBe(facts.includes('retryable'));
    expect(isAmbiguous(error)).toBe(facts.includes('ambiguous'));
  });

  it.each(['toString', '__proto__', 'constructor', '', 'NETWORK', 7, null, undefined, ['network']])(
    'do not include %j',
    (value) => {
      expect(isErrorCode(value)).toBe(false);
    },
  );
});

describe('an UploadError', () => {
  it('is an Error with its own name', () => {
    const error = new UploadError('network', 'It broke.');
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toBe('UploadError: It broke.');
    expect(error.stack).toContain('upload-error.test.ts');
  });

  it('has fields only for what is known', () => {
    const cause = new Error('below');
    const error = new UploadError('rate-limited', 'Slow down.', {
      provider: 'apimart',
      status: 429,
      retryAfterMs: 0,
      requestId: 'r-1',
      params: { limit: 5 },
      cause,
    });
    expect(Object.fromEntries(Object.entries(error))).toEqual({
      name: 'UploadError',
      code: 'rate-limited',
      retryable: true,
      provider: 'apimart',
      status: 429,
      retryAfterMs: 0,
      requestId: 'r-1',
      params: { limit: 5 },
    });
    expect(error.cause).toBe(cause);

    const bare = new UploadError('custom', 'No.', { provider: undefined, status: undefined });
    expect(Object.keys(bare).toSorted()).toEqual(['code', 'name', 'params', 'retryable']);
    expect('cause' in bare).toBe(false);
  });

  it('is no longer ambiguous once there is proof that nothing was processed', () => {
    const error = new UploadError('provider-unavailable', 'Busy.', { retryable: true });
    expect(isAmbiguous(error)).toBe(false);
  });
});
