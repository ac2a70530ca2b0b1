import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTokenProxy, toNodeListener } from '../../src/proxy/index.js';
import { createProviderDouble, sampleImages } from '../../src/testing/index.js';
import { startCuttingTunnel, type CuttingTunnel } from '../support/cutting-tunnel.js';
import { dropFiles } from '../support/drop-files.js';
import { launchChromium } from '../support/launch-chromium.js';
import { listen, type Listening } from '../support/listen.js';
import { servePage } from '../support/serve-page.js';

const double = createProviderDouble();
let browser: Browser;
let vendor: Listening;
let site: Listening;
let tunnel: CuttingTunnel;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  vendor = await listen(toNodeListener((request) => double.fetch(request)));
  const proxy = createTokenProxy({
    providers: {
      apimart: { apiKey: 'site-key', origin: vendor.origin, allowInsecureOrigin: true },
    },
    authorize: () => true,
  });
  site = await servePage('apimart.tsx', toNodeListener(proxy));
});

afterAll(async () => {
  await browser.close();
  await site.close();
  await vendor.close();
});

beforeEach(async () => {
  double.reset();
  tunnel = await startCuttingTunnel(site.origin);
  page = await browser.newPage();
  await page.goto(tunnel.origin);
});

afterEach(async () => {
  await page.close();
  await tunnel.close();
});

describe('an answer that is lost on its way to the browser', () => {
  it('comes back when the person tries again, and the vendor has one image', async () => {
    tunnel.loseAnswers();
    await dropFiles(page.locator('[data-slot="zone"]'), [sampleImages.jpeg({ bytes: 50_000 })]);
    const row = page.locator('[data-slot="item"]');
    await page.locator('[data-slot="item"][data-status="error"]').waitFor();
    expect(await row.locator('[data-slot="message"]').getAttribute('data-code')).toBe(
      'outcome-unknown',
    );
    expect(await row.locator('[data-slot="meta"]').textContent()).toContain('It may have arrived');
    expect(tunnel.lost()).toBeGreaterThan(0);
    expect(double.uploads).toHaveLength(1);

    tunnel.passAnswers();
    await row.locator('[data-slot="retry"]').click();
    await page.locator('[data-slot="item"][data-status="success"]').waitFor();

    expect(double.uploads).toHaveLength(1);
    const result = await page.locator('#app').getAttribute('data-result');
    expect(result).toBe(double.uploads[0]!.answer['url']);
  });

  it('comes back when the browser resends by itself on a connection it had used before', async () => {
    // The page itself came over this connection, so Chromium takes the break for an idle close.
    tunnel.loseAnswers(1);
    await dropFiles(page.locator('[data-slot="zone"]'), [sampleImages.png({ bytes: 20_000 })]);
    await page.locator('[data-slot="item"][data-status="success"]').waitFor();

    expect(tunnel.lost()).toBe(1);
    expect(double.uploads).toHaveLength(1);
    expect(await page.locator('#app').getAttribute('data-result')).toBe(
      double.uploads[0]!.answer['url'],
    );
  });
});
