import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import { dropFiles } from '../support/drop-files.js';
import { launchChromium } from '../support/launch-chromium.js';
import { startDemo, type RunningDemo } from '../support/start-demo.js';
import { rowHistory, watchRows } from '../support/watch-rows.js';

const BYTES = 600_000;
const UPLOAD_BYTES_PER_SECOND = 400_000;

let browser: Browser;
let demo: RunningDemo;
let page: Page;

beforeAll(async () => {
  [browser, demo] = await Promise.all([launchChromium(), startDemo()]);
  // Nothing here tests motion, which takes a seventh of the processor time.
  page = await browser.newPage({ reducedMotion: 'reduce' });
  await watchRows(page);
  await page.goto(demo.url);
  await throttleUploads();
});

afterAll(async () => {
  await browser.close();
  demo.stop();
});

/** Slows down uploads, since loopback is too fast for progress to be seen. */
async function throttleUploads(): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: UPLOAD_BYTES_PER_SECOND,
  });
}

/** Selects the tab of a provider, as only one is shown. */
async function select(provider: string) {
  await page.locator(`#tab-${provider}`).click();
  return page.locator(`[data-provider="${provider}"]`);
}

/** Uploads files and returns the results shown for them. */
async function upload(provider: string, files: readonly File[]) {
  const section = await select(provider);
  const uploaded = section.locator('[data-slot="item"][data-status="success"]');
  const before = await uploaded.count();
  await dropFiles(section.locator('[data-slot="zone"]'), files);
  await uploaded.nth(before + files.length - 1).waitFor();
  return section.locator(`.results li:nth-child(n + ${before + 1})`);
}

async function expectUpload(name: string): Promise<void> {
  const { progress, statuses } = await rowHistory(page, name);
  // If the answer arrives within the same frame as the last byte, `processing` is never shown.
  expect(statuses.filter((status) => status !== 'processing').slice(-2)).toEqual([
    'uploading',
    'success',
  ]);
  expect(new Set(progress).size).toBeGreaterThan(2);
  expect(progress).toEqual(progress.toSorted((left, right) => left - right));
  expect(progress.at(-1)).toBeLessThan(100);
}

async function sha256(source: Blob | string): Promise<string> {
  const blob = typeof source === 'string' ? await (await fetch(source)).blob() : source;
  return createHash('sha256')
    .update(new Uint8Array(await blob.arrayBuffer()))
    .digest('hex');
}

describe('the demo', () => {
  it.each(['jpeg', 'png', 'webp', 'gif'] as const)(
    'uploads a %s to APIMart and shows it from the returned URL',
    async (kind) => {
      const file = sampleImages[kind]({ bytes: BYTES });
      const results = await upload('apimart', [file]);
      await expectUpload(file.name);

      const url = await results.locator('a').getAttribute('href');
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/f\/image\//);
      expect(await sha256(url!)).toBe(await sha256(file));
      const picture = results.locator('img');
      await expect
        .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
        .toBeGreaterThan(0);
    },
  );

  it('puts the images of one drop into one Autoenhance order', async () => {
    const files = [
      sampleImages.jpeg({ name: 'kitchen.jpg', bytes: BYTES }),
      sampleImages.png({ name: 'garden.png', bytes: BYTES }),
    ];
    const results = await upload('autoenhance', files);
    for (const { name } of files) await expectUpload(name);

    const codes = await results.locator('code').allTextContents();
    const [firstOrder, firstImage, secondOrder, secondImage] = codes;
    expect(firstOrder).toMatch(/^[\da-f-]{36}$/);
    expect(secondOrder).toBe(firstOrder);
    expect(secondImage).not.toBe(firstImage);

    const origin = await originOfDouble();
    const stored = await Promise.all(
      [firstImage, secondImage].map((id) => sha256(`${origin}/autoenhance-bucket/${id}`)),
    );
    const sent = await Promise.all(files.map(sha256));
    expect(stored.toSorted()).toEqual(sent.toSorted());
  });

  it.each([
    ['ai-homedesign', /^Order [\da-f]{24}$/],
    ['stablecog', /^s3:\/\/[\da-f]{64}\/[\da-f-]{36}\.jpg$/],
    ['imagepipeline', /^imagepipeline\.jpg$/],
  ])('uploads an image to %s and shows the result', async (provider, shown) => {
    const file = sampleImages.jpeg({ name: `${provider}.jpg`, bytes: BYTES });
    const results = await upload(provider, [file]);
    await expectUpload(file.name);
    expect(await results.allTextContents()).toEqual([expect.stringMatching(shown)]);
    const links = await results
      .locator('[href], [src]')
      .evaluateAll((elements) =>
        elements.map((element) => element.getAttribute('href') ?? element.getAttribute('src')),
      );
    expect(links.every((link) => link!.startsWith('http://127.0.0.1:'))).toBe(true);
  });

  it('refuses files that aren’t images with a code and a message, and accepts the others', async () => {
    const files = [
      new File(['%PDF-1.7'], 'plan.pdf', { type: 'application/pdf' }),
      new File(['<!doctype html>'], 'page.jpg', { type: 'image/jpeg' }),
      new File([], 'nothing.png', { type: 'image/png' }),
      new File([], 'Holiday'),
      sampleImages.png({ name: 'large.png', bytes: 20_971_521 }),
      sampleImages.gif({ name: 'fine.gif' }),
    ];
    const section = await select('apimart');
    await dropFiles(section.locator('[data-slot="zone"]'), files);
    const rows = () =>
      section
        .locator('[data-slot="item"]')
        .evaluateAll((elements) =>
          elements
            .slice(-6)
            .map((row) => [
              row.querySelector('[data-slot="name"]')?.textContent,
              (row as HTMLElement).dataset['status'],
              row.querySelector<HTMLElement>('[data-slot="message"]')?.dataset['code'],
            ]),
        );
    // An image may be uploaded before the parsers of rarer formats have loaded to check the others.
    await expect.poll(rows, { timeout: 10_000 }).toEqual([
      ['plan.pdf', 'rejected', 'file-invalid-type'],
      ['page.jpg', 'rejected', 'file-type-mismatch'],
      ['nothing.png', 'rejected', 'file-empty'],
      ['Holiday', 'rejected', 'is-directory'],
      ['large.png', 'rejected', 'file-too-large'],
      ['fine.gif', 'success', undefined],
    ]);
    const sentences = await section.locator('[data-slot="message"]').allTextContents();
    expect(sentences.every((sentence) => sentence.endsWith('.'))).toBe(true);
  });
});

async function originOfDouble(): Promise<string> {
  const results = await upload('apimart', [sampleImages.gif()]);
  return new URL((await results.locator('a').getAttribute('href'))!).origin;
}
