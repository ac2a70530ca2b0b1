import type { Page } from 'playwright';
import { expect } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';

/** What a page requested and logged while a photo was uploaded. */
interface UploadedPhoto {
  readonly bytes: Buffer;
  /** The hosts that the browser called, one for each request. */
  readonly hosts: readonly string[];
  /** The messages in the console. */
  readonly said: readonly string[];
}

/** Uploads an image on a page as a person would. */
export async function uploadPhoto(page: Page, url: string): Promise<UploadedPhoto> {
  const hosts: string[] = [];
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http')) hosts.push(hostname);
  });
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  const photo = sampleImages.jpeg({ name: 'kitchen.jpg', bytes: 60_000 });
  const bytes = Buffer.from(await photo.arrayBuffer());
  // A development server builds a page on the first request for it.
  await page.goto(url, { timeout: 240_000 });
  const input = page.locator('[data-slot="input"]').first();
  await input.waitFor({ state: 'attached' });
  // A server-rendered page accepts files once it has hydrated.
  await expect
    .poll(
      async () => {
        const rows = page.locator('[data-slot="item"]');
        if ((await rows.count()) === 0) {
          await input.setInputFiles({ name: photo.name, mimeType: photo.type, buffer: bytes });
        }
        return rows
          .first()
          .getAttribute('data-status', { timeout: 2000 })
          .catch(() => null);
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe('success');
  return { bytes, hosts, said };
}

/**
 * Uploads an image on a page that logs its URL in the console, and checks the image at that URL. Returns
 * the hosts that the browser called.
 */
export async function uploadOnce(page: Page, url: string): Promise<string[]> {
  const { bytes, hosts, said } = await uploadPhoto(page, url);
  const urls = said.filter((text) => /^https?:\/\/\S+$/.test(text));
  for (const found of urls) {
    const image = await page.request.get(found);
    expect((await image.body()).equals(bytes)).toBe(true);
  }
  if (urls.length === 0) throw new Error(`The page said no URL.\n${said.join('\n')}`);
  return [...new Set(hosts)];
}
