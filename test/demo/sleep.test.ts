import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chooseFiles, codesIn, rowsIn } from '../support/dropzone-rows.js';
import { writeImages, type ImagesOnDisk } from '../support/images-on-disk.js';
import type { Listening } from '../support/listen.js';
import { servePage } from '../support/serve-page.js';
import { launchStoppableChromium, type StoppableChromium } from '../support/stop-chromium.js';

// npm run test:sleep uses the engine's own limits and sleeps for longer than them; npm test uses a
// twenty-fifth of both.
const IS_LONG = process.env['npm_lifecycle_event'] === 'test:sleep';
const SCALE = IS_LONG ? 1 : 0.04;
const LIMITS = IS_LONG ? {} : { limits: { stallMs: 30_000 * SCALE, answerMs: 90_000 * SCALE } };
const ANSWER_SLEEP_MS = 96_000 * SCALE;
const MIDDLE_SLEEP_MS = 36_000 * SCALE;
/** More than fits in the buffers of both sockets. */
const LARGE = 15_000_000;
/** The speed of a slow connection, in bytes per second. */
const SLOW_LINE = IS_LONG ? 130_000 : 60_000;
const BEHIND_WORKER = IS_LONG ? LARGE : 250_000;

const PASSES_ON = 'onfetch = (event) => event.respondWith(fetch(event.request));';

let chromium: StoppableChromium;
let images: ImagesOnDisk;
let site: Listening;
let page: Page;
let takeUpload: (request: IncomingMessage, response: ServerResponse) => Promise<void>;

beforeAll(async () => {
  [chromium, images, site] = await Promise.all([
    launchStoppableChromium(),
    writeImages([60_000, LARGE, BEHIND_WORKER]),
    servePage('dropzone.tsx', (request, response) => void takeUpload(request, response), {
      ...LIMITS,
      scripts: { '/worker.js': PASSES_ON },
    }),
  ]);
});
beforeEach(async () => {
  page = await chromium.browser.newPage();
  await page.goto(`${site.origin}/?provider=ai-homedesign`);
});
afterEach(() => page.close());
afterAll(async () => {
  await chromium.close();
  await site.close();
  await images.remove();
});

function deferred<Value>() {
  let resolve: (value: Value) => void;
  const promise = new Promise<Value>((settle) => (resolve = settle));
  return { promise, resolve: (value: Value) => resolve(value) };
}

function answer(response: ServerResponse): void {
  response.setHeader('content-type', 'application/json').end('{"orderId":"order-1"}');
}

/** Returns how an upload ends: `success`, or the code of its failure. */
async function endOf(): Promise<string> {
  await page
    .locator('[data-slot="item"]:is([data-status="success"],[data-status="error"])')
    .waitFor({
      timeout: 300_000,
    });
  return (await codesIn(page))[0] ?? 'success';
}

describe('a browser that sleeps', () => {
  it('after the last byte still gets the answer that arrived in the meantime', async () => {
    const asked = deferred<ServerResponse>();
    takeUpload = async (request, response) => {
      request.resume();
      await once(request, 'end');
      asked.resolve(response);
    };
    await chooseFiles(page, images.paths.slice(0, 1));
    await rowsIn(page, 'processing').waitFor();
    const response = await asked.promise;
    chromium.stop();
    try {
      answer(response);
      await pause(ANSWER_SLEEP_MS);
    } finally {
      chromium.goOn();
    }
    expect(await endOf()).toBe('success');
  });

  it('in the middle of an upload continues it', async () => {
    const begun = deferred<() => Promise<void>>();
    takeUpload = async (request, response) => {
      // No more is sent than the sockets hold.
      begun.resolve(async () => {
        request.resume();
        await once(request, 'end');
        answer(response);
      });
    };
    await chooseFiles(page, images.paths.slice(1, 2));
    const goOn = await begun.promise;
    await page.locator('progress[value]:not([value="0"])').waitFor();
    chromium.stop();
    const answered = pause(MIDDLE_SLEEP_MS / 2).then(goOn);
    try {
      await pause(MIDDLE_SLEEP_MS);
    } finally {
      chromium.goOn();
    }
    expect(await endOf()).toBe('success');
    await answered;
  });
});

describe('a page behind a service worker that forwards everything', () => {
  it('allows bytes that it can’t see the time of a slow connection', async () => {
    await page.evaluate(async () => {
      await navigator.serviceWorker.register('/worker.js');
      await navigator.serviceWorker.ready;
    });
    await page.reload();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    let tookMs = 0;
    takeUpload = async (request, response) => {
      const startedAt = Date.now();
      let bytes = 0;
      for await (const piece of request as AsyncIterable<Buffer>) {
        bytes += piece.length;
        await pause((bytes / SLOW_LINE) * 1000 - (Date.now() - startedAt));
      }
      tookMs = Date.now() - startedAt;
      answer(response);
    };
    await chooseFiles(page, images.paths.slice(2));
    await rowsIn(page, 'uploading').waitFor();
    // The page sees no bytes being sent.
    expect(await page.locator('progress:not([value="0"])').count()).toBe(0);
    expect(await endOf()).toBe('success');
    expect(tookMs).toBeGreaterThan(90_000 * SCALE);
    // The connection alone takes almost two minutes.
  }, 300_000);
});
