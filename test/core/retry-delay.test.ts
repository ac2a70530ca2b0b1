import { describe, expect, it } from 'vitest';
import { LONGEST_RETRY_AFTER_MS, parseRetryAfter } from '../../src/core/retry-delay.js';

const NOW = Date.parse('1994-11-06T08:49:00Z');

describe('parseRetryAfter', () => {
  it.each([
    ['0', 0],
    ['1', 1000],
    [' 120 ', 120_000],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 37_000],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 37_000],
    ['Sun Nov  6 08:49:37 1994', 37_000],
    ['Sun, 06 Nov 1994 08:48:00 GMT', 0],
  ])('reads %j', (header, expected) => {
    expect(parseRetryAfter(header, NOW)).toBe(expected);
  });

  it.each(['86400', '2147484', '99999999999999999999', 'Fri, 31 Dec 9999 23:59:59 GMT'])(
    'waits at most five minutes for %j',
    (header) => {
      expect(parseRetryAfter(header, NOW)).toBe(LONGEST_RETRY_AFTER_MS);
    },
  );

  it.each(['', '-1', '+1', '1e3', '0x10', '120.5', '１２', 'NaN', 'Infinity', '120, 60', 'soon'])(
    'does not accept %j',
    (header) => {
      expect(parseRetryAfter(header, NOW)).toBeUndefined();
    },
  );

  it('does not accept an ISO date, although Date.parse does', () => {
    expect(parseRetryAfter('2026-01-01T00:00:00Z', NOW)).toBeUndefined();
  });
});
