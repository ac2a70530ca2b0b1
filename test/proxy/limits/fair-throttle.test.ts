import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTokenProxy, ProxyConfigurationError } from '../../../src/proxy/index.js';
import type { UploadError } from '../../../src/proxy/index.js';
import { createFairThrottle } from '../../../src/proxy/limits/fair-throttle.js';
import type { Throttle } from '../../../src/proxy/limits/throttle.js';
import { KEY } from '../open-proxy.js';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Takes slots and records when each came and which were refused or abandoned. */
function takeSlots(throttle: Throttle, from = performance.now()) {
  const begun: { readonly who: number; readonly at: number }[] = [];
  const refused = new Map<number, UploadError>();
  const take = (who: number, signal = new AbortController().signal, subject?: string) => {
    throttle.slot(signal, subject).then(
      () => begun.push({ who, at: performance.now() - from }),
      (error: UploadError) => refused.set(who, error),
    );
  };
  return { begun, refused, take };
}

describe.each([0.5, 1, 1.5, 2, 3, 10, 50])('at %d per second', (rate) => {
  const burst = Math.max(1, Math.floor(rate));

  it('the rate is never exceeded, however uploads arrive', async () => {
    const { begun, refused, take } = takeSlots(createFairThrottle(rate));

    // Bursts, pauses and single arrivals, over and over.
    for (let who = 0; who < 400; who += 1) {
      take(who);
      await vi.advanceTimersByTimeAsync([0, 0, 0, 7, 130, 0, 1700][who % 7]!);
    }
    await vi.advanceTimersByTimeAsync(6000);

    expect(begun.length + refused.size).toBe(400);
    expect(begun.length).toBeGreaterThan(50);
    const order = begun.map(({ who }) => who);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    for (const [index, later] of begun.slice(burst).entries()) {
      expect(later.at - begun[index]!.at).toBeGreaterThanOrEqual((burst / rate) * 1000);
    }
  });

  it('a burst of one second is admitted at once, and a wait over five is refused', async () => {
    const { begun, refused, take } = takeSlots(createFairThrottle(rate));

    for (let who = 0; who < 400; who += 1) take(who);
    await vi.advanceTimersByTimeAsync(0);
    const atOnce = begun.length;
    const { size } = refused;
    await vi.advanceTimersByTimeAsync(5000);

    expect(atOnce).toBe(burst);
    expect(begun.length + size).toBe(400);
    expect(begun.length).toBeGreaterThan(rate * 4);
    expect(Math.max(...begun.map(({ at }) => at))).toBeLessThanOrEqual(5000);
    for (const { code, retryAfterMs } of refused.values()) {
      expect(code).toBe('rate-limited');
      expect(retryAfterMs).toBeGreaterThan(5000);
    }
  });
});

