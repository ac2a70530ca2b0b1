import { env } from 'node:process';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { UploadError } from '../../../src/core/errors/upload-error.js';
import { beginAttempt } from '../../../src/proxy/idempotency/begin-attempt.js';
import { createMemoryStore } from '../../../src/proxy/idempotency/memory-store.js';
import type { IdempotencyStore } from '../../../src/proxy/index.js';
import { aiHomeDesign } from '../../../src/providers/ai-homedesign/profile.js';

// Several instances get the same upload at arbitrary times, over a store that is slow, down, late or never
// answers. Instances are paused or die. The vendor must never get a second order while the first may have
// arrived. Orders count as one while the first is remembered, which is ten minutes.

const RUNS = Number(env['MODEL_RUNS'] ?? 150);
const MINUTE_MS = 60_000;
const LONGEST_RUN_MS = 30 * MINUTE_MS;
const UPLOAD = {
  subject: 'ada',
  provider: aiHomeDesign,
  key: 'key-1',
  file: { digest: 'a', size: 1 },
};

/** What the store does with one call. */
interface Fault {
  /** `late` fails immediately but still takes effect later. */
  readonly kind: 'works' | 'fails' | 'loses-answer' | 'late';
  readonly delayMs: number;
}

/** One request that reaches an instance. */
interface Visit {
  readonly atMs: number;
  /** From its claim to its last byte. */
  readonly workMs: number;
  /** A pause of the whole process before the last byte, during which its lease may lapse. */
  readonly pauseMs: number;
  /** The same, but once it may commit. */
  readonly latePauseMs: number;
  readonly answerMs: number;
  readonly outcome: 'stored' | 'refused' | 'ambiguous' | 'dies-before' | 'dies-after';
}

interface Order {
  readonly atMs: number;
  /** When the vendor said that it accepted nothing. */
  refusedAtMs: number | undefined;
}

const faults = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record<Fault>({ kind: fc.constant('works'), delayMs: fc.nat(20) }),
  },
  {
    weight: 2,
    arbitrary: fc.record<Fault>({
      kind: fc.constantFrom('works', 'fails', 'loses-answer', 'late'),
      delayMs: fc.nat(3 * MINUTE_MS),
    }),
  },
);

const pauses = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.nat(3 * MINUTE_MS));

const visits = fc.record<Visit>({
  atMs: fc.oneof(fc.nat(200), fc.nat(4 * MINUTE_MS)),
  workMs: fc.oneof(fc.nat(20), fc.nat(2 * MINUTE_MS)),
  pauseMs: pauses,
  latePauseMs: pauses,
  answerMs: fc.oneof(fc.nat(20), fc.nat(2 * MINUTE_MS)),
  outcome: fc.constantFrom('stored', 'refused', 'ambiguous', 'dies-before', 'dies-after'),
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Creates an instance. Its store calls wait while it's paused, and never settle once it's dead. */
function createInstance(store: IdempotencyStore, nextFault: () => Fault) {
  let paused: Promise<unknown> = Promise.resolve();
  let alive = true;
  async function ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    await paused;
    if (!alive) return new Promise<never>(() => {});
    const { delayMs, kind } = nextFault();
    if (kind === 'late') {
      void sleep(delayMs).then(question);
      throw new Error('No answer.');
    }
    await sleep(delayMs);
    if (kind === 'fails') throw new Error('The store is down.');
    const answer = await question();
    if (kind === 'loses-answer') throw new Error('The connection broke.');
    return answer;
  }
  return {
    store: {
      get: (key) => ask(() => store.get(key)),
      add: (...write) => ask(() => store.add(...write)),
      set: (...write) => ask(() => store.set(...write)),
    } satisfies IdempotencyStore,
    pause(ms: number) {
      paused = sleep(ms);
      return paused;
    },
    die() {
      alive = false;
    },
  };
}

async function play(
  visit: Visit,
  store: IdempotencyStore,
  nextFault: () => Fault,
  orders: Order[],
) {
  await sleep(visit.atMs);
  const instance = createInstance(store, nextFault);
  const beginning = await beginAttempt(instance.store, UPLOAD);
  if (beginning.state === 'finished') return;
  const { attempt } = beginning;
  await instance.pause(visit.pauseMs);
  await sleep(visit.workMs);
  if (visit.outcome === 'dies-before') {
    instance.die();
    return;
  }
  try {
    await attempt.commit();
  } catch (error) {
    await attempt.fail(error as UploadError);
    throw error;
  }
  await instance.pause(visit.latePauseMs);
  const order: Order = { atMs: Date.now(), refusedAtMs: undefined };
  orders.push(order);
  if (visit.outcome === 'dies-after') {
    instance.die();
    return;
  }
  await sleep(visit.answerMs);
  if (visit.outcome === 'stored') {
    await attempt.finish({ orderId: 'order' });
    return;
  }
  if (visit.outcome === 'refused') order.refusedAtMs = Date.now();
  const code = visit.outcome === 'refused' ? 'provider-rejected' : 'upstream-timeout';
  await attempt.fail(new UploadError(code, 'It failed.'));
}

it('never orders again while the first order may have arrived', async () => {
  const beyond = { minLength: 2, maxLength: 7 };
  await fc.assert(
    fc.asyncProperty(fc.array(visits, beyond), fc.infiniteStream(faults), async (all, stream) => {
      const startedAt = Date.now();
      const store = createMemoryStore();
      const orders: Order[] = [];
      const nextFault = () => stream.next().value;
      const played = all.map((visit) =>
        play(visit, store, nextFault, orders).catch((error: unknown) => {
          if (!(error instanceof UploadError)) throw error;
        }),
      );
      await vi.advanceTimersByTimeAsync(LONGEST_RUN_MS);
      await Promise.race([Promise.all(played), Promise.resolve()]);
      vi.clearAllTimers();

      for (const [index, { atMs }] of orders.entries()) {
        for (const earlier of orders.slice(0, index)) {
          const isOver = atMs - earlier.atMs >= 10 * MINUTE_MS;
          const wasRefused = earlier.refusedAtMs !== undefined && earlier.refusedAtMs <= atMs;
          expect({ startedAt, isOver, wasRefused, orders }).not.toMatchObject({
            isOver: false,
            wasRefused: false,
          });
        }
      }
    }),
    { numRuns: RUNS },
  );
}, 600_000);
