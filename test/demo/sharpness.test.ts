import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeQuarters } from '../dropzone/previews-files.js';
import { launchChromium } from '../support/launch-chromium.js';
import { servePage } from '../support/serve-page.js';

const STYLES = fileURLToPath(new URL('../../src/dropzone/styles.css', import.meta.url));

const PICTURES = {
  panorama: [3000, 1000],
  upright: [1000, 3000],
  square: [2000, 2000],
  small: [40, 30],
} as const;
type Name = keyof typeof PICTURES;
const LARGE: readonly Name[] = ['panorama', 'upright', 'square'];

let browser: Browser;
let site: Awaited<ReturnType<typeof servePage>>;
let files: Readonly<Record<Name, Awaited<ReturnType<typeof chosenFile>>>>;

beforeAll(async () => {
  browser = await launchChromium();
  files = {
    panorama: await chosenFile('panorama'),
    upright: await chosenFile('upright'),
    square: await chosenFile('square'),
    small: await chosenFile('small'),
  };
  site = await servePage('dropzone.tsx', (request, response) => {
    const url = 'https://upload.apimart.ai/f/1.jpg';
    request.resume().on('end', () => response.end(JSON.stringify({ url })));
  });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Opens a dropzone of each layout on a screen with this many pixels for each CSS pixel. */
async function openPage(ratio: number): Promise<Page> {
  const viewport = { width: 900, height: 1600 };
  const page = await browser.newPage({ viewport, deviceScaleFactor: ratio });
  await page.goto(`${site.origin}/?layout=list&layout=grid&layout=single`);
  await page.addStyleTag({ path: STYLES });
  return page;
}

async function chosenFile(name: Name) {
  const [width, height] = PICTURES[name];
  const file = await makeQuarters(width, height, 'image/png');
  const buffer = Buffer.from(await file.arrayBuffer());
  return { name: `${name}.png`, mimeType: file.type, buffer };
}

/** The size of a drawn picture, and how many of its pixels are shown in each CSS pixel. */
interface Drawn {
  readonly sides: readonly [width: number, height: number];
  readonly sharpness: number;
}

/** Measures a picture on the side by which it fills its box: the shorter one if it is cropped. */
function measure(page: Page, layout: string, name: Name): Promise<Drawn | undefined> {
  return page.evaluate(
    ([root, file]) => {
      const rows = [...document.querySelectorAll(`[data-layout="${root}"] [data-slot="item"]`)];
      const row = rows.find((one) => one.textContent.includes(file!));
      const canvas = row?.querySelector('canvas');
      if (!canvas) return undefined;
      const { height, width } = canvas;
      const [across, down] = [width / canvas.clientWidth, height / canvas.clientHeight];
      const isWhole = getComputedStyle(canvas).objectFit === 'contain';
      const sharpness = isWhole ? Math.max(across, down) : Math.min(across, down);
      return { sides: [width, height] as const, sharpness };
    },
    [layout, `${name}.png`],
  );
}

describe.each([1, 2])('at %i device pixels for each CSS pixel', (ratio) => {
  it('a picture has as many pixels as its box, if the file has them', async () => {
    const page = await openPage(ratio);
    const choose = (layout: string, ...names: readonly Name[]) =>
      page
        .locator(`[data-layout="${layout}"] [data-slot="input"]`)
        .setInputFiles(names.map((name) => files[name]));
    const expectSharp = async (layout: string, name: Name) => {
      const sharpness = async () => (await measure(page, layout, name))?.sharpness;
      await expect
        .poll(sharpness, { message: `${name} in ${layout}` })
        .toBeGreaterThanOrEqual(ratio);
    };
    for (const layout of ['list', 'grid']) {
      await choose(layout, ...LARGE, 'small');
      for (const name of LARGE) await expectSharp(layout, name);
      // A picture smaller than its box can't be sharper than it is. It isn't enlarged either.
      const drawn = async () => (await measure(page, layout, 'small'))?.sides;
      await expect.poll(drawn, { message: `small in ${layout}` }).toEqual(PICTURES.small);
    }
    for (const name of LARGE) {
      await choose('single', name);
      await expectSharp('single', name);
    }
    await page.close();
  });
});

it('a picture is drawn again with more pixels when someone zooms the page', async () => {
  const page = await openPage(1);
  await page.locator('[data-layout="grid"] [data-slot="input"]').setInputFiles([files.square]);
  const sharpness = async () => (await measure(page, 'grid', 'square'))?.sharpness;
  await expect.poll(sharpness).toBeGreaterThanOrEqual(1);
  expect(await sharpness()).toBeLessThan(3);
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Emulation.setDeviceMetricsOverride', {
    width: 900,
    height: 1600,
    deviceScaleFactor: 3,
    mobile: false,
  });
  await expect.poll(sharpness).toBeGreaterThanOrEqual(3);
  await page.close();
});
