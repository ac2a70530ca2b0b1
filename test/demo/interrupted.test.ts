import { truncate } from 'node:fs/promises';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chooseFiles, codesIn, rowsIn, tryAgainAnyway } from '../support/dropzone-rows.js';
import { writeImages, type ImagesOnDisk } from '../support/images-on-disk.js';
import { launchChromium } from '../support/launch-chromium.js';
import { openPluggablePage, type PluggablePage } from '../support/open-pluggable-page.js';
import { openWatchedSite, type WatchedSite } from '../support/open-watched-site.js';

/** More than fits in the buffers of all sockets on the way. */
const TOO_LARGE_TO_LEAVE = 20_000_000;

let browser: Browser;
let images: ImagesOnDisk;
let opened: PluggablePage;
let site: WatchedSite;

beforeAll(async () => {
  [browser, images] = await Promise.all([launchChromium(), writeImages([60_000, 60_000])]);
  await truncate(images.paths[1]!, TOO_LARGE_TO_LEAVE);
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

async function loseNetwork(): Promise<void> {
  await opened.network.goOffline();
  opened.plug.pull();
}

async function findNetwork(): Promise<void> {
  opened.plug.putIn();
  await opened.network.goOnline();
}

describe('an image that was fully sent before the network failed', () => {
  it.each(['apimart', 'ai-homedesign'])('reaches %s once, even if it is sent again', async (to) => {
    opened = await openPluggablePage(browser, site, `?provider=${to}`);
    const { page } = opened;
    let answerNow = () => {};
    const isLost = new Promise<void>((resolve) => (answerNow = resolve));
    site.meetNext(async (takeIt) => {
      const answer = await takeIt();
      await isLost;
      return answer;
    });
    await chooseFiles(page, images.paths.slice(0, 1));
    await rowsIn(page, 'processing').waitFor();
    await expect.poll(() => site.double.uploads, { timeout: 30_000 }).toHaveLength(1);
    await loseNetwork();
    answerNow();
    await rowsIn(page, 'error').waitFor();
    expect(await codesIn(page)).toEqual(['outcome-unknown']);

    await findNetwork();
    await tryAgainAnyway(page);
    await rowsIn(page, 'success').waitFor();
    expect(site.asked.length).toBeGreaterThan(1);
    expect(site.double.uploads).toHaveLength(1);
  });
});

describe('an image that was partially sent before the network failed', () => {
  async function loseNetworkInTheMiddle(provider: string): Promise<void> {
    opened = await openPluggablePage(browser, site, `?provider=${provider}`);
    opened.plug.loosen();
    await chooseFiles(opened.page, images.paths.slice(1));
    await opened.page.locator('progress[value]:not([value="0"])').waitFor();
    await loseNetwork();
  }

  it('is sent again automatically if a repeat is harmless', async () => {
    await loseNetworkInTheMiddle('apimart');
    await rowsIn(opened.page, 'waiting').waitFor();
    await findNetwork();
    await rowsIn(opened.page, 'success').waitFor();
    expect(site.double.uploads).toHaveLength(1);
  });

  it('asks before it is sent again if a repeat may cost money', async () => {
    await loseNetworkInTheMiddle('ai-homedesign');
    const { page } = opened;
    await rowsIn(page, 'error').waitFor();
    expect(await codesIn(page)).toEqual(['outcome-unknown']);
    expect(await page.evaluate(() => window.filesSentInFull)).toEqual([]);

    await findNetwork();
    await tryAgainAnyway(page);
    await rowsIn(page, 'success').waitFor();
    expect(site.double.uploads).toHaveLength(1);
  });
});
