import type { Browser, Page } from 'playwright';
import type { SeenOutcome, SentImage } from '../pages/cuts.js';
import { openCountingSite, type CountingSite } from './counting-site.js';
import { randomOf } from './random-cuts.js';

/** The results of a run. */
export interface CutsReport {
  readonly images: number;
  /** The number of connections cut in a request, before its answer, or in its answer. */
  readonly cuts: Readonly<Record<string, number>>;
  /** How the images ended before any retry by hand. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** The names of images with an unwanted second order or record. */
  readonly duplicates: readonly string[];
  /** The names of images whose outcome doesn't match what the vendor has. */
  readonly lost: readonly string[];
  /** The same after one retry by hand of all failed images, without cuts. */
  readonly afterRetry: { readonly duplicates: readonly string[]; readonly lost: readonly string[] };
}

/** Outcomes that leave open whether the image arrived. */
const UNSURE: ReadonlySet<string> = new Set(['outcome-unknown', 'in-progress']);

/**
 * Once there is a storage URL, a lost connection also leaves open whether the bytes arrived. Retry sends
 * them to the same place, which doesn't create a second record.
 */
const UNSURE_AT_STORAGE: ReadonlySet<string> = new Set(['network', 'stalled', 'timeout']);

/** Uploads images from a browser with randomly cut connections, and compares the result with the vendors. */
export async function runCuts(
  browser: Browser,
  seed: number,
  images: readonly SentImage[],
): Promise<CutsReport> {
  const site = await openCountingSite(seed);
  const page = await browser.newPage();
  try {
    await page.addInitScript(makeReproducible);
    await page.goto(site.cuts.origin);
    await page.waitForFunction(() => Object.keys(window.senders ?? {}).length > 0);
    await page.evaluate((all) => {
      for (const [to, sender] of Object.entries(window.senders)) {
        const own = all.filter((image) => image.to === to);
        if (own.length > 0) sender.add(own);
      }
    }, images);
    const seen = await settled(page, images.length);
    const first = compare(site, seen);
    const cuts = sum(site.cuts.counts, site.storageCuts.counts);

    site.cuts.stop();
    site.storageCuts.stop();
    await page.evaluate(() => {
      for (const sender of Object.values(window.senders)) sender.retryFailed();
    });
    const afterRetry = compare(site, await settled(page, images.length));
    return {
      images: images.length,
      cuts,
      outcomes: countOutcomes(seen),
      ...first,
      afterRetry,
    };
  } finally {
    await page.close();
    await site.close();
  }
}

/** Creates images of 3 to 100 kilobytes, for one list or for several in turn. */
export function imagesFor(seed: number, count: number, ways: readonly string[]): SentImage[] {
  const random = randomOf(`images ${seed}`);
  return Array.from({ length: count }, (_, index) => {
    const to = ways[index % ways.length]!;
    return { to, name: `${to}-${index}.jpg`, bytes: 3000 + Math.floor(random() * 97_000) };
  });
}

/** Makes keys the same in each run, and removes the back-off, which is random. */
function makeReproducible(): void {
  let count = 0;
  crypto.randomUUID = () => {
    count += 1;
    return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
  };
  Math.random = () => 0;
}

const ENDED = ['success', 'error', 'rejected', 'canceled'];

async function settled(page: Page, count: number): Promise<readonly SeenOutcome[]> {
  const handle = await page.waitForFunction(
    ([most, ended]) => {
      const all = Object.values(window.senders).flatMap((sender) => sender.outcomes());
      const isOver = all.length === most && all.every(({ status }) => ended.includes(status));
      return isOver && all;
    },
    [count, ENDED] as const,
    { timeout: 300_000, polling: 50 },
  );
  return (await handle.jsonValue()) as readonly SeenOutcome[];
}

function compare(site: CountingSite, seen: readonly SeenOutcome[]) {
  const orders = site.orders();
  const arrived = site.arrived();
  const describe = ({ code, name, status }: SeenOutcome) =>
    `${name}: ${code ?? status}, ${orders.get(name) ?? 0} orders, ${arrived.has(name) ? '' : 'not '}there`;
  const isHonest = ({ code, name, status }: SeenOutcome) => {
    if (status === 'success') return arrived.has(name);
    if (status !== 'error') return false;
    const isAtStorage = name.startsWith('autoenhance-direct') && (orders.get(name) ?? 0) > 0;
    return (
      !arrived.has(name) ||
      UNSURE.has(code ?? '') ||
      (isAtStorage && UNSURE_AT_STORAGE.has(code ?? ''))
    );
  };
  return {
    duplicates: seen.filter(({ name }) => (orders.get(name) ?? 0) > 1).map(describe),
    lost: seen.filter((outcome) => !isHonest(outcome)).map(describe),
  };
}

function countOutcomes(seen: readonly SeenOutcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code, status } of seen) counts[code ?? status] = (counts[code ?? status] ?? 0) + 1;
  return counts;
}

function sum(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Record<string, number> {
  return Object.fromEntries(Object.entries(one).map(([kind, n]) => [kind, n + other[kind]!]));
}
