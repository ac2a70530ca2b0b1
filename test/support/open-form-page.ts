import type { Browser, Page } from 'playwright';
import { toNodeListener } from '../../src/proxy/index.js';
import { rowsIn } from './dropzone-rows.js';
import { listen } from './listen.js';
import type { OpenSite } from './open-site.js';

type Field = readonly [name: string, value: string];

/** A page with a form with a dropzone and a text field, which the browser posts to a server. */
export interface FormPage {
  readonly page: Page;
  /** The URL that the form is posted to. */
  readonly action: string;
  /** The fields of each submitted form, oldest first. */
  readonly forms: readonly (readonly Field[])[];
  /** Returns the browser's complaint about the images, and whether the focus shows where. */
  readonly complaint: () => Promise<Complaint>;
  /** Returns the fields of the uploaded images, in the order of the list. */
  readonly imageFields: () => Promise<Field[]>;
  readonly close: () => Promise<void>;
}

/** The browser's validation of a file input. */
export interface Complaint {
  readonly isEmpty: boolean;
  readonly hasFocus: boolean;
  readonly message: string;
}

/** @param place Whether the dropzone is inside or outside the form. */
export async function openFormPage(
  browser: Browser,
  { double, origin }: Pick<OpenSite, 'double' | 'origin'>,
  place: 'inside' | 'outside' = 'inside',
): Promise<FormPage> {
  const forms: Field[][] = [];
  const takeForm = async (request: Request) => {
    forms.push([...new URLSearchParams(await request.text())]);
    return new Response('<title>Thank you</title>', { headers: { 'content-type': 'text/html' } });
  };
  const server = await listen(toNodeListener(takeForm));
  const action = `${server.origin}/order`;
  const page = await browser.newPage();
  await page.goto(`${origin}/?action=${action}&${place}`);
  await page.locator('[data-slot="zone"]').waitFor();

  return {
    action,
    forms,
    page,
    complaint: () =>
      page.locator('[data-slot="input"]').evaluate((input: HTMLInputElement) => ({
        isEmpty: input.validity.valueMissing,
        hasFocus: document.activeElement === input,
        message: input.validationMessage,
      })),
    async imageFields() {
      const names = await rowsIn(page, 'success').locator('[data-slot="name"]').allTextContents();
      return names.map((name) => {
        const upload = double.uploads.find((each) => each.name === name);
        return ['images', String(upload?.answer['url'])];
      });
    },
    async close() {
      await page.close();
      await server.close();
    },
  };
}