describe('an upload whose client leaves', () => {
  it('gives its place to those waiting after it', async () => {
    const { begun, refused, take } = takeSlots(createFairThrottle(1));
    const leaving = new AbortController();

    take(0);
    take(1, leaving.signal);
    take(2);
    take(3);
    await vi.advanceTimersByTimeAsync(500);
    leaving.abort(new Error('left'));
    await vi.advanceTimersByTimeAsync(2000);

    expect(begun.map(({ who }) => who)).toEqual([0, 2, 3]);
    expect(begun[1]!.at).toBeLessThan(1200);
    expect(refused.get(1)?.message).toBe('left');
  });

  it('makes room in a full queue', async () => {
    const { refused, take } = takeSlots(createFairThrottle(0.5));
    const leaving = new AbortController();

    take(0);
    take(1, leaving.signal);
    take(2);
    take(3);
    leaving.abort(new Error('left'));
    take(4);
    await vi.advanceTimersByTimeAsync(6000);

    expect(new Set(refused.keys())).toEqual(new Set([1, 3]));
  });

  it('after getting its slot delays no one', async () => {
    const { begun, take } = takeSlots(createFairThrottle(1));
    const leaving = new AbortController();

    take(0, leaving.signal);
    take(1);
    take(2);
    leaving.abort(new Error('left'));
    await vi.advanceTimersByTimeAsync(3000);

    expect(begun.map(({ who }) => who)).toEqual([0, 1, 2]);
  });

  it('before asking takes no slot', async () => {
    const { begun, refused, take } = takeSlots(createFairThrottle(1));

    take(0, AbortSignal.abort(new Error('left')));
    take(1);
    await vi.advanceTimersByTimeAsync(0);

    expect(refused.get(0)?.message).toBe('left');
    expect(begun).toEqual([{ who: 1, at: 0 }]);
  });

  it('as the last in line does not delay the next one', async () => {
    const { begun, take } = takeSlots(createFairThrottle(1));
    const leaving = new AbortController();

    take(0);
    take(1, leaving.signal);
    leaving.abort(new Error('left'));
    await vi.advanceTimersByTimeAsync(10_000);
    take(2);
    await vi.advanceTimersByTimeAsync(0);

    expect(begun).toEqual([
      { who: 0, at: 0 },
      { who: 2, at: 10_000 },
    ]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('between subjects', () => {
  it('one user’s upload goes ahead of another’s fourteen', async () => {
    const { begun, refused, take } = takeSlots(createFairThrottle(2));

    for (let who = 0; who < 14; who += 1) take(who, undefined, 'ada');
    await vi.advanceTimersByTimeAsync(100);
    take(100, undefined, 'bob');
    await vi.advanceTimersByTimeAsync(1200);

    expect(refused.has(100)).toBe(false);
    expect(begun.find(({ who }) => who === 100)?.at).toBeLessThan(1200);
    await vi.advanceTimersByTimeAsync(5000);
    expect(begun.length + refused.size).toBe(15);
    expect(Math.max(...begun.map(({ at }) => at))).toBeLessThanOrEqual(5100);
  });

  it('each gets a share, in its own order', async () => {
    const { begun, take } = takeSlots(createFairThrottle(1));

    for (const who of [10, 11, 12]) take(who, undefined, 'ada');
    for (const who of [20, 21]) take(who, undefined, 'bob');
    await vi.advanceTimersByTimeAsync(5000);

    expect(begun.map(({ who }) => who)).toEqual([10, 11, 20, 12, 21]);
  });

  it('uploads pushed back too far are refused if their user has had a slot', async () => {
    const { begun, refused, take } = takeSlots(createFairThrottle(1));

    for (const who of [10, 11, 12, 13, 14]) take(who, undefined, 'ada');
    take(20, undefined, 'bob');
    await vi.advanceTimersByTimeAsync(0);

    expect([...refused.keys()]).toEqual([14]);
    expect(refused.get(14)).toMatchObject({ code: 'rate-limited', retryable: true });
    await vi.advanceTimersByTimeAsync(5000);
    expect(begun.map(({ who }) => who)).toEqual([10, 11, 20, 12, 13]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('the vendor’s rate is never exceeded, however uploads mix', async () => {
    const { begun, refused, take } = takeSlots(createFairThrottle(3));

    for (let who = 0; who < 300; who += 1) {
      take(who, undefined, `user ${who % 7}`);
      await vi.advanceTimersByTimeAsync([0, 40, 0, 0, 900, 0][who % 6]!);
    }
    await vi.advanceTimersByTimeAsync(6000);

    expect(begun.length + refused.size).toBe(300);
    for (const [index, later] of begun.slice(3).entries()) {
      expect(later.at - begun[index]!.at).toBeGreaterThanOrEqual(1000);
    }
  });
});

it('a refusal names a wait that is long enough', async () => {
  const { refused, take } = takeSlots(createFairThrottle(0.5));
  for (let who = 0; who < 4; who += 1) take(who);
  await vi.advanceTimersByTimeAsync(0);

  await vi.advanceTimersByTimeAsync(refused.get(3)!.retryAfterMs!);
  take(4);
  await vi.advanceTimersByTimeAsync(0);

  expect([...refused.keys()]).toEqual([3]);
});

it.each([0, -2, Number.NaN, Infinity, -Infinity, '2', [2], true, null])(
  'a proxy does not start with the rate %j (case %#)',
  (rate) => {
    const settings = { apiKey: KEY, rate: rate as number };
    const start = () =>
      createTokenProxy({ providers: { stablecog: settings }, authorize: () => true });

    expect(start).toThrow(ProxyConfigurationError);
    expect(start).toThrow('createTokenProxy: "providers.stablecog.rate" ');
  },
);

it.each([0.001, 0.5, 2, 1000])('a proxy starts with the rate %d', (rate) => {
  const providers = { stablecog: { apiKey: KEY, rate } };

  expect(createTokenProxy({ providers, authorize: () => true })).toBeTypeOf('function');
});
