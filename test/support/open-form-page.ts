import type { Browser, Page } from 'playwright';
import { toNodeListener } from '../../src/proxy/index.js';
import { rowsIn } from './dropzone-rows.js';
import { listen } from './listen.js';
import type { OpenSite } from './open-site.js';

type Field = readonly [name: string, value: string];

/** A form with a dropzone and a text field, which a browser posts to a server as it always has. */
export interface FormPage {
  readonly page: Page;
  /** Where the form goes. */
  readonly action: string;
  /** The fields of each form that came, oldest first. */
  readonly forms: readonly (readonly Field[])[];
  /** What the browser holds against the images, and whether the person sees where. */
  readonly complaint: () => Promise<Complaint>;
  /** The fields that belong to the uploaded images, in the order of the list. */
  readonly imageFields: () => Promise<Field[]>;
  readonly close: () => Promise<void>;
}

/** What a browser says of a file input. */
export interface Complaint {
  readonly isEmpty: boolean;
  readonly hasFocus: boolean;
  readonly message: string;
}

/** @param place Where the dropzone stands. */
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
