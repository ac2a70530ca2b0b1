import type { RequestListener } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aiHomeDesign } from '../../src/index.js';
import { createTokenProxy, toNodeListener } from '../../src/proxy/index.js';
import { createProviderDouble, sampleImages } from '../../src/testing/index.js';
import { createUploadSession } from '../../src/transport/upload-session.js';
import { uploadWithRetries } from '../../src/transport/upload-with-retries.js';
import { startCuttingTunnel } from '../support/cutting-tunnel.js';
import { listen } from '../support/listen.js';
import { KEY } from './attempt.js';

type Version = 'old' | 'new';

const FILE = sampleImages.png({ name: 'a.png', bytes: 20_000 });
const PATH = '/api/upload/ai-homedesign';

function createStore() {
  const entries = new Map<string, { readonly value: string; readonly until: number }>();
  const read = (key: string) => {
    const entry = entries.get(key);
    return entry && entry.until > Date.now() ? entry.value : undefined;
  };
  const write = (key: string, value: string, lifetimeMs: number) =>
    void entries.set(key, { value, until: Date.now() + lifetimeMs });
  return {
    get: async (key: string) => read(key),
    add: async (key: string, value: string, lifetimeMs: number) => {
      if (read(key) !== undefined) return false;
      write(key, value, lifetimeMs);
      return true;
    },
    set: async (key: string, value: string, lifetimeMs: number) => write(key, value, lifetimeMs),
  };
}

/**
 * A site in the middle of a deploy: instances of both versions on one store, and a connection to them that
 * can lose answers.
 *
 * @param versions Which instance gets each request; the last one gets all further ones.
 * @param untilAnswered What the vendor waits for, once it has created an order.
 */
async function openDeploy(
  versions: readonly Version[],
  untilAnswered: () => Promise<unknown> = () => pause(0),
) {
  const double = createProviderDouble();
  const vendor = await listen(
    toNodeListener(async (request) => {
      const response = await double.fetch(request);
      await untilAnswered();
      return response;
    }),
  );
  const idempotency = createStore();
  const instance = (): RequestListener =>
    toNodeListener(
      createTokenProxy({
        providers: {
          'ai-homedesign': { apiKey: 'key', origin: vendor.origin, allowInsecureOrigin: true },
        },
        authorize: () => true,
        idempotency,
      }),
    );
  const [newOne, other] = [instance(), instance()];
  // The previous version had the same uploads and no such path.
  const oldOne: RequestListener = (request, response) =>
    request.url!.startsWith(`${PATH}/status`)
      ? void response
          .writeHead(404, { 'content-type': 'application/json' })
          .end('{"error":{"code":"not-found","message":"No.","retryable":false}}')
      : other(request, response);
  const log: string[] = [];
  const site = await listen((request, response) => {
    const version = versions[Math.min(log.length, versions.length - 1)]!;
    log.push(`${version} ${request.url!.includes('/status') ? 'status' : 'upload'}`);
    (version === 'new' ? newOne : oldOne)(request, response);
  });
  const line = await startCuttingTunnel(site.origin);
  onTestFinished(async () => {
    await line.close();
    await site.close();
    await vendor.close();
  });
  return { double, line, log, endpoint: `${line.origin}/api/upload` };
}

/** This version's page: as often as a person presses Retry. */
function openPage(endpoint: string) {
  const session = createUploadSession(aiHomeDesign);
  return () =>
    uploadWithRetries(aiHomeDesign, FILE, () => ({ endpoint }), {
      options: { serviceName: 'service-day-to-dusk' },
      session,
      signal: new AbortController().signal,
      retries: 3,
      retryAmbiguous: true,
    }).then(
      () => 'success',
      (error: { code: string }) => error.code,
    );
}

/** How a page of the previous version asks: its only question is the upload itself. */
async function askAsOldPage(origin: string): Promise<Response> {
  return fetch(`${origin}${PATH}?serviceName=service-day-to-dusk`, {
    method: 'POST',
    headers: {
      'content-type': 'image/png',
      'x-upload-name': 'a.png',
      'idempotency-key': KEY,
    },
    body: await FILE.arrayBuffer(),
  });
}

describe('a lost answer in the middle of a deploy', () => {
  it.each<[string, Version[], string[]]>([
    ['new page, new proxy', ['new'], ['new upload', 'new status']],
    ['new page, old proxy', ['old'], ['old upload', 'old status', 'old upload']],
    ['sent to the old one, status from the new one', ['old', 'new'], ['old upload', 'new status']],
    [
      'sent to the new one, status from the old one',
      ['new', 'old', 'new'],
      ['new upload', 'old status', 'new upload'],
    ],
    [
      'sent to the new one, then only the old one',
      ['new', 'old'],
      ['new upload', 'old status', 'old upload'],
    ],
  ])('creates one order: %s', async (_, versions, requests) => {
    const { double, endpoint, line, log } = await openDeploy(versions);
    const send = openPage(endpoint);
    line.loseAnswers(1);
    expect(await send()).toBe('outcome-unknown');
    await expect.poll(() => double.uploads).toHaveLength(1);
    expect(await send()).toBe('success');
    expect(log).toEqual(requests);
    expect(double.uploads).toHaveLength(1);
  });
});

describe('an upload that is under way in the middle of a deploy', () => {
  it.each<[string, Version[]]>([
    ['at the new one', ['new']],
    ['at the old one', ['old']],
    ['at the old one, status from the new one', ['old', 'new']],
    ['at the new one, status from the old one', ['new', 'old']],
  ])('creates one order: %s', async (_, versions) => {
    const { double, endpoint, line } = await openDeploy(versions, () => pause(600));
    const first = askAsOldPage(line.origin);
    await expect.poll(() => double.uploads).toHaveLength(1);
    const session = createUploadSession(aiHomeDesign, KEY);
    const second = uploadWithRetries(aiHomeDesign, FILE, () => ({ endpoint }), {
      options: { serviceName: 'service-day-to-dusk' },
      session,
      signal: new AbortController().signal,
      retries: 3,
      retryAmbiguous: false,
    });
    const result = (await (await first).json()) as object;
    expect(await second).toEqual(result);
    expect(double.uploads).toHaveLength(1);
  });
});

describe('a page of the previous version', () => {
  it.each<[string, Version[]]>([
    ['a new proxy', ['new']],
    ['a new proxy, then an old one', ['new', 'old']],
    ['an old proxy, then a new one', ['old', 'new']],
  ])('that asks with all its bytes gets the one order: %s', async (_, versions) => {
    let answerNow = () => {};
    const isAsked = new Promise<void>((resolve) => (answerNow = resolve));
    const { double, line } = await openDeploy(versions, () => isAsked);
    const first = askAsOldPage(line.origin);
    await expect.poll(() => double.uploads).toHaveLength(1);
    const question = await askAsOldPage(line.origin);
    expect(question.status).toBe(409);
    expect(await question.json()).toMatchObject({ error: { code: 'in-progress' } });

    answerNow();
    const result = await (await first).json();
    expect(await (await askAsOldPage(line.origin)).json()).toEqual(result);
    expect(double.uploads).toHaveLength(1);
  });
});
