import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestBackend, sampleImages } from '../../src/testing/index.js';
import { toNodeListener } from '../../src/proxy/index.js';
import { dropFiles } from '../support/drop-files.js';
import { launchChromium } from '../support/launch-chromium.js';
import { servePage } from '../support/serve-page.js';

/** No inline scripts or styles, no other origins, and no evaluation of strings as code. */
const POLICY = [
  "default-src 'self'",
  'img-src blob: https:',
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

let browser: Browser;
let site: Awaited<ReturnType<typeof servePage>>;

beforeAll(async () => {
  browser = await launchChromium();
  site = await servePage('apimart.tsx', toNodeListener(createTestBackend()), {
    headers: {
      'content-security-policy': POLICY,
    },
  });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

it('a dropzone violates no rule of a strict policy with few images, many images or refused ones', async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) =>
      console.error(`${effectiveDirective}: ${blockedURI}`),
    );
  });
  await page.goto(site.origin);
  const zone = page.locator('[data-slot="zone"]');

  await dropFiles(zone, [
    sampleImages.jpeg({ name: '<img src=x onerror=alert(1)>.jpg' }),
    new File(['<svg onload="alert(1)" xmlns="http://www.w3.org/2000/svg"/>'], 'logo.png'),
  ]);
  await page.locator('[data-status="success"]').waitFor();
  await page.locator('[data-status="rejected"]').waitFor();
  await dropFiles(
    zone,
    Array.from({ length: 120 }, (_, at) => sampleImages.png({ name: `${at}.png` })),
  );
  await page.locator('[data-windowed]').waitFor();
  await page.getByText(/^121 of 121 uploaded/).waitFor();

  expect(complaints).toEqual([]);
});

it('the test would notice a violated rule', async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(site.origin);
  await page.evaluate(() => {
    document.body.append(document.createElement('style'));
    document.querySelector('style')!.textContent = 'body { color: red }';
  });
  await expect.poll(() => complaints.join('\n')).toMatch(/Content Security Policy/);
});
