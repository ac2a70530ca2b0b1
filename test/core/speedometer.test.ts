import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpeedometer, type Speed } from '../../src/core/items/speedometer.js';

/** Returns its reading at each of these times, for a file of this many bytes. */
function readings(total: number, events: readonly (readonly [now: number, done: number])[]) {
  const speedometer = createSpeedometer();
  return events.map(([now, done]): Speed => speedometer.observe(done, total - done, now));
}

describe('a speedometer', () => {
  it('shows nothing in the first second, which buffers make look fast', () => {
    const [first, second, third] = readings(1_000_000, [
      [0, 0],
      [900, 500_000],
      [1200, 510_000],
    ]);
    expect([first, second]).toEqual([{}, {}]);
    expect(third).toMatchObject({ bytesPerSecond: expect.any(Number) });
  });

  it('shows a steady speed and a time that counts down like a clock', () => {
    const events = Array.from({ length: 21 }, (_, at) => [at * 500, at * 50_000] as const);
    const said = readings(2_000_000, events).slice(2);
    for (const [at, { bytesPerSecond, etaMs }] of said.entries()) {
      expect(bytesPerSecond).toBeCloseTo(100_000);
      expect(etaMs).toBeCloseTo(20_000 - (at + 2) * 500, -1);
    }
  });

  it('shows nothing if nothing moves', () => {
    expect(
      readings(
        100,
        [
          [0, 0],
          [2000, 0],
          [4000, 0],
        ].map(([a, b]) => [a!, b!]),
      ).at(-1),
    ).toEqual({});
  });

  it('forgets earlier speeds', () => {
    const fast = Array.from({ length: 10 }, (_, at) => [at * 500, at * 500_000] as const);
    const slow = Array.from(
      { length: 20 },
      (_, at) => [5000 + at * 500, 4_500_000 + at * 5000] as const,
    );
    const last = readings(10_000_000, [...fast, ...slow]).at(-1)!;
    expect(last.bytesPerSecond).toBeCloseTo(10_000, -1);
  });

  it('does not jump, however unevenly the bytes leave', () => {
    const piece = fc.record({
      gap: fc.integer({ min: 20, max: 700 }),
      pace: fc.double({ min: 0.3, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 30, maxLength: 80 }), (pieces) => {
        let [now, done] = [0, 0];
        const speedometer = createSpeedometer();
        let before: number | undefined;
        let most = 0;
        for (const { gap, pace } of pieces) {
          now += gap;
          done += gap * 100 * pace;
          // At the mean speed, the whole file takes 1,000 seconds.
          const { etaMs } = speedometer.observe(done, 100_000_000 - done, now);
          const expected = before === undefined ? etaMs : before - gap;
          if (etaMs !== undefined) most = Math.max(most, Math.abs(etaMs - expected!) / etaMs);
          before = etaMs;
        }
        expect(most).toBeLessThan(0.35);
      }),
    );
  });
});
