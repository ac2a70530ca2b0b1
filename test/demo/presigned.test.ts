import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTokenProxy, toNodeListener } from '../../src/proxy/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { dropFiles } from '../support/drop-files.js';
import { launchChromium } from '../support/launch-chromium.js';
import { listen, type Listening } from '../support/listen.js';
import { startS3Storage, type S3Storage } from '../support/s3-storage.js';
import { servePage } from '../support/serve-page.js';
import { rowHistory, watchRows } from '../support/watch-rows.js';

const KEY = 'CANARY-key-of-the-site';

let browser: Browser;
const open: { readonly close: () => Promise<unknown> }[] = [];

beforeAll(async () => {
  browser = await launchChromium();
});

afterEach(async () => {
  for (const each of open.splice(0).toReversed()) await each.close();
});

afterAll(() => browser.close());

/** Starts a double of Autoenhance that signs URLs of a real storage, and a site with a page. */
async function openSite({
  cors = true,
  query = '',
  signedAt = () => new Date(),
}: { cors?: boolean; query?: string; signedAt?: (record: number) => Date } = {}) {
  const storage = await startS3Storage({ cors });
  open.push(storage);
  const records: { readonly id: string; readonly type: string }[] = [];
  const vendor = await listen(
    toNodeListener(async (request) => {
      const { content_type: type } = (await request.json()) as Record<string, string>;
      const id = randomUUID();
      records.push({ id, type: type! });
      const url = await storage.presign(id, type!, signedAt(records.length));
      return Response.json({ image_id: id, order_id: randomUUID(), upload_url: url });
    }),
  );
  open.push(vendor);
  const site = await openPage(vendor, storage);
  const page = await browser.newPage();
  open.push(page);
  await watchRows(page);
  await page.goto(`${site.origin}/${query}`);
  return { page, records, storage, site };
}

async function openPage(vendor: Listening, storage: S3Storage) {
  const proxied: { readonly url: string; readonly headers: Headers }[] = [];
  const proxy = createTokenProxy({
    providers: {
      autoenhance: {
        apiKey: KEY,
        origin: vendor.origin,
        allowInsecureOrigin: true,
        uploadHosts: [storage.host],
      },
    },
    authorize: ({ headers, url }) => {
      proxied.push({ url, headers });
      return true;
    },
  });
  const site = await servePage('autoenhance.tsx', toNodeListener(proxy));
  open.push(site);
  return { ...site, proxied };
}

async function drop(page: Page, files: readonly File[], status: string): Promise<void> {
  await dropFiles(page.locator('[data-slot="zone"]'), files);
  const rows = page.locator(`[data-slot="item"][data-status="${status}"]`);
  await rows.nth(files.length - 1).waitFor();
}

function messageOf(page: Page) {
  return page.locator('[data-slot="message"]');
}

describe('a storage that verifies signatures', () => {
  it.each(['', '?own'])(
    'accepts the file from the page itself, with its signed type and nothing else (%s)',
    async (query) => {
      const { page, records, site, storage } = await openSite({ query });
      const protocol = await page.context().newCDPSession(page);
      await protocol.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput: 400_000,
      });
      const file = sampleImages.jpeg({ name: 'hall.jpg', bytes: 500_000 });
      await drop(page, [file], 'success');

      const stored = await storage.read(records[0]!.id);
      expect(stored.equals(Buffer.from(await file.arrayBuffer()))).toBe(true);
      const { progress, statuses } = await rowHistory(page, 'hall.jpg');
      // If the answer arrives within the same frame as the last byte, `processing` is never shown.
      expect(statuses.filter((status) => status !== 'processing').slice(-2)).toEqual([
        'uploading',
        'success',
      ]);
      expect(new Set(progress).size).toBeGreaterThan(2);

      const puts = storage.requests.filter(({ method }) => method === 'PUT');
      expect(puts).toHaveLength(1);
      const names = puts[0]!.headers.filter((_, index) => index % 2 === 0);
      const ownWords = names.filter((name) => !SENT_BY_CHROMIUM.test(name));
      expect(ownWords.map((name) => name.toLowerCase())).toEqual(['content-type']);
      expect(puts[0]!.headers).toContain('image/jpeg');
      // The app's own `http` instance sends the request to the proxy, which got no bytes of the file.
      const [asked, ...more] = site.proxied;
      expect(more).toEqual([]);
      expect(asked?.url).toContain('/ticket');
      expect(asked?.headers.get('x-tenant')).toBe(query === '' ? null : 'acme');
    },
  );

  it('refuses a type other than the signed one, so that the test is meaningful', async () => {
    const { storage } = await openSite();
    const url = await storage.presign('a', 'image/jpeg');
    const response = await fetch(url, {
      method: 'PUT',
      body: sampleImages.jpeg().slice(),
      headers: { 'content-type': 'image/png' },
    });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('SignatureDoesNotMatch');
  });
});

describe('an expired URL', () => {
  it('leads to a question, and another record is created only if the user agrees', async () => {
    const anHourAgo = () => new Date(Date.now() - 3_600_000);
    const { page, records } = await openSite({
      signedAt: (record) => (record === 1 ? anHourAgo() : new Date()),
    });
    await drop(page, [sampleImages.png()], 'error');
    expect(await messageOf(page).getAttribute('data-code')).toBe('outcome-unknown');
    expect(await messageOf(page).textContent()).toContain('creates a second entry');
    expect(records).toHaveLength(1);

    await page.locator('[data-slot="retry"]').click();
    await page.locator('[data-slot="item"][data-status="success"]').waitFor();
    expect(records).toHaveLength(2);
    const results = await page.locator('#app').getAttribute('data-results');
    expect(JSON.parse(results!)).toMatchObject([{ imageId: records[1]!.id }]);
  });
});

describe('a storage without CORS for the page', () => {
  it('is reported with a message that names the workaround', async () => {
    const { page, records, storage } = await openSite({ cors: false, query: '?retries=0' });
    await drop(page, [sampleImages.png()], 'error');
    expect(await messageOf(page).getAttribute('data-code')).toBe('network');
    const sentence = await page.locator('#app').getAttribute('data-error');
    expect(sentence).toContain('CORS');
    expect(sentence).toContain("delivery: 'relay'");
    expect(storage.requests).toHaveLength(1);

    // Only the storage gets another request.
    await page.locator('[data-slot="retry"]').click();
    await expect.poll(() => storage.requests).toHaveLength(2);
    expect(records).toHaveLength(1);
  });
});

describe('a storage with a broken connection', () => {
  it('gets the file again at the same URL, without a second record', async () => {
    const { page, records, storage } = await openSite();
    storage.breakNextPut();
    const file = sampleImages.jpeg({ bytes: 300_000 });
    await drop(page, [file], 'success');
    expect(records).toHaveLength(1);
    const stored = await storage.read(records[0]!.id);
    expect(stored.equals(Buffer.from(await file.arrayBuffer()))).toBe(true);
  });
});

/** The headers that the browser adds to every request. */
const SENT_BY_CHROMIUM =
  /^(?:host|connection|content-length|sec-.*|user-agent|accept|accept-encoding|accept-language|origin|referer)$/i;
