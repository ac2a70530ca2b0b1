import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { decide, times, decisionOn } from './retry-case.js';

afterEach(() => vi.restoreAllMocks());

describe('questions about an upload in progress', () => {
  it('continue for ninety answers, whatever the app says about retries', () => {
    for (const repeat of ['harmless', 'never'] as const) {
      const given = { code: 'in-progress', repeat, retries: 0 } as const;
      expect(decisionOn({ ...given, before: times(89, 'in-progress') })).toBe('ask');
      expect(decisionOn({ ...given, before: times(90, 'in-progress') })).toBe('in-progress');
    }
  });

  it('are a second apart unless the proxy says otherwise', () => {
    const before = times(30, 'in-progress');
    expect(decide({ code: 'in-progress', before })).toMatchObject({ delayMs: 1000 });
    expect(decide({ code: 'in-progress', before, retryAfterMs: 7 })).toMatchObject({ delayMs: 7 });
  });

  it('use up no tries of the upload itself', () => {
    const before = times(30, 'in-progress');
    expect(decisionOn({ code: 'rate-limited', before })).toBe('retry');
    expect(decisionOn({ code: 'network', sent: 'nothing', before })).toBe('retry');
    expect(decisionOn({ code: 'token-expired', before })).toBe('retry');
    const beforeQuestion = times(3, 'rate-limited');
    expect(decisionOn({ code: 'in-progress', before: beforeQuestion })).toBe('ask');
  });
});

describe('a token', () => {
  it('that has expired is requested again once, at once, even after other failures', () => {
    expect(decide({ code: 'token-expired', retries: 0 })).toMatchObject({
      next: 'retry',
      delayMs: 0,
      reason: 'backoff',
    });
    expect(decisionOn({ code: 'token-expired', before: times(3, 'rate-limited') })).toBe('retry');
    expect(decisionOn({ code: 'token-expired', before: ['token-expired', 'rate-limited'] })).toBe(
      'token-expired',
    );
    expect(decisionOn({ code: 'rate-limited', before: ['token-expired'], retries: 1 })).toBe(
      'retry',
    );
  });

  it('that has been used is ambiguous when it answers a resend', () => {
    expect(decisionOn({ code: 'token-used' })).toBe('token-used');
    expect(decisionOn({ code: 'token-used', before: ['network'] })).toBe('outcome-unknown');
    const given = { code: 'token-used', before: ['network'], retryAmbiguous: true } as const;
    expect(decisionOn(given)).toBe('retry');
    expect(decisionOn({ ...given, repeat: 'never' })).toBe('outcome-unknown');
  });
});

describe('the wait before another try', () => {
  it('is the requested one, plus up to a quarter', () => {
    expect(decide({ code: 'rate-limited', retryAfterMs: 0 })).toMatchObject({ delayMs: 0 });
    for (const [part, delayMs] of [
      [0, 7000],
      [0.5, 7875],
    ] as const) {
      vi.spyOn(Math, 'random').mockReturnValue(part);
      const given = { retryAfterMs: 7000, before: ['rate-limited'] } as const;
      expect(decide({ code: 'rate-limited', ...given })).toEqual({
        next: 'retry',
        delayMs,
        reason: 'rate-limited',
      });
      expect(decide({ code: 'proxy-unavailable', ...given })).toMatchObject({ delayMs });
    }
    expect(decide({ code: 'proxy-unavailable' })).toMatchObject({ reason: 'backoff' });
  });

  it('is at least 1, 2, 4 … seconds if a limit does not say how long', () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const waits = [0, 1, 2].map((tries) =>
      decide({ code: 'rate-limited', before: times(tries, 'rate-limited') }),
    );
    expect(waits).toMatchObject([{ delayMs: 1000 }, { delayMs: 2000 }, { delayMs: 4000 }]);
  });

  it('is zero if the network itself says when it is back', () => {
    const decision = decide({ code: 'offline', sent: 'something', before: ['offline'] });
    expect(decision).toEqual({ next: 'retry', delayMs: 0, reason: 'offline' });
  });

  it('is otherwise any part of 1, 2, 4 … at most 30 seconds', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.nat({ max: 40 }),
        (part, tries) => {
          vi.spyOn(Math, 'random').mockReturnValue(part);
          const before = times(tries, 'proxy-unavailable');
          const decision = decide({ code: 'proxy-unavailable', before, retries: 99 });
          const most = Math.min(1000 * 2 ** tries, 30_000);
          expect(decision).toMatchObject({ next: 'retry', delayMs: part * most });
        },
      ),
    );
  });
});
