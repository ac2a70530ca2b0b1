import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import { dropFiles } from '../support/drop-files.js';
import { launchChromium } from '../support/launch-chromium.js';
import { openSite } from '../support/open-site.js';

const COUNT = 10;

let browser: Browser;
const open: { readonly close: () => Promise<unknown> }[] = [];

beforeAll(async () => {
  browser = await launchChromium();
});

afterEach(async () => {
  for (const each of open.splice(0).toReversed()) await each.close();
});

afterAll(() => browser.close());

async function openPage(delivery: 'direct' | 'relay') {
  const site = await openSite('autoenhance.tsx', 'autoenhance', { delivery });
  open.push(site);
  const page = await browser.newPage();
  open.push(page);
  await page.goto(site.origin);
  return { double: site.double, page };
}

describe.each(['direct', 'relay'] as const)('ten photos dropped at once, %s', (delivery) => {
  it('become ten images of one order with ten names', async () => {
    const { double, page } = await openPage(delivery);
    // Cameras often reuse names.
    const files = Array.from({ length: COUNT }, (_, index) =>
      sampleImages.jpeg({ name: 'image.jpg', bytes: 20_000 + index }),
    );
    await dropFiles(page.locator('[data-slot="zone"]'), files);
    const done = page.locator('[data-slot="item"][data-status="success"]');
    await done.nth(COUNT - 1).waitFor();

    const results = JSON.parse((await page.locator('#app').getAttribute('data-results'))!) as {
      readonly orderId: string;
      readonly imageId: string;
    }[];
    expect(new Set(results.map(({ orderId }) => orderId)).size).toBe(1);
    expect(new Set(results.map(({ imageId }) => imageId)).size).toBe(COUNT);
    expect(double.uploads).toHaveLength(COUNT);
    expect(new Set(double.uploads.map(({ name }) => name)).size).toBe(COUNT);
    expect(new Set(double.uploads.map(({ fields }) => fields['order_id'])).size).toBe(1);
    const sizes = double.uploads.map(({ bytes }) => bytes.length);
    expect(sizes.toSorted((left, right) => left - right)).toEqual(files.map(({ size }) => size));

    // A header that only browsers send shows who sent the bytes.
    const puts = double.requests.filter(({ method }) => method === 'PUT');
    const byPage = puts.filter(({ headers }) => headers.has('sec-fetch-site'));
    expect(byPage).toHaveLength(delivery === 'direct' ? COUNT : 0);
  });
});
