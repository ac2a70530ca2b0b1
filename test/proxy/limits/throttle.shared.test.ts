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

/** Creates a limiter with these answers in turn: milliseconds to wait, or `undefined` for a slot. */
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

it('asks again when the limiter said a slot would be free', async () => {
  const { asked, limiter } = limiterThatSays(400, 300, undefined);
  const slot = createSharedThrottle(limiter, 'provider:stablecog').slot(unstopped());
  await vi.advanceTimersByTimeAsync(399);
  expect(asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(301);
  await slot;
  expect(asked).toEqual(Array(3).fill('provider:stablecog'));
  expect(vi.getTimerCount()).toBe(0);
});

it('refuses an upload whose slot is more than five seconds away', async () => {
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

it('says so if the limiter is down', async () => {
  const limiter: Limiter = { consume: async () => Promise.reject(new Error('down')) };
  const slot = createSharedThrottle(limiter, 'provider:stablecog').slot(unstopped());
  await expect(slot).rejects.toMatchObject({ code: 'proxy-unavailable', retryable: true });
});

it('stops waiting when the client leaves', async () => {
  const { asked, limiter } = limiterThatSays(1000);
  const controller = new AbortController();
  const slot = createSharedThrottle(limiter, 'provider:stablecog').slot(controller.signal);
  await vi.advanceTimersByTimeAsync(10);
  controller.abort(new Error('left'));
  await expect(slot).rejects.toThrow('left');
  expect(asked).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});
