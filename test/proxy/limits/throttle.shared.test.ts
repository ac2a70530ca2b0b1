import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Limiter } from '../../../src/proxy/index.js';
import { createSharedThrottle } from '../../../src/proxy/limits/throttle.js';

const unstopped = () => new AbortController().signal;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A limiter that says these in slot: milliseconds to wait, or undefined for a place. */
function limiterThatSays(...answers: (number | undefined)[]) {
  const asked: string[] = [];
  const limiter: Limiter = {
    async consume(key) {
      asked.push(key);
      const msBeforeNext = answers[Math.min(asked.length, answers.length) - 1];
      // oxlint-disable-next-line no-throw-literal -- what rate-limiter-flexible rejects with
      if (msBeforeNext !== undefined) throw { msBeforeNext };
    },
  };
  return { asked, limiter };
}

it('asks again when the limiter has said that there is a place', async () => {
  const { asked, limiter } = limiterThatSays(400, 300, undefined);
  const slot = createSharedThrottle(limiter, 'provider:stablecog').slot(unstopped());
  await vi.advanceTimersByTimeAsync(399);
  expect(asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(301);
  await slot;
  expect(asked).toEqual(Array(3).fill('provider:stablecog'));
  expect(vi.getTimerCount()).toBe(0);
});

it('refuses an upload whose slot would be later than in five seconds', async () => {
  const { asked, limiter } = limiterThatSays(3000);
  const slot = createSharedThrottle(limiter, 'provider:stablecog').slot(unstopped());
  const failure = slot.catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(3000);
  expect(await failure).toMatchObject({
    code: 'rate-limited',
    retryable: true,
    retryAfterMs: 3000,
  });
  expect(asked).toHaveLength(2);
});

it('says so where nobody can count', async () => {
  const limiter: Limiter = { consume: async () => Promise.reject(new Error('down')) };
  const slot = createSharedThrottle(limiter, 'provider:stablecog').slot(unstopped());
  await expect(slot).rejects.toMatchObject({ code: 'proxy-unavailable', retryable: true });
});

it('stops waiting with who has left', async () => {
  const { asked, limiter } = limiterThatSays(1000);
  const controller = new AbortController();
  const slot = createSharedThrottle(limiter, 'provider:stablecog').slot(controller.signal);
  await vi.advanceTimersByTimeAsync(10);
  controller.abort(new Error('left'));
  await expect(slot).rejects.toThrow('left');
  expect(asked).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});
