import type { Browser, Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import { launchChromium } from '../support/launch-chromium.js';
import { BARE, dressedPages, PLACES, type ConsumerPage } from './pages.js';
import { themedPages } from './themed-pages.js';
import { differences, readContrasts, readLook, type Look } from './read-look.js';

/** A built app that is served. */
export interface BuiltApp {
  readonly urlOf: (page: string) => string;
  readonly close: () => Promise<unknown>;
}

type Scheme = 'light' | 'dark';

const SCHEMES: readonly Scheme[] = ['light', 'dark'];
const DRESSED = await dressedPages();
const THEMED = await themedPages();

/**
 * Runs the tests of the dropzone's look against an app built by one bundler.
 *
 * @param shown The names of the pages to look at; by default, all.
 */
export function describeLook(
  bundler: string,
  build: () => Promise<BuiltApp>,
  shown?: (name: string) => boolean,
): void {
  const isShown = ({ name }: ConsumerPage) => shown?.(name) ?? true;
  describe(`an app built by ${bundler}`, () => {
    let app: BuiltApp;
    let browser: Browser;
    const bare = {} as Record<Scheme, Look>;

    beforeAll(async () => {
      [app, browser] = await Promise.all([build(), launchChromium()]);
      const page = await open(browser, app, BARE);
      for (const scheme of SCHEMES) {
        await wear(page, BARE, scheme);
        bare[scheme] = await readLook(plain(page));
      }
    });
    afterEach(async () => {
      for (const context of browser.contexts()) await context.close();
    });
    afterAll(async () => {
      await browser.close();
      await app.close();
    });

    it('is light on a page without color-scheme, no matter what the system prefers', async () => {
      const page = await open(browser, app, BARE);
      const light = await readLook(plain(page));
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await readLook(plain(page))).toEqual(light);
      expect(light['success item']!['background-color']).toBe('rgb(255, 255, 255)');
      // The canvas of Chromium in dark mode.
      expect(bare.dark['success item']!['background-color']).toBe('rgb(18, 18, 18)');
    });

    it.each([BARE, ...DRESSED].filter(isShown))(
      'keeps its look on the page $name, but lets a class and utilities override it',
      async (consumer) => {
        const page = await open(browser, app, consumer);
        for (const scheme of SCHEMES) {
          await wear(page, consumer, scheme);
          expect.soft(differences(await readLook(plain(page)), bare[scheme]), scheme).toEqual([]);
          await expectContrasts(page, scheme);
        }
        const ways = consumer.utilities === undefined ? ['#own'] : ['#own', '#utilities'];
        for (const way of ways) {
          const look = await readLook(page.locator(`${way} [data-slot="root"]`));
          const stubborn = Object.entries(look).flatMap(([slot, values]) =>
            Object.entries(OWN_VALUES)
              // Pico sets the corners of all children of a group; only some have visible ones.
              .filter(([name]) => name !== RADIUS || bare.light[slot]?.[RADIUS] !== '0px')
              .filter(([name, value]) => slot !== 'announcer' && values[name] !== value)
              .map(([name]) => `${way} ${slot} ${name}: ${values[name]}`),
          );
          expect.soft(stubborn).toEqual([]);
        }
      },
    );

    it.each(THEMED.filter(isShown))(
      'gets the colors of the page $name with the recipe for it',
      async (consumer) => {
        const page = await open(browser, app, consumer);
        const accents = new Set<string>();
        for (const scheme of SCHEMES) {
          await wear(page, consumer, scheme);
          await expectContrasts(page, scheme);
          const { choose, zone } = await readLook(plain(page));
          expect(choose!['background-color']).toBe(await colorOf(page, consumer.accent));
          accents.add(zone!['background-color']!);
        }
        expect(accents.size).toBe(2);
      },
    );

    it.each([1280, 320])(
      'has a default width where none is given, in a window %i px wide',
      async (width) => {
        const page = await browser.newPage({ viewport: { width, height: 800 } });
        await page.goto(app.urlOf(PLACES.name));
        await page.locator('[data-slot="item"]').first().waitFor();
        const sizes = await page.evaluate(measurePlaces);
        expect(Object.keys(sizes)).toHaveLength(11);
        for (const [place, size] of Object.entries(sizes)) {
          expect.soft(size.zone, place).toBeGreaterThanOrEqual(230);
          expect.soft(size.right, place).toBeLessThanOrEqual(width);
        }
        expect(sizes['flow']!.zone).toBe(width - 16);
        expect(sizes['narrow-flow']!.zone).toBe(250);
        expect(sizes['narrow-flow']!.preview).toBe(44);
        expect(sizes['flow']!.preview).toBe(width === 320 ? 44 : 56);
      },
    );
  });
}

