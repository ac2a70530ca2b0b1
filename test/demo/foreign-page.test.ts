import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTokenProxy, toNodeListener, type ProxyEvent } from '../../src/proxy/index.js';
import { launchChromium } from '../support/launch-chromium.js';
import { listen, type Listening } from '../support/listen.js';
import { startRawVendor, type RawVendor } from '../support/raw-vendor.js';

const THIRTY_MEGABYTES = 30_000_000;
const PAGE = { 'content-type': 'text/html' };

let browser: Browser;
let vendor: RawVendor;
let site: Listening;
let elsewhere: Listening;
let events: ProxyEvent[];
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  vendor = await startRawVendor({
    answer: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"url":"https://upload.apimart.ai/f/1.png"}',
    },
  });
  // A session cookie permits uploads, and browsers send it by themselves.
  const proxy = toNodeListener(
    createTokenProxy({
      providers: {
        apimart: {
          apiKey: 'site-key',
          origin: vendor.origin,
          allowInsecureOrigin: true,
          maxBytes: 1_000_000,
        },
      },
      authorize: () => true,
      onEvent: (event) => events.push(event),
    }),
  );
  site = await listen((incoming, outgoing) => {
    if (incoming.url?.startsWith('/api/')) proxy(incoming, outgoing);
    else outgoing.writeHead(200, PAGE).end('<!doctype html><title>Ours</title>');
  });
  elsewhere = await listen((_, outgoing) => {
    outgoing.writeHead(200, PAGE).end('<!doctype html><title>Theirs</title>');
  });
});
afterAll(async () => {
  await browser.close();
  await Promise.all([site.close(), elsewhere.close(), vendor.close()]);
});
beforeEach(async () => {
  events = [];
  page = await browser.newPage();
});
afterEach(() => page.close());

describe('a page on another site', () => {
  // To a browser, the same machine under another name is another site.
  beforeEach(() => page.goto(elsewhere.origin.replace('127.0.0.1', 'localhost')));

  it.each(['multipart/form-data', 'text/plain', 'application/x-www-form-urlencoded'])(
    'can’t upload with a form of type %s',
    async (type) => {
      await page.evaluate(
        ([action, enctype]) => {
          const form = document.createElement('form');
          Object.assign(form, { action, enctype, method: 'post' });
          const field = document.createElement('input');
          Object.assign(field, { name: '\u0089PNG', value: 'x' });
          form.append(field);
          document.body.append(form);
          form.submit();
        },
        [`${site.origin}/api/upload/apimart`, type] as const,
      );
      await page.waitForURL(`${site.origin}/api/upload/apimart`);
      expect(events.map(({ code, status }) => [status, code])).toEqual([[403, 'forbidden']]);
      expect(vendor.connections).toEqual([]);
    },
  );

  it('can’t upload without CORS', async () => {
    await page.evaluate(
      (url) =>
        fetch(url, {
          method: 'POST',
          mode: 'no-cors',
          credentials: 'include',
          body: new Blob([new Uint8Array([137, 80, 78, 71])], { type: 'image/png' }),
        }).catch(() => {}),
      `${site.origin}/api/upload/apimart`,
    );
    expect(events.map(({ code, status }) => [status, code])).toEqual([[403, 'forbidden']]);
    expect(vendor.connections).toEqual([]);
  });

  it('can’t upload with CORS, since its preflight is refused', async () => {
    const outcome = await page.evaluate(
      (url) =>
        fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'image/png' },
          body: new Uint8Array([137, 80, 78, 71]),
        }).then(
          ({ status }) => status,
          () => 'no answer',
        ),
      `${site.origin}/api/upload/apimart`,
    );
    expect(outcome).toBe('no answer');
    expect(events.map(({ status, type }) => [type, status])).toEqual([['preflight', 403]]);
    expect(vendor.connections).toEqual([]);
  });
});

describe('a page on this site', () => {
  it('can read that 30 MB are too much', async () => {
    await page.goto(site.origin);
    const answer = await page.evaluate(
      async ([url, bytes]) => {
        const request = new XMLHttpRequest();
        request.open('POST', url);
        request.setRequestHeader('content-type', 'image/png');
        const body = new Uint8Array(bytes);
        body.set([137, 80, 78, 71, 13, 10, 26, 10]);
        request.send(new Blob([body]));
        await new Promise((resolve) => request.addEventListener('loadend', resolve));
        return `${request.status} ${request.responseText}`;
      },
      [`${site.origin}/api/upload/apimart`, THIRTY_MEGABYTES] as const,
    );
    expect(answer).toMatch(/^413 .*"file-too-large"/);
  });
});
