import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imagesFor, runCuts } from '../cuts/run-cuts.js';
import { launchChromium } from '../support/launch-chromium.js';

// npm run test:cuts sends 300 of each. RUNS=5 does so five times, SEED=7 starts with that seed.
const IS_LONG = process.env['npm_lifecycle_event'] === 'test:cuts';
const RELAYED = IS_LONG ? 300 : 12;
const MIXED = IS_LONG ? 300 : 24;
const RUNS = Number(process.env['RUNS'] ?? 1);
const FIRST_SEED = Number(process.env['SEED'] ?? 1);
const SEEDS = Array.from({ length: RUNS }, (_, run) => FIRST_SEED + run);

const ALL_WAYS = [
  'apimart',
  'stablecog',
  'imagepipeline',
  'ai-homedesign',
  'autoenhance-direct',
  'autoenhance-relayed',
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each(SEEDS)('connections cut at random bytes (seed %i)', (seed) => {
  it.each([
    ['relayed to Autoenhance', RELAYED, ['autoenhance-relayed']],
    ['to all providers', MIXED, ALL_WAYS],
  ])(
    'cause no second order and lose no image silently (%s)',
    async (what, count, ways) => {
      const report = await runCuts(browser, seed, imagesFor(seed, count, ways));
      if (IS_LONG) console.log(`seed ${seed}, ${what}: ${JSON.stringify(report, null, 2)}`);
      expect(report).toMatchObject({
        duplicates: [],
        lost: [],
        afterRetry: { duplicates: [], lost: [] },
      });
      // Otherwise, nothing was tested.
      const cuts = Object.values(report.cuts).reduce((sum, number) => sum + number, 0);
      expect(cuts).toBeGreaterThan(count / 4);
    },
    600_000,
  );
});
