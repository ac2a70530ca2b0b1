import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import { startCuttingTunnel, type CuttingTunnel } from '../support/cutting-tunnel.js';
import { dropFiles } from '../support/drop-files.js';
import { launchChromium } from '../support/launch-chromium.js';
import { openSite, type OpenSite } from '../support/open-site.js';

let browser: Browser;
let site: OpenSite;
let tunnel: CuttingTunnel;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  site = await openSite('apimart.tsx', 'apimart');
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

beforeEach(async () => {
  site.double.reset();
  tunnel = await startCuttingTunnel(site.origin);
  page = await browser.newPage();
  await page.goto(tunnel.origin);
});

afterEach(async () => {
  await page.close();
  await tunnel.close();
});

describe('an answer lost on its way to the browser', () => {
  it('is received when the user retries, and the vendor has one image', async () => {
    tunnel.loseAnswers();
    await dropFiles(page.locator('[data-slot="zone"]'), [sampleImages.jpeg({ bytes: 50_000 })]);
    const row = page.locator('[data-slot="item"]');
    await page.locator('[data-slot="item"][data-status="error"]').waitFor();
    expect(await row.locator('[data-slot="message"]').getAttribute('data-code')).toBe(
      'outcome-unknown',
    );
    expect(await row.locator('[data-slot="meta"]').textContent()).toContain('Upload not confirmed');
    expect(tunnel.lost()).toBeGreaterThan(0);
    expect(site.double.uploads).toHaveLength(1);

    tunnel.passAnswers();
    await row.locator('[data-slot="retry"]').click();
    await page.locator('[data-slot="item"][data-status="success"]').waitFor();

    expect(site.double.uploads).toHaveLength(1);
    const result = await page.locator('#app').getAttribute('data-result');
    expect(result).toBe(site.double.uploads[0]!.answer['url']);
  });

  it('is received when the browser itself resends a request on a reused connection', async () => {
    // This connection also delivered the page, so Chromium takes the cut for an idle close.
    tunnel.loseAnswers(1);
    await dropFiles(page.locator('[data-slot="zone"]'), [sampleImages.png({ bytes: 20_000 })]);
    await page.locator('[data-slot="item"][data-status="success"]').waitFor();

    expect(tunnel.lost()).toBe(1);
    expect(site.double.uploads).toHaveLength(1);
    expect(await page.locator('#app').getAttribute('data-result')).toBe(
      site.double.uploads[0]!.answer['url'],
    );
  });
});
