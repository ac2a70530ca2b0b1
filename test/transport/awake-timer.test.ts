import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startAwakeTimer } from '../../src/transport/awake-timer.js';
import { ANSWER_MS, STALL_MS, unseenMs } from '../../src/transport/timeouts.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => void vi.useRealTimers());

function start(ms: number) {
  const onElapsed = vi.fn();
  const stop = startAwakeTimer(ms, onElapsed);
  return { stop, calls: () => onElapsed.mock.calls.length };
}

/** No timer fires during the sleep; those due by then fire late. */
const sleep = (ms: number) => vi.setSystemTime(Date.now() + ms);

describe('a timer on a page that is awake', () => {
  it('fires once, on time', () => {
    const { calls } = start(30_000);
    vi.advanceTimersByTime(29_999);
    expect(calls()).toBe(0);
    vi.advanceTimersByTime(1);
    expect(calls()).toBe(1);
    vi.advanceTimersByTime(100_000);
    expect(calls()).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('can be stopped at any time', () => {
    const { calls, stop } = start(30_000);
    vi.advanceTimersByTime(15_000);
    stop();
    vi.advanceTimersByTime(60_000);
    expect([calls(), vi.getTimerCount()]).toEqual([0, 0]);
  });

  it('fires on time if the clock is set back', () => {
    const { calls } = start(30_000);
    sleep(-3_600_000);
    vi.advanceTimersByTime(30_000);
    expect(calls()).toBe(1);
  });
});

describe('a timer on a page that has slept', () => {
  it.each([36_000, 96_000, 8 * 3_600_000])('does not count %i ms of sleep', (ms) => {
    const { calls } = start(30_000);
    vi.advanceTimersByTime(25_000);
    sleep(ms);
    vi.advanceTimersByTime(14_999);
    expect(calls()).toBe(0);
    vi.advanceTimersByTime(1);
    expect(calls()).toBe(1);
  });

  it('leaves time to read what has arrived meanwhile, even if it was nearly over', () => {
    const { calls } = start(90_000);
    vi.advanceTimersByTime(89_000);
    sleep(96_000);
    vi.advanceTimersByTime(30_999);
    expect(calls()).toBe(0);
    vi.advanceTimersByTime(1);
    expect(calls()).toBe(1);
  });

  it('handles a second sleep, since hidden pages have all their timers held back', () => {
    const { calls } = start(90_000);
    sleep(60_000);
    vi.advanceTimersByTime(30_000);
    sleep(60_000);
    vi.advanceTimersByTime(30_000);
    expect(calls()).toBe(1);
  });
});

describe('the time limits', () => {
  it('are half a minute for a byte and a minute and a half for an answer', () => {
    expect([STALL_MS, ANSWER_MS]).toEqual([30_000, 90_000]);
  });

  it('give bytes without progress reports the time of a 32 kB/s connection', () => {
    expect(unseenMs(0)).toBe(90_000);
    expect(unseenMs(32_000)).toBe(91_000);
    expect(unseenMs(15_000_000)).toBe(558_750);
  });
});
