import { describe, expect, it } from 'vitest';
import { ERROR_CODES, type UploadErrorCode } from '../../src/core/errors/error-codes.js';
import { UploadError } from '../../src/core/errors/upload-error.js';
import { apimart } from '../../src/index.js';
import { decideRetry } from '../../src/transport/retry-rule.js';
import { times, decisionOn } from './retry-case.js';

const BREAKS: UploadErrorCode[] = ['network', 'offline', 'timeout', 'stalled'];
const AMBIGUOUS: UploadErrorCode[] = [
  'provider-unavailable',
  'upstream-timeout',
  'bad-response',
  'not-a-proxy',
];
const TURNED_AWAY: UploadErrorCode[] = [
  'rate-limited',
  'incomplete-body',
  'proxy-unavailable',
  'headers-failed',
  'loading-failed',
];
const HANDLED = new Set<UploadErrorCode>([
  ...BREAKS,
  ...AMBIGUOUS,
  ...TURNED_AWAY,
  'client-timeout',
  'in-progress',
  'token-expired',
  'token-used',
]);
const FINAL = (Object.keys(ERROR_CODES) as UploadErrorCode[]).filter((code) => !HANDLED.has(code));

describe('a failure after which the vendor certainly has not processed the image', () => {
  it.each(TURNED_AWAY)('%s is tried again three times, for every provider', (code) => {
    for (const repeat of ['harmless', 'never'] as const) {
      expect(decisionOn({ code, repeat })).toBe('retry');
      expect(decisionOn({ code, repeat, before: times(2, code) })).toBe('retry');
      expect(decisionOn({ code, repeat, before: times(3, code) })).toBe(code);
      expect(decisionOn({ code, repeat, retries: 0 })).toBe(code);
    }
  });

  it.each(['incomplete-body', 'client-timeout'] as const)(
    '%s is unknown if the proxy had begun a record that a repeat would double',
    (code) => {
      expect(decisionOn({ code, repeat: 'never', retryable: false })).toBe('outcome-unknown');
    },
  );

  it('is provider-unavailable too, with the proof of it', () => {
    const given = { code: 'provider-unavailable', repeat: 'never', retryable: true } as const;
    expect(decisionOn(given)).toBe('retry');
    expect(decisionOn({ ...given, before: times(3, given.code) })).toBe(given.code);
  });

  it('is tried again once if the connection was too slow', () => {
    expect(decisionOn({ code: 'client-timeout' })).toBe('retry');
    expect(decisionOn({ code: 'client-timeout', before: ['client-timeout'] })).toBe(
      'client-timeout',
    );
    expect(decisionOn({ code: 'client-timeout', retries: 0 })).toBe('client-timeout');
    expect(decisionOn({ code: 'client-timeout', before: ['rate-limited'] })).toBe('retry');
    expect(decisionOn({ code: 'client-timeout', before: ['rate-limited'], retries: 1 })).toBe(
      'client-timeout',
    );
  });
});

describe('a refusal by the vendor', () => {
  it.each(FINAL)('%s is never tried again', (code) => {
    for (const repeat of ['harmless', 'never'] as const) {
      expect(decisionOn({ code, repeat, retryAmbiguous: true })).toBe(code);
    }
  });
});

describe('a failure after which the vendor may have processed the image', () => {
  it.each([...AMBIGUOUS, ...BREAKS])(
    '%s is unknown unless a repeat is harmless and wanted',
    (code) => {
      expect(decisionOn({ code })).toBe('outcome-unknown');
      expect(decisionOn({ code, repeat: 'never' })).toBe('outcome-unknown');
      expect(decisionOn({ code, repeat: 'never', retryAmbiguous: true })).toBe('outcome-unknown');
      expect(decisionOn({ code, retryAmbiguous: true })).toBe('retry');
      expect(decisionOn({ code, retryAmbiguous: true, retries: 0 })).toBe('outcome-unknown');
      expect(decisionOn({ code, retryAmbiguous: true, before: times(2, code) })).toBe('retry');
      expect(decisionOn({ code, retryAmbiguous: true, before: times(3, code) })).toBe(
        'outcome-unknown',
      );
    },
  );

  it('keeps the original as the cause, and what helps to find it', () => {
    const error = new UploadError('upstream-timeout', 'Silence.', {
      provider: 'apimart',
      status: 504,
      requestId: 'r-1',
      retryAfterMs: 5,
    });
    const policy = { retries: 3, retryAmbiguous: false };
    const decision = decideRetry({ error, sent: 'everything', before: [] }, apimart, policy);
    expect(decision).toMatchObject({
      next: 'fail',
      error: { code: 'outcome-unknown', provider: 'apimart', status: 504, requestId: 'r-1' },
    });
    expect(decision.next === 'fail' && decision.error.cause).toBe(error);
    expect(decision.next === 'fail' && decision.error.retryable).toBe(false);
  });
});

describe('a connection that breaks before the last byte', () => {
  it.each(BREAKS)('(%s) is tried again twice if a repeat is harmless', (code) => {
    for (const sent of ['nothing', 'something'] as const) {
      expect(decisionOn({ code, sent })).toBe('retry');
      expect(decisionOn({ code, sent, before: [code] })).toBe('retry');
      expect(decisionOn({ code, sent, before: times(2, code) })).toBe(code);
      expect(decisionOn({ code, sent, retries: 1, before: [code] })).toBe(code);
      expect(decisionOn({ code, sent, retries: 0 })).toBe(code);
    }
  });

  it.each(BREAKS)('(%s) is unknown if a repeat is not harmless', (code) => {
    for (const retryAmbiguous of [true, false]) {
      const given = { code, repeat: 'never', retryAmbiguous } as const;
      // No progress proves nothing: Firefox reports none for a small file. Only offline proves it.
      const unsent = code === 'offline' ? 'offline' : 'outcome-unknown';
      expect(decisionOn({ ...given, sent: 'nothing' })).toBe(unsent);
      expect(decisionOn({ ...given, sent: 'something' })).toBe('outcome-unknown');
    }
  });
});
