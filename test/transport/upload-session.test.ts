import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UploadError, URL_EXPIRED } from '../../src/core/errors/upload-error.js';
import type { UploadErrorCode } from '../../src/core/errors/error-codes.js';
import { aiHomeDesign, apimart } from '../../src/index.js';
import { createUploadSession } from '../../src/transport/upload-session.js';

const MINUTE_MS = 60_000;
const TICKET = { url: 'https://storage.example/1', headers: {}, result: { orderId: 'order-1' } };

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'performance'] }));
afterEach(() => void vi.useRealTimers());

function failure(code: UploadErrorCode, status?: number): UploadError {
  return new UploadError(code, 'It failed.', { status });
}

function codeThrownBy(call: () => void): string {
  try {
    call();
    return 'nothing';
  } catch (error) {
    return (error as UploadError).code;
  }
}

describe('what may have arrived', () => {
  it('is nothing at first, and all of it once its bytes have left', () => {
    const session = createUploadSession(apimart);
    expect(session.mayHaveArrived()).toBe(false);
    session.bytesSent();
    expect(session.mayHaveArrived()).toBe(true);
  });

  it('is nothing again after a refusal, which only covers its own attempt', () => {
    const session = createUploadSession(apimart);
    session.bytesSent();
    session.attemptFailed(failure('rate-limited', 429), false);
    expect(session.mayHaveArrived()).toBe(false);
    session.attemptFailed(failure('network'), true);
    session.bytesSent();
    session.attemptFailed(failure('rate-limited', 429), false);
    expect(session.mayHaveArrived()).toBe(true);
  });

  it('is unknown if a cancel came after the last byte, and only then', () => {
    const session = createUploadSession(apimart);
    session.attemptFailed(failure('aborted'), false);
    expect(session.begin()).toBe('send');
    session.bytesSent();
    session.attemptFailed(failure('aborted'), false);
    expect(session.mayHaveArrived()).toBe(true);
    expect(session.begin()).toBe('ask');
  });
});

describe('the end of a run', () => {
  it('is shown unchanged if nothing can have arrived', () => {
    const session = createUploadSession(apimart);
    const refused = failure('forbidden', 403);
    expect(session.conclude(refused)).toBe(refused);
  });

  it('is unknown if an earlier attempt may have arrived', () => {
    const session = createUploadSession(apimart);
    session.attemptFailed(failure('network'), true);
    for (const code of ['forbidden', 'provider-rejected', 'key-reused'] as const) {
      expect(session.conclude(failure(code))).toMatchObject({
        code: 'outcome-unknown',
        cause: { code },
      });
    }
  });

  it('is the vendor’s verdict if the proxy was asked for one', () => {
    const session = createUploadSession(apimart);
    session.attemptFailed(failure('in-progress', 409), true);
    expect(session.conclude(failure('provider-rejected', 422)).code).toBe('provider-rejected');
    expect(session.mayHaveArrived()).toBe(false);

    session.attemptFailed(failure('in-progress', 409), true);
    expect(session.conclude(failure('forbidden', 403)).code).toBe('outcome-unknown');
  });
});

describe('the memory of the proxy', () => {
  const TOO_LATE = 9 * MINUTE_MS + 1;

  it('is trusted for nine minutes from the first request, no matter how many more are sent', () => {
    const session = createUploadSession(aiHomeDesign);
    vi.advanceTimersByTime(TOO_LATE);
    session.requestLeaves();
    vi.advanceTimersByTime(8 * MINUTE_MS);
    session.requestLeaves();
    vi.advanceTimersByTime(MINUTE_MS);
    expect(codeThrownBy(session.assertRemembered)).toBe('nothing');
    vi.advanceTimersByTime(1);
    expect(codeThrownBy(session.assertRemembered)).toBe('outcome-unknown');
    expect(codeThrownBy(session.requestLeaves)).toBe('outcome-unknown');
  });

  it('expires while a computer sleeps, and when its clock is set back', () => {
    const asleep = createUploadSession(aiHomeDesign);
    asleep.requestLeaves();
    vi.spyOn(performance, 'now').mockReturnValue(performance.now());
    vi.setSystemTime(Date.now() + TOO_LATE);
    expect(codeThrownBy(asleep.requestLeaves)).toBe('outcome-unknown');
    vi.restoreAllMocks();

    const setBack = createUploadSession(aiHomeDesign);
    setBack.requestLeaves();
    vi.advanceTimersByTime(TOO_LATE);
    vi.setSystemTime(Date.now() - 60 * MINUTE_MS);
    expect(codeThrownBy(setBack.requestLeaves)).toBe('outcome-unknown');
  });

  it('does not matter if a repeat is harmless', () => {
    const session = createUploadSession(apimart);
    session.requestLeaves();
    vi.advanceTimersByTime(TOO_LATE);
    expect(codeThrownBy(session.requestLeaves)).toBe('nothing');
  });

  it('starts over with a fresh key', () => {
    const session = createUploadSession(aiHomeDesign);
    session.requestLeaves();
    vi.advanceTimersByTime(TOO_LATE);
    session.takeFreshKey();
    expect(codeThrownBy(session.requestLeaves)).toBe('nothing');
  });

  it('does not hinder a user whose upload cannot have arrived', () => {
    const session = createUploadSession(aiHomeDesign, 'old');
    session.requestLeaves();
    session.attemptFailed(failure('rate-limited', 429), false);
    expect([session.begin(), session.idempotencyKey]).toEqual(['send', 'old']);
    vi.advanceTimersByTime(TOO_LATE);
    expect(session.begin()).toBe('send');
    expect(session.idempotencyKey).not.toBe('old');
    expect(codeThrownBy(session.requestLeaves)).toBe('nothing');
  });
});

describe('a ticket', () => {
  it('is used again by any retry, whatever happened to the bytes', () => {
    const session = createUploadSession(aiHomeDesign, 'key');
    session.attemptFailed(failure('network'), true);
    session.keepTicket(TICKET);
    expect(session.mayHaveArrived()).toBe(false);
    session.bytesSent();
    session.attemptFailed(failure('aborted'), false);
    expect([session.begin(), session.ticket, session.idempotencyKey]).toEqual([
      'send',
      TICKET,
      'key',
    ]);
  });

  it('that has expired takes the key with it, and says whether the bytes may have arrived', () => {
    const expired = new UploadError('outcome-unknown', 'It has expired.', {
      params: { reason: URL_EXPIRED },
    });
    const session = createUploadSession(aiHomeDesign, 'key');
    session.keepTicket(TICKET);
    expect(session.storageFailed(expired)).toBe(expired);
    expect(session.ticket).toBeUndefined();
    expect(session.idempotencyKey).not.toBe('key');
    expect(session.begin()).toBe('send');

    session.keepTicket(TICKET);
    session.storageFailed(new UploadError('network', 'It broke.', { retryable: true }));
    expect(session.storageFailed(expired)).toMatchObject({ code: 'outcome-unknown', params: {} });
  });
});
