import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import { dropFiles } from '../support/drop-files.js';
import { launchChromium } from '../support/launch-chromium.js';
import { listen, type Listening } from '../support/listen.js';
import { servePage } from '../support/serve-page.js';

const HTML = { 'content-type': 'text/html' };
const PAGE = 'node_modules/image-upload-dropzone/docs/troubleshooting.md';

/** Longer than the package waits for a style sheet. */
const PATIENCE_MS = 4000;

let browser: Browser;
/** A server without CORS headers, as most are. */
let elsewhere: Listening;
const sites = new Map<string, Listening>();

beforeAll(async () => {
  browser = await launchChromium();
  elsewhere = await listen((_, outgoing) => outgoing.end());
  for (const mode of ['development', 'production'] as const) {
    const site = await servePage(
      'misconfigured.tsx',
      (incoming, outgoing) => {
        incoming.resume();
        const isPage = incoming.url?.startsWith('/api/upload/page');
        outgoing.writeHead(isPage ? 200 : 404, HTML).end('<!doctype html>');
      },
      { mode },
    );
    sites.set(mode, site);
  }
});
afterAll(async () => {
  await browser.close();
  await Promise.all([elsewhere, ...sites.values()].map((server) => server.close()));
});

/** Opens a page and collects its own console messages, without React's and the browser's. */
async function open(mode: string, query: string) {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('image-upload-dropzone]')) said.push(message.text());
  });
  await page.clock.install();
  await page.goto(`${sites.get(mode)!.origin}/?${query}`);
  return { page, said };
}

async function failTwice(page: Page): Promise<void> {
  const images = [sampleImages.png({ name: '1.png' }), sampleImages.png({ name: '2.png' })];
  await dropFiles(page.locator('[data-slot="zone"]'), images);
  await page.locator('[data-slot="item"][data-status="error"]').nth(1).waitFor();
}

const UPLOADS = [
  ['no-token-proxy', 'case=plain', /POST \/api\/upload\/apimart: .*no token proxy.*HTTP 404/],
  [
    'html-instead-of-json',
    'endpoint=/api/upload/page',
    /POST \/api\/upload\/page\/apimart: A web page answered \(HTTP 200\)/,
  ],
  ['headers', 'case=headers', /`headers` function failed.*The token endpoint is down\./],
  ['options', 'case=missing', /"serviceName" of ai-homedesign must be one of service-/],
  ['options', 'case=misspelled', /"servicename".*Did you mean "serviceName"\?/],
] as const;

describe('the console of a development build', () => {
  it.each(UPLOADS)(
    'reports each problem once with a link: %s, %s',
    async (topic, query, expected) => {
      const { page, said } = await open('development', query);
      await failTwice(page);
      const about = said.filter((message) => message.includes(`#${topic}`));
      expect(about).toHaveLength(1);
      expect(about[0]).toMatch(expected);
      expect(about[0]).toContain(`${PAGE}#${topic}`);
    },
  );

  it('names the origin that refuses the page’s requests', async () => {
    const { page, said } = await open('development', `endpoint=${elsewhere.origin}/api/upload`);
    await failTwice(page);
    await expect.poll(() => said.filter((message) => message.includes('#cors'))).toHaveLength(1);
    expect(said.find((message) => message.includes('#cors'))).toContain(
      `${elsewhere.origin} gave no answer: it is down, or \`allowedOrigins\` of its token proxy lacks ${sites.get('development')!.origin} (CORS).`,
    );
  });

  it('reports a misspelled prop and a missing style sheet without an upload', async () => {
    const { page, said } = await open('development', 'case=prop');
    await page.clock.fastForward(PATIENCE_MS);
    await expect.poll(() => said).toHaveLength(2);
    expect(said[0]).toMatch(/has no "onSucces"\. Did you mean "onSuccess"\?.*#props$/);
    expect(said[1]).toMatch(/style sheet is missing.*styles\.css.*#style-sheet$/);
  });

  it('reports nothing about styles if there are some or none are wanted', async () => {
    const [unstyled, styled] = await Promise.all([
      open('development', 'case=unstyled'),
      open('development', 'case=plain'),
    ]);
    await styled.page.addStyleTag({
      path: fileURLToPath(new URL('../../src/dropzone/styles.css', import.meta.url)),
    });
    await Promise.all([unstyled, styled].map(({ page }) => page.clock.fastForward(PATIENCE_MS)));
    expect([unstyled.said, styled.said]).toEqual([[], []]);
  });
});

describe('the console of a production build', () => {
  it('stays silent, no matter what is set up incorrectly', async () => {
    for (const query of ['case=headers', 'case=prop']) {
      const { page, said } = await open('production', query);
      await failTwice(page);
      await page.clock.fastForward(PATIENCE_MS);
      expect(said).toEqual([]);
    }
  });
});

it('every section that the console links to exists', () => {
  const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const [, topics = ''] = /TroubleshootingTopic =([^;]*);/.exec(
    read('src/core/errors/developer-console.ts'),
  )!;
  const anchors = [...read('docs/troubleshooting.md').matchAll(/^## (.*)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
  expect(anchors).toEqual(
    expect.arrayContaining([...topics.matchAll(/'([^']+)'/g)].map(([, t]) => t!)),
  );
  expect(JSON.parse(read('package.json')).files).toContain('docs');
});
