import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import { dropFiles } from '../support/drop-files.js';
import { launchChromium } from '../support/launch-chromium.js';
import { openSite, type OpenSite } from '../support/open-site.js';

let browser: Browser;
let site: OpenSite;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  site = await openSite('apimart.tsx', 'apimart');
  page = await browser.newPage();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

beforeEach(async () => {
  site.double.reset();
  await page.goto(site.origin);
});

async function drop(file: File, status: string) {
  await dropFiles(page.locator('[data-slot="zone"]'), [file]);
  await page.locator(`[data-slot="item"][data-status="${status}"]`).waitFor();
}

function named(image: File, name: string, type: string): File {
  return new File([image], name, { type });
}

describe('an image with a wrong name or type', () => {
  it.each([
    [
      'a JPEG named .png',
      named(sampleImages.jpeg(), 'hall.png', 'image/png'),
      'image/jpeg',
      'hall.jpg',
    ],
    [
      'a PNG with an empty type',
      named(sampleImages.png(), 'hall.png', ''),
      'image/png',
      'hall.png',
    ],
    [
      'a WebP without an extension or type',
      named(sampleImages.webp(), 'hall', ''),
      'image/webp',
      'hall.webp',
    ],
    [
      'a GIF named as text',
      named(sampleImages.gif(), 'hall.txt', 'text/plain'),
      'image/gif',
      'hall.txt.gif',
    ],
  ])('is sent as what it really is: %s', async (_, file, type, name) => {
    await drop(file, 'success');
    expect(site.double.uploads).toMatchObject([{ name, type }]);
    expect(site.double.uploads[0]!.bytes).toHaveLength(file.size);
  });
});

describe('a file that isn’t an image', () => {
  const POINTER = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n';

  it.each([
    ['HTML named .jpg', new File(['<!doctype html><script>'], 'a.jpg', { type: 'image/jpeg' })],
    ['a Git LFS pointer named .jpg', new File([POINTER], 'a.jpg', { type: 'image/jpeg' })],
    ['a ZIP named .png', new File(['PK\u0003\u0004'], 'a.png', { type: 'image/png' })],
    ['SVG named .png', new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'a.png')],
    ['half a signature', new File([new Uint8Array([0x89, 0x50])], 'a.png')],
  ])('is refused, and nothing is sent: %s', async (_, file) => {
    await drop(file, 'rejected');
    const code = await page.locator('[data-slot="message"]').getAttribute('data-code');
    expect(['file-type-mismatch', 'file-invalid-type']).toContain(code);
    expect(site.double.requests).toHaveLength(0);
  });
});
