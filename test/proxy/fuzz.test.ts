import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anyRequest } from './fuzz/any-request.js';
import { openFuzzBench } from './fuzz/fuzz-bench.js';

// FUZZ_REQUESTS=100000 npm run test:fuzz:proxy sends many more.
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 1000);
const AT_ONCE = 25;

let bench: Awaited<ReturnType<typeof openFuzzBench>>;
const uncaught: unknown[] = [];
const note = (error: unknown) => uncaught.push(error);

beforeAll(async () => {
  bench = await openFuzzBench();
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
});
afterAll(async () => {
  process.off('unhandledRejection', note);
  process.off('uncaughtException', note);
  await bench.close();
});

it(
  'answers anything in its own words and forwards only checked images',
  async () => {
    const statuses = new Map<number | undefined, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRequest, { minLength: AT_ONCE, maxLength: AT_ONCE }),
        async (requests) => {
          for (const { status } of await bench.check(requests)) {
            statuses.set(status, (statuses.get(status) ?? 0) + 1);
          }
          expect(uncaught).toEqual([]);
        },
      ),
      { numRuns: Math.ceil(REQUESTS / AT_ONCE), endOnFailure: true },
    );
    // The requests cover successful uploads and the common refusals.
    for (const status of [200, 400, 404, 415]) {
      expect(statuses.get(status), `answers with ${status}`).toBeGreaterThan(0);
    }
  },
  20_000 + REQUESTS * 20,
);
