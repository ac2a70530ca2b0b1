import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chooseFiles, codesIn, rowsIn } from '../support/dropzone-rows.js';
import { writeImages, type ImagesOnDisk } from '../support/images-on-disk.js';
import { launchChromium } from '../support/launch-chromium.js';
import { openFormPage, type FormPage } from '../support/open-form-page.js';
import { openWatchedSite, type WatchedSite } from '../support/open-watched-site.js';

let browser: Browser;
let form: FormPage;
let images: ImagesOnDisk;
let site: WatchedSite;

beforeAll(async () => {
  [browser, images] = await Promise.all([launchChromium(), writeImages([30_000, 30_001, 30_002])]);
  site = await openWatchedSite('form.tsx', 'apimart');
});

afterEach(async () => {
  await form.close();
  site.forget();
});

afterAll(async () => {
  await browser.close();
  await site.close();
  await images.remove();
});

function press(name: string): Promise<void> {
  return form.page.getByRole('button', { name }).click();
}

async function uploadAll(): Promise<void> {
  await chooseFiles(form.page, images.paths);
  await rowsIn(form.page, 'success').nth(2).waitFor();
}

/** Expects the browser to block the form, focus the input, and show a matching message. */
async function expectStop(isEmpty: boolean, message: string | RegExp): Promise<void> {
  const { complaint, forms } = form;
  await press('Send');
  const matching = expect.stringMatching(message) as string;
  expect(await complaint()).toEqual({ isEmpty, hasFocus: true, message: matching });
  expect(forms).toEqual([]);
}

const CAPTION = ['caption', 'Two rooms'];

describe('a form with a required image field', () => {
  it('is blocked without images', async () => {
    form = await openFormPage(browser, site);
    await expectStop(true, /./);
  });

  it('is blocked during uploads, then sends the images in the order of the list', async () => {
    form = await openFormPage(browser, site);
    const { action, forms, imageFields, page } = form;
    const [first, ...others] = images.paths;
    let letFirstGo = () => {};
    const firstIsHeld = new Promise<void>((resolve) => {
      site.meetNext(async (takeIt) => {
        resolve();
        await new Promise<void>((go) => (letFirstGo = go));
        return takeIt();
      });
    });
    await chooseFiles(page, [first!]);
    await firstIsHeld;
    await chooseFiles(page, others);
    await rowsIn(page, 'success').nth(1).waitFor();
    await expectStop(false, 'Please wait for the uploads to finish.');

    letFirstGo();
    await rowsIn(page, 'success').nth(2).waitFor();
    expect(site.double.uploads.at(-1)?.name).toBe('0.jpg');
    const fields = await imageFields();
    await press('Send');
    await page.waitForURL(action);
    expect(forms).toEqual([[...fields, CAPTION]]);
  });

  it('doesn’t send images that were refused or failed', async () => {
    form = await openFormPage(browser, site);
    const { action, forms, imageFields, page } = form;
    site.meetNext(async () => Response.json({}, { status: 400 }));
    const words = join(dirname(images.paths[0]!), 'words.jpg');
    await writeFile(words, 'no image');
    await chooseFiles(page, [words, ...images.paths]);
    await rowsIn(page, 'success').nth(1).waitFor();
    await rowsIn(page, 'error').waitFor();
    expect(await codesIn(page)).toEqual(['file-type-mismatch', 'provider-rejected']);

    const fields = await imageFields();
    await press('Send');
    await page.waitForURL(action);
    expect(forms).toEqual([[...fields, CAPTION]]);
  });

  it.each(['inside', 'outside'] as const)(
    'has no images after a reset if the dropzone is %s it',
    async (place) => {
      form = await openFormPage(browser, site, place);
      await uploadAll();
      await press('Start again');
      await form.page.locator('[data-slot="item"]').first().waitFor({ state: 'detached' });
      await expectStop(true, /./);
    },
  );

  it('includes the images even if the dropzone is outside it', async () => {
    form = await openFormPage(browser, site, 'outside');
    const { action, forms, imageFields, page } = form;
    await expectStop(true, /./);
    await uploadAll();
    const fields = await imageFields();
    await press('Send');
    await page.waitForURL(action);
    expect(forms).toEqual([[CAPTION, ...fields]]);
  });

  it('can be filled out and submitted with only the keyboard', async () => {
    form = await openFormPage(browser, site);
    const { action, complaint, forms, imageFields, page } = form;
    const { keyboard } = page;
    // Started early, since a dialog that opens before the listener is added is missed.
    const dialog = page.waitForEvent('filechooser');
    const tabTo = async (control: string) => {
      await keyboard.press('Tab');
      expect(await page.locator(':focus').ariaSnapshot()).toContain(control);
    };
    await tabTo('button "Choose images"');
    await tabTo('textbox "Caption"');
    await keyboard.press('Enter');
    expect(await complaint()).toMatchObject({ isEmpty: true, hasFocus: true });

    // The next stop after the missing field is the button that fills it.
    await tabTo('button "Choose images"');
    await keyboard.press('Enter');
    await (await dialog).setFiles(images.paths[1]!);
    await rowsIn(page, 'success').waitFor();
    const fields = await imageFields();

    await page.getByRole('button', { name: 'View larger: 1.jpg' }).waitFor();
    await tabTo('button "View larger: 1.jpg"');
    await tabTo('button "Remove: 1.jpg"');
    await tabTo('textbox "Caption"');
    await keyboard.type('By keyboard');
    await keyboard.press('Enter');
    await page.waitForURL(action);
    expect(forms).toEqual([[...fields, ['caption', 'By keyboard']]]);
  });
});
