import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFlushSchedule } from '../../src/uploader/flush-schedule.js';

beforeEach(() => {
  vi.useFakeTimers({
    toFake: [
      'setTimeout',
      'clearTimeout',
      'performance',
      'requestAnimationFrame',
      'cancelAnimationFrame',
    ],
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Returns how often a list of this many items is flushed in a second of constant changes. */
async function flushesInASecond(count: number): Promise<number> {
  const schedule = createFlushSchedule();
  let flushes = 0;
  const again = () =>
    schedule(() => {
      flushes += 1;
      again();
    }, count);
  again();
  await vi.advanceTimersByTimeAsync(1000);
  return flushes;
}

describe('a flush schedule', () => {
  it('flushes a short list with every frame', async () => {
    expect(await flushesInASecond(20)).toBeGreaterThan(50);
  });

  it('flushes a long list a few times per second, first in the next frame', async () => {
    const flush = vi.fn();
    createFlushSchedule()(flush, 1000);
    await vi.advanceTimersByTimeAsync(16);
    expect(flush).toHaveBeenCalledTimes(1);
    const flushes = await flushesInASecond(1000);
    expect(flushes).toBeGreaterThan(2);
    expect(flushes).toBeLessThanOrEqual(5);
  });

  it.each([
    ['frames never fire, as in a hidden tab', () => 0],
    ['there are no frames', undefined],
  ])('flushes if %s', async (_, requestAnimationFrame) => {
    vi.stubGlobal('requestAnimationFrame', requestAnimationFrame);
    vi.stubGlobal('cancelAnimationFrame', () => {});
    const flush = vi.fn();
    createFlushSchedule()(flush, 1);
    await vi.advanceTimersByTimeAsync(250);
    expect(flush).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(flush).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
