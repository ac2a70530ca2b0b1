import type { RequestListener, ServerResponse } from 'node:http';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import { dropFiles } from '../support/drop-files.js';
import { launchChromium } from '../support/launch-chromium.js';
import type { Listening } from '../support/listen.js';
import { servePage } from '../support/serve-page.js';

const HTML = { 'content-type': 'text/html' };
const DUPLICATE = 'It may have been uploaded; trying again could create a duplicate.';
const ANOTHER_PAGE =
  'Another page answered instead of the upload server. You may need to sign in again, to this site or to the Wi-Fi network.';

let browser: Browser;
let site: Listening;
let page: Page;
let answer: (outgoing: ServerResponse) => void;

const backend: RequestListener = (incoming, outgoing) => {
  incoming.resume().on('end', () => answer(outgoing));
};

beforeAll(async () => {
  browser = await launchChromium();
  site = await servePage('apimart.tsx', backend);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(async () => {
  page = await browser.newPage();
  await page.goto(site.origin);
});
afterEach(() => page.close());

describe('the row of an upload answered by something other than a token proxy', () => {
  it.each<[string, typeof answer, message: string]>([
    [
      'a redirect to a sign-in page',
      // The site answers every path with a page.
      (outgoing) => outgoing.writeHead(302, { location: '/login?next=/api/upload' }).end(),
      `You may have been signed out. Sign in again. ${DUPLICATE}`,
    ],
    [
      'a page instead of the proxy',
      (outgoing) => outgoing.writeHead(200, HTML).end('<!doctype html><h1>Wi-Fi</h1>'),
      `${ANOTHER_PAGE} ${DUPLICATE}`,
    ],
    [
      'Cloudflare, whose origin did not respond',
      (outgoing) => outgoing.writeHead(524, HTML).end('<!doctype html><h1>524</h1>'),
      `This site's server isn't responding. ${DUPLICATE}`,
    ],
  ])('says what answered, and that the image may have arrived: %s', async (_, reply, message) => {
    answer = reply;
    const row = await failedRow();
    expect(row.meta).toMatch(/Upload not confirmed$/);
    expect(row.message).toBe(message);
    expect(row.code).toBe('outcome-unknown');
    expect(row.retry).toBe('Try again anyway');
  });

  it('says that uploads aren’t set up if another server has nothing at that path', async () => {
    answer = (outgoing) => outgoing.writeHead(404, HTML).end('<h1>Not Found</h1>');
    const row = await failedRow();
    expect(row.meta).toMatch(/Failed$/);
    expect(row.message).toBe("Uploads aren't set up correctly. Contact the site owner.");
    expect(row.code).toBe('not-a-proxy');
    expect(row.retry).toBe('Try again');
  });

  it('reports a lost connection if the redirect leads to another site', async () => {
    // Without CORS, the page can't see it.
    const elsewhere = site.origin.replace('127.0.0.1', 'localhost');
    answer = (outgoing) => outgoing.writeHead(302, { location: `${elsewhere}/login` }).end();
    const row = await failedRow();
    expect(row.message).toMatch(/^The connection /);
  });
});

/** Drops an image, and returns the content of its row once it has failed. */
async function failedRow() {
  await dropFiles(page.locator('[data-slot="zone"]'), [sampleImages.jpeg({ bytes: 50_000 })]);
  const row = page.locator('[data-slot="item"][data-status="error"]');
  await row.waitFor();
  const message = row.locator('[data-slot="message"]');
  return {
    meta: await row.locator('[data-slot="meta"]').textContent(),
    message: await message.textContent(),
    code: await message.getAttribute('data-code'),
    retry: await row.locator('[data-slot="retry"]').textContent(),
  };
}
