import type { Browser, Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/launch-chromium.js';
import { startDemo, type RunningDemo } from '../support/start-demo.js';

let browser: Browser;
let demo: RunningDemo;
let page: Page;
let panel: Locator;

beforeAll(async () => {
  [browser, demo] = await Promise.all([launchChromium(), startDemo()]);
  page = await browser.newPage({
    viewport: { width: 1280, height: 860 },
    // Colors change at once.
    reducedMotion: 'reduce',
  });
  panel = page.locator('[role="tabpanel"][data-provider]:visible');
  await page.goto(demo.url);
});

afterEach(async () => {
  await trouble('Nothing');
  await panel.getByRole('button', { name: 'Clear', exact: true }).click();
});

afterAll(async () => {
  await browser.close();
  demo.stop();
});

const trouble = (name: string) => page.getByRole('radio', { name, exact: true }).check();
const select = (provider: string) => page.getByRole('tab', { name: provider }).click();
const add = (name: string) =>
  panel.getByRole('button', { name: new RegExp(`^Add ${name}`) }).click();
const rows = () => panel.locator('.wire-list > li');

/** What the panel says, in one line for each request and each call. */
async function wire(): Promise<string[]> {
  const lines = await rows().locator('summary, .wire-callback').allInnerTexts();
  return lines.map((line) =>
    line
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/127\.0\.0\.1:\d+/g, 'vendor')
      .replaceAll(/[\da-f]{24}|[\da-f-]{36}/g, 'id')
      .replace(/ · \d+ ms/, '')
      .replace(/\?\S+/, ''),
  );
}

describe('the panel of the demo', () => {
  it('shows each request, each answer and the callback of an upload with a ticket, in order', async () => {
    await select('Autoenhance');
    await add('fig.jpg');
    await expect
      .poll(wire)
      .toEqual([
        'Page → to proxy 200 POST /api/upload/autoenhance/ticket fig.jpg',
        'Proxy → to vendor 200 POST vendor/v3/images/ fig.jpg',
        'Page → to storage 200 PUT vendor/autoenhance-bucket/id fig.jpg',
        'Your app onSuccess({ "orderId": "id", "imageId": "id" }) fig.jpg',
      ]);
  });

  it('shows that the proxy adds a key, and never the key', async () => {
    await select('Stablecog');
    await add('fig.jpg');
    const request = rows().and(page.locator('[data-leg="proxy-vendor"]'));
    await request.getByText('200').waitFor();
    await request.locator('summary').click();
    expect(await request.innerText()).toMatch(/authorization: ••••••\n/);
    expect(await page.content()).not.toContain('demo-key');
  });

  it('shows how an answer that was lost is asked for again, and that nothing is sent twice', async () => {
    await select('AI HomeDesign');
    await trouble('Lost answer');
    await add('fig.jpg');
    await panel.getByRole('button', { name: /^Try again anyway/ }).click();
    await expect
      .poll(wire)
      .toEqual([
        'Page → to proxy no answer POST /api/upload/ai-homedesign fig.jpg',
        'Proxy → to vendor 200 POST vendor/v1/order/image fig.jpg',
        'Your app onError({"code":"outcome-unknown","retryable":false}) fig.jpg',
        'Page → to proxy 200 POST /api/upload/ai-homedesign/status fig.jpg',
        'Your app onSuccess({ "orderId": "id" }) fig.jpg',
      ]);
  });

  it('shows that an upload waits for a vendor that is down, and for the network', async () => {
    await select('APIMart');
    await trouble('Failing vendor');
    await add('dandelions.jpg');
    const waiting = panel.locator('[data-status="waiting"]');
    await waiting.waitFor();
    await trouble('Offline');
    await waiting.getByText('Offline, waiting to reconnect').waitFor();
    await trouble('Slow network');
    await panel.locator('[data-status="uploading"]').waitFor();
    await panel.locator('[data-status="success"]').waitFor();
    const answers = (await wire()).map((line) => / (\d{3}|no answer) /.exec(line)?.[1]);
    expect(answers.slice(0, 2)).toEqual(['503', '503']);
    expect(answers.slice(-3)).toEqual(['200', '200', undefined]);
  });
});

describe('a sample', () => {
  it('can be dragged into the dropzone, which shows that it would take it', async () => {
    await select('ImagePipeline');
    const sample = (await panel.getByRole('button', { name: /^Add brushes/ }).boundingBox())!;
    const zone = panel.locator('[data-slot="zone"]');
    const { height, width, x, y } = (await zone.boundingBox())!;
    await page.mouse.move(sample.x + 20, sample.y + 20);
    await page.mouse.down();
    await page.mouse.move(x + width / 2, y + height / 2, { steps: 6 });
    await expect
      .poll(async () => {
        await page.mouse.move(x + width / 2, y + height / 2 + Math.random());
        return zone.getAttribute('data-drag');
      })
      .toBe('accept');
    await page.mouse.up();
    await panel.locator('[data-status="success"]').waitFor();
    expect(await panel.locator('[data-slot="item"]').count()).toBe(1);
  });
});

describe('the tabs of the providers', () => {
  it('are one stop, which the arrow keys move in the direction of reading', async () => {
    await select('Autoenhance');
    await add('fig.jpg');
    await page.getByRole('tab', { name: 'Autoenhance' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: 'AI HomeDesign', selected: true }).waitFor();
    await page.getByRole('combobox', { name: 'Language' }).selectOption('ar');
    await panel.getByRole('button', { name: 'اختيار صور' }).waitFor();
    await page.getByRole('tab', { name: 'AI HomeDesign' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: 'Autoenhance', selected: true }).waitFor();
    await page.keyboard.press('End');
    await page.getByRole('tab', { name: 'ImagePipeline', selected: true }).waitFor();
    expect(await page.getByRole('tabpanel', { name: 'ImagePipeline' }).count()).toBe(1);
    await page.getByRole('combobox', { name: 'Language' }).selectOption('en');
  });
});

describe('the page', () => {
  it.each([
    [320, 'Dark'],
    [1280, 'Light'],
  ])('fits into %i pixels, without an accessibility fault: %s', async (width, theme) => {
    await page.setViewportSize({ width, height: 860 });
    await select('APIMart');
    await add('not-a-photo.jpg');
    await expect.poll(wire).toContainEqual(expect.stringContaining('onFilesRejected'));
    await page.getByRole('radio', { name: theme, exact: true }).check();
    await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' });
    expect(await page.evaluate(faultsOf)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
});

async function faultsOf(): Promise<string[]> {
  const { axe } = window as unknown as {
    axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
  };
  const { violations } = await axe.run();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
}
