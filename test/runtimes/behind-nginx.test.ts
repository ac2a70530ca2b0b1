import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTokenProxy, toNodeListener, type UploadError } from '../../src/proxy/index.js';
import { pngBytes } from '../proxy/image-bytes.js';
import { KEY, optionsFor } from '../proxy/open-proxy.js';
import { send } from '../proxy/send.js';
import { listen, type Listening } from '../support/listen.js';
import { HAS_NGINX, startNginx, type Nginx } from '../support/nginx.js';
import { startRawVendor, type RawVendor } from '../support/raw-vendor.js';
import { json, URL_OF_IMAGE } from './bench.js';

if (!HAS_NGINX) {
  console.warn('\nNOT TESTED: the proxy behind nginx, since nginx or openssl is not installed.\n');
}

const PAGE = 'https://app.example';

describe.runIf(HAS_NGINX)('a site behind nginx', { timeout: 30_000 }, () => {
  let vendor: RawVendor;
  let sites: readonly Listening[];
  let plain: Nginx;
  let trusting: Nginx;
  let errors: UploadError[];

  beforeAll(async () => {
    vendor = await startRawVendor(json(200, { url: URL_OF_IMAGE }));
    const { host } = new URL(vendor.origin);
    const proxy = createTokenProxy({
      ...optionsFor({ origin: vendor.origin, host }),
      onError: (error) => errors.push(error),
    });
    const app = express().set('trust proxy', 'loopback').use('/api/upload', toNodeListener(proxy));
    sites = await Promise.all([listen(toNodeListener(proxy)), listen(app)]);
    [plain, trusting] = await Promise.all([
      startNginx(sites[0]!.origin),
      startNginx(sites[1]!.origin),
    ]);
  }, 30_000);
  beforeEach(() => {
    errors = [];
  });
  afterAll(async () => {
    await Promise.all([plain.close(), trusting.close()]);
    await Promise.all([...sites.map((site) => site.close()), vendor.close()]);
  });

  const upload = (origin: string, headers: Readonly<Record<string, string>>) =>
    send(origin, { headers: { host: 'app.example', ...headers } });

  describe.each(['buffered', 'as documented', 'ending TLS'] as const)('%s', (front) => {
    it.each([
      ['its own page', { origin: PAGE, 'sec-fetch-site': 'same-origin' }, 200],
      ['its own page in an older browser', { origin: PAGE }, 200],
      [
        'a page of another site',
        { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
        403,
      ],
      ['a page of another site in an older browser', { origin: 'https://evil.example' }, 403],
      ['a page on another port', { origin: `${PAGE}:8443` }, 403],
      [
        'a page that forwards its own host',
        { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
        403,
      ],
    ])('%s', async (_, headers, status) => {
      for (const { origins } of [plain, trusting]) {
        expect((await upload(origins[front], headers)).status).toBe(status);
      }
    });

    it('passes on an image byte for byte', async () => {
      const body = pngBytes(3_000_000);
      const seen = vendor.requests.length;

      const { status } = await send(plain.origins[front], { body });

      expect(status).toBe(200);
      expect(vendor.requests.at(seen)!.body.includes(body)).toBe(true);
    });
  });

  describe('that changes Host', () => {
    it('recognizes a page by the headers of new browsers', async () => {
      const at = plain.origins['changing Host'];
      const own = await upload(at, { origin: PAGE, 'sec-fetch-site': 'same-origin' });
      const other = await upload(at, { origin: PAGE, 'sec-fetch-site': 'cross-site' });

      expect([own.status, other.status]).toEqual([200, 403]);
    });

    it('refuses an older browser, and tells the operator why', async () => {
      const { status, text } = await upload(plain.origins['changing Host'], { origin: PAGE });

      expect(status).toBe(403);
      const { message } = errors[0]!.cause as Error;
      expect(message).toContain(`Origin is "${PAGE}", while Host is "127.0.0.1:`);
      expect(text).not.toContain('127.0.0.1');
      expect(message + text).not.toContain(KEY);
    });

    it('ignores X-Forwarded-Host even in an Express app that trusts nginx', async () => {
      const at = trusting.origins['changing Host'];
      const own = await upload(at, { origin: PAGE, 'sec-fetch-site': 'same-origin' });
      const older = await upload(at, { origin: PAGE });

      expect([own.status, older.status]).toEqual([200, 403]);
    });
  });
});
