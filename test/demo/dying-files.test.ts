import { appendFile, readFile, rm, truncate } from 'node:fs/promises';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chooseFiles, codesIn, rowsIn } from '../support/dropzone-rows.js';
import { writeImages, type ImagesOnDisk } from '../support/images-on-disk.js';
import { launchOwnChromium } from '../support/launch-chromium.js';
import { holdNetwork, type Network } from '../support/network.js';
import { openWatchedSite, type WatchedSite } from '../support/open-watched-site.js';
import { rowHistory, watchRows } from '../support/watch-rows.js';

const BYTES = 600_000;
// Slow enough that even a busy machine changes the file before its second half is read.
const BYTES_PER_SECOND = 120_000;

let browser: Browser;
let images: ImagesOnDisk;
let network: Network;
let page: Page;
let site: WatchedSite;

beforeAll(async () => {
  browser = await launchOwnChromium();
  site = await openWatchedSite('dropzone.tsx', 'apimart');
});

beforeEach(async () => {
  site.forget();
  images = await writeImages([BYTES, BYTES + 1, BYTES + 2]);
  page = await browser.newPage();
  await watchRows(page);
  await page.goto(`${site.origin}/?concurrency=1`);
  network = await holdNetwork(page);
  await network.throttle(BYTES_PER_SECOND);
});

afterEach(async () => {
  await page.close();
  await images.remove();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Starts sending the first image while the two others wait for it. */
async function sendTheFirst(): Promise<void> {
  const [first, ...others] = images.paths;
  await chooseFiles(page, [first!]);
  await page.locator('[data-status="uploading"] progress').waitFor();
  await chooseFiles(page, others);
  await rowsIn(page, 'queued').nth(1).waitFor();
  await page.waitForFunction(
    () =>
      document.querySelector<HTMLProgressElement>('[data-status="uploading"] progress')!.value > 10,
  );
}

const append = (path: string) => appendFile(path, 'more');
const cutOff = (path: string) => truncate(path, BYTES / 2);

describe('a file that changes while it waits for its turn', () => {
  it.each([
    ['deleted', rm],
    ['appended to', append],
  ])('isn’t sent if it is %s, but the others are', async (_, die) => {
    await sendTheFirst();
    await die(images.paths[1]!);
    await network.goOnline();
    await rowsIn(page, 'error').waitFor();
    await rowsIn(page, 'success').nth(1).waitFor();

    expect(await rowsIn(page, 'error').locator('[data-slot="name"]').textContent()).toBe('1.jpg');
    expect(await codesIn(page)).toEqual(['file-unreadable']);
    expect(site.asked).toEqual(['0.jpg', '2.jpg']);
    expect(site.double.uploads.map(({ name }) => name)).toEqual(['0.jpg', '2.jpg']);
  });
});

describe('a file that changes while it is sent', () => {
  it('fails permanently if bytes are missing, and the others continue', async () => {
    await sendTheFirst();
    await cutOff(images.paths[0]!);
    await network.goOnline();
    await rowsIn(page, 'error').waitFor();
    await rowsIn(page, 'success').nth(1).waitFor();

    expect(await codesIn(page)).toEqual(['file-changed']);
    expect((await rowHistory(page, '0.jpg')).statuses).not.toContain('waiting');
    expect(site.asked).toEqual(['0.jpg', '1.jpg', '2.jpg']);
    expect(site.double.uploads.map(({ name }) => name)).toEqual(['1.jpg', '2.jpg']);
  });

  // Chromium has the file open and sends as many bytes as it announced.
  it.each([
    ['deleted', rm],
    ['appended to', append],
  ])('arrives as it was chosen if it is %s', async (_, die) => {
    const chosen = await readFile(images.paths[0]!);
    await sendTheFirst();
    await die(images.paths[0]!);
    await network.goOnline();
    await rowsIn(page, 'success').nth(2).waitFor();
    expect(site.asked).toEqual(['0.jpg', '1.jpg', '2.jpg']);
    expect(chosen.equals(site.double.uploads[0]!.bytes)).toBe(true);
  });
});
