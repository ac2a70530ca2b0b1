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
  // Browsers ask nobody who has not touched the page.
  await page.locator('[data-slot="zone"] p').first().click();
}

async function beginUpload(): Promise<void> {
  await network.throttle(5_000);
  await chooseFiles(page, image.paths);
  await rowsIn(page, 'uploading').waitFor();
}

/** Closes the page as a person does; the question it raises, or none where it closes at once. */
async function askToClose(): Promise<Dialog | undefined> {
  const outcome = new Promise<Dialog | undefined>((resolve) => {
    page.once('dialog', resolve).once('close', () => resolve(undefined));
  });
  const protocol = await page.context().newCDPSession(page);
  // Playwright's own way to close asks nobody, whatever it is told. This one ends with the page.
  protocol.send('Page.close').catch(() => {});
  return outcome;
}

describe('a page that guards its uploads', () => {
  it('asks before it closes while one runs, and stays if the person says so', async () => {
    await open('?guard');
    await beginUpload();
    const question = await askToClose();
    expect(question?.type()).toBe('beforeunload');
    await question?.dismiss();

    await network.goOnline();
    await rowsIn(page, 'success').waitFor();
    expect(await askToClose()).toBeUndefined();
  });

  it('asks before it goes elsewhere while one runs', async () => {
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

  it('asks nothing before the first upload', async () => {
    await open('?guard');
    expect(await askToClose()).toBeUndefined();
  });

  it('asks nothing after the last one was taken out', async () => {
    await open('?guard');
    await beginUpload();
    await page.locator('[data-slot="cancel"]').click();
    await page.locator('[data-slot="remove"]').click();
    expect(await askToClose()).toBeUndefined();
  });
});

describe('a page that does not guard its uploads', () => {
  it('asks nothing while one runs', async () => {
    await open('');
    await beginUpload();
    expect(await askToClose()).toBeUndefined();
  });
});
