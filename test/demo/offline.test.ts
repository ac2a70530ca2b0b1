import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chooseFiles, codesIn, rowsIn, tryAgainAnyway } from '../support/dropzone-rows.js';
import { sha256, writeImages, type ImagesOnDisk } from '../support/images-on-disk.js';
import { launchChromium } from '../support/launch-chromium.js';
import { openPluggablePage, type PluggablePage } from '../support/open-pluggable-page.js';
import { openWatchedSite, type WatchedSite } from '../support/open-watched-site.js';

const COUNT = 50;
const SIZES = Array.from({ length: COUNT }, (_, index) => 60_000 + index * 1800);
const BYTES_PER_SECOND = 400_000;
const SOON = { timeout: 30_000 };

let browser: Browser;
let images: ImagesOnDisk;
let opened: PluggablePage;
let site: WatchedSite;

beforeAll(async () => {
  [browser, images] = await Promise.all([launchChromium(), writeImages(SIZES)]);
  site = await openWatchedSite('dropzone.tsx', 'apimart', 'ai-homedesign');
});

afterEach(async () => {
  await opened.close();
  site.forget();
});

afterAll(async () => {
  await browser.close();
  await site.close();
  await images.remove();
});

/** Waits until some images are uploaded, three are uploading, and most are still queued. */
async function beInTheMiddle(): Promise<void> {
  const { network, page } = opened;
  await network.throttle(BYTES_PER_SECOND);
  await chooseFiles(page, images.paths);
  await rowsIn(page, 'success').nth(2).waitFor();
  await page.waitForFunction(() => {
    const bars = document.querySelectorAll<HTMLProgressElement>(
      '[data-status="uploading"] progress',
    );
    return bars.length === 3 && [...bars].every(({ value }) => value > 5 && value < 50);
  });
}

/** Expects three images to wait for the network, without any attempts, and no other image to start. */
async function expectPatience(): Promise<void> {
  const { page } = opened;
  const reasons = rowsIn(page, 'waiting').locator('[data-slot="meta"]');
  const offline = expect.stringContaining('Offline, waiting to reconnect') as string;
  const threeWait = [offline, offline, offline];
  await expect.poll(() => reasons.allTextContents(), SOON).toEqual(threeWait);
  const tries: string[] = [];
  page.on('request', (request) => tries.push(request.url()));
  const askedBefore = site.asked.length;
  await pause(700);
  expect(tries).toEqual([]);
  expect(site.asked).toHaveLength(askedBefore);

  expect(await reasons.allTextContents()).toEqual(threeWait);
  const ended = await rowsIn(page, 'success').or(rowsIn(page, 'error')).count();
  expect(await rowsIn(page, 'queued').count()).toBe(COUNT - 3 - ended);
}

async function comeBackAndSettle(): Promise<void> {
  const { network, page, plug } = opened;
  plug.putIn();
  await network.goOnline();
  const ended = rowsIn(page, 'success').or(rowsIn(page, 'error'));
  await expect.poll(() => ended.count(), SOON).toBe(COUNT);
}

/** Expects the bytes of every image on the disk to have arrived exactly once. */
async function expectEachOnce(): Promise<void> {
  const { page } = opened;
  await expect.poll(() => rowsIn(page, 'success').count(), SOON).toBe(COUNT);
  const chosen = await Promise.all(images.paths.map(async (path) => sha256(await readFile(path))));
  const taken = site.double.uploads.map(({ bytes }) => sha256(bytes));
  expect(taken.toSorted()).toEqual(chosen.toSorted());
}

describe('fifty images that lose the network in the middle', () => {
  it('wait for it and then arrive automatically if a repeat is harmless', async () => {
    opened = await openPluggablePage(browser, site, '?provider=apimart');
    const { network, page, plug } = opened;
    await beInTheMiddle();
    plug.pull();
    // A broken connection is often the first sign that a browser gets.
    await rowsIn(page, 'waiting').first().waitFor();
    await network.goOffline();
    await expectPatience();
    await comeBackAndSettle();

    const histories = await page.evaluate(() =>
      Object.values(window.rowHistories).map(({ statuses }) => statuses.join(' ')),
    );
    expect(histories).toContainEqual(expect.stringMatching(/uploading waiting .*success$/));
    // Only images that were fully sent by then may have arrived, and wait for the user.
    const sent = await page.evaluate(() => window.filesSentInFull);
    const failed = await rowsIn(page, 'error').locator('[data-slot="name"]').allTextContents();
    expect(failed.filter((name) => !sent.includes(name))).toEqual([]);
    expect(sent.toSorted()).toEqual([...new Set(sent)].toSorted());
    await tryAgainAnyway(page);
    await expectEachOnce();
  });

  it('ask before they are sent again if a repeat may cost money', async () => {
    opened = await openPluggablePage(browser, site, '?provider=ai-homedesign');
    const { network, page, plug } = opened;
    await beInTheMiddle();
    plug.loosen();
    await network.goOffline();
    plug.pull();
    await expectPatience();
    await comeBackAndSettle();

    // One of the three may have arrived just before, and the next one may not have been sent at all.
    const codes = await codesIn(page);
    expect(codes.length).toBeGreaterThan(0);
    expect(new Set(codes)).toEqual(new Set(['outcome-unknown']));
    expect(new Set(site.asked).size).toBe(site.asked.length);
    await tryAgainAnyway(page);
    await expectEachOnce();
  });
});
