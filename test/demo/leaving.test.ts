import type { Browser, Dialog, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chooseFiles, rowsIn } from '../support/dropzone-rows.js';
import { writeImages, type ImagesOnDisk } from '../support/images-on-disk.js';
import { launchChromium } from '../support/launch-chromium.js';
import { holdNetwork, type Network } from '../support/network.js';
import { openWatchedSite, type WatchedSite } from '../support/open-watched-site.js';

let browser: Browser;
let image: ImagesOnDisk;
let network: Network;
let page: Page;
let site: WatchedSite;

beforeAll(async () => {
  [browser, image] = await Promise.all([launchChromium(), writeImages([60_000])]);
  site = await openWatchedSite('dropzone.tsx', 'apimart');
});

afterEach(() => page.close());

afterAll(async () => {
  await browser.close();
  await site.close();
  await image.remove();
});

async function open(query: string): Promise<void> {
  page = await browser.newPage();
  await page.goto(`${site.origin}/${query}`);
  network = await holdNetwork(page);
  // Browsers don't ask users who haven't interacted with the page.
  await page.locator('[data-slot="zone"] p').first().click();
}

async function beginUpload(): Promise<void> {
  await network.throttle(5_000);
  await chooseFiles(page, image.paths);
  await rowsIn(page, 'uploading').waitFor();
}

/** Closes the page as a user does; returns the dialog that appears, or `undefined` if it closes right away. */
async function askToClose(): Promise<Dialog | undefined> {
  const outcome = new Promise<Dialog | undefined>((resolve) => {
    page.once('dialog', resolve).once('close', () => resolve(undefined));
  });
  const protocol = await page.context().newCDPSession(page);
  // Playwright's own method never shows the dialog. This call ends when the page closes.
  protocol.send('Page.close').catch(() => {});
  return outcome;
}

describe('a page that guards its uploads', () => {
  it('asks before it closes during an upload, and stays open if the user chooses to', async () => {
    await open('?guard');
    await beginUpload();
    const question = await askToClose();
    expect(question?.type()).toBe('beforeunload');
    await question?.dismiss();

    await network.goOnline();
    await rowsIn(page, 'success').waitFor();
    expect(await askToClose()).toBeUndefined();
  });

  it('asks before it navigates away during an upload', async () => {
    await open('?guard');
    await beginUpload();
    const types: string[] = [];
    page.once('dialog', (question) => {
      types.push(question.type());
      void question.accept();
    });
    await page.goto('about:blank');
    expect(types).toEqual(['beforeunload']);
  });

  it('doesn’t ask before the first upload', async () => {
    await open('?guard');
    expect(await askToClose()).toBeUndefined();
  });

  it('doesn’t ask after the last image is removed', async () => {
    await open('?guard');
    await beginUpload();
    await page.locator('[data-slot="cancel"]').click();
    await page.locator('[data-slot="remove"]').click();
    expect(await askToClose()).toBeUndefined();
  });
});

describe('a page that does not guard its uploads', () => {
  it('doesn’t ask during an upload', async () => {
    await open('');
    await beginUpload();
    expect(await askToClose()).toBeUndefined();
  });
});