const RADIUS = 'border-start-start-radius';
/** The computed values of an app's own classes. */
const OWN_VALUES = {
  'margin-block-start': '7px',
  'padding-block-start': '3px',
  [RADIUS]: '9px',
  'background-color': 'rgb(250, 250, 1)',
  color: 'rgb(1, 2, 3)',
};

/** Returns sizes in CSS pixels for each place. Runs in the page. */
function measurePlaces(): Record<string, { zone: number; right: number; preview: number }> {
  const measure = (place: Element) => {
    const box = (slot: string) =>
      place.querySelector(`[data-slot="${slot}"]`)!.getBoundingClientRect();
    return { zone: box('zone').width, right: box('root').right, preview: box('preview').width };
  };
  const sizes = Object.fromEntries(
    [...document.querySelectorAll('main > div > div[id]')].map((place) => [
      place.id,
      measure(place),
    ]),
  );
  const dialog = document.querySelector('dialog')!;
  dialog.showModal();
  sizes['dialog'] = measure(dialog);
  dialog.close();
  const popover = document.querySelector<HTMLElement>('[popover]')!;
  popover.showPopover();
  sizes['popover'] = measure(popover);
  return sizes;
}

async function expectContrasts(page: Page, scheme: Scheme): Promise<void> {
  const contrasts = await readContrasts(plain(page));
  expect(contrasts.length).toBeGreaterThan(20);
  const faint = contrasts.filter(({ least, ratio }) => ratio < least);
  expect.soft(faint, scheme).toEqual([]);
}

/** Returns the computed color of a variable of the page. */
function colorOf(page: Page, variable: string): Promise<string> {
  return page.evaluate((name) => {
    const probe = document.body.appendChild(document.createElement('div'));
    probe.style.backgroundColor = `var(${name})`;
    const color = getComputedStyle(probe).backgroundColor;
    probe.remove();
    return color;
  }, variable);
}

function plain(page: Page): Locator {
  return page.locator('#plain [data-slot="root"]');
}

/** Opens a page and waits for a row of every kind. */
async function open(browser: Browser, app: BuiltApp, { name }: ConsumerPage): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  await page.route('https://cdn.example/**', (route) => route.fulfill({ body: '' }));
  await page.route('**/api/upload/**', async (route) => {
    // The other requests are never answered.
    if (route.request().headers()['x-upload-name'] !== 'fails.png') return;
    const error = { code: 'proxy-unavailable', message: 'Scripted.', retryable: false };
    await route.fulfill({ status: 422, json: { error } });
  });
  await page.goto(app.urlOf(name));
  const png = Buffer.from(await sampleImages.png().bytes());
  const images = ['fails.png', ...Array.from({ length: 8 }, (_, at) => `${at}.png`)];
  const files = [
    { name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
    ...images.map((file) => ({ name: file, mimeType: 'image/png', buffer: png })),
  ];
  for (const input of await page.locator('[data-slot="input"]').all()) {
    await input.setInputFiles(files);
  }
  for (const status of ['success', 'rejected', 'error', 'uploading', 'queued']) {
    await plain(page).locator(`[data-status="${status}"]`).first().waitFor();
  }
  await page.mouse.move(0, 0);
  return page;
}

/** Switches a page to light or dark in the way it supports. */
async function wear(page: Page, { dark }: ConsumerPage, scheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.evaluate(
    ([attributes, isDark]) => {
      for (const [name, value] of Object.entries(attributes)) {
        if (isDark) document.documentElement.setAttribute(name, value);
        else document.documentElement.removeAttribute(name);
      }
    },
    [dark, scheme === 'dark'] as const,
  );
}
