import { expect, type Page } from '@playwright/test';
import { sampleImages } from 'image-upload-dropzone/testing';
import { test } from './test-backend.js';

test.beforeEach(({ page }) => page.goto('/'));

/** Playwright's counterpart of a `File`. */
async function payloadOf(file: File) {
  const buffer = Buffer.from(await file.arrayBuffer());
  return { name: file.name, mimeType: file.type, buffer };
}

/** Slows the upload down, so that there is progress to see. */
async function slowDown(page: Page) {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 200_000,
  });
}

test('uploads a photo and shows its progress', async ({ backend, page }) => {
  await slowDown(page);
  const photo = await payloadOf(sampleImages.jpeg({ name: 'kitchen.jpg', bytes: 400_000 }));
  await page.locator('input[type="file"]').setInputFiles(photo);

  const row = page.locator('[data-slot="item"]');
  await expect(row).toHaveAttribute('data-status', 'uploading');
  await expect(row.getByRole('progressbar')).toBeVisible();
  await expect(page.getByRole('link', { name: 'kitchen.jpg' })).toBeVisible();
  await expect(row).toHaveAttribute('data-status', 'success');
  // What reached the vendor, through the real token proxy.
  expect(backend.double.uploads).toMatchObject([{ provider: 'apimart', type: 'image/jpeg' }]);
  expect(photo.buffer.equals(backend.double.uploads[0]!.bytes)).toBe(true);
});

test('says why a file is refused, and sends nothing', async ({ backend, page }) => {
  const webPage = await payloadOf(new File(['<!doctype>'], 'page.jpg', { type: 'image/jpeg' }));
  await page.locator('input[type="file"]').setInputFiles(webPage);

  await expect(page.getByRole('alert')).toHaveAttribute('data-code', 'file-type-mismatch');
  expect(backend.double.requests).toHaveLength(0);
});

test.describe('when the account at the vendor is empty', () => {
  test.use({ faults: [{ trouble: 'answer', status: 402 }] });

  test('tells people', async ({ backend, page }) => {
    await page.locator('input[type="file"]').setInputFiles(await payloadOf(sampleImages.png()));

    await expect(page.getByRole('alert')).toHaveAttribute('data-code', 'quota-exceeded');
    expect(backend.double.uploads).toHaveLength(0);
  });
});
