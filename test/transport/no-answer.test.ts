import { createServer } from 'node:net';
import { once } from 'node:events';
import { inspect } from 'node:util';
import axios from 'axios';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import type { Route } from '../../src/transport/route.js';
import { listen } from '../support/listen.js';
import { attempt, failureOf } from './attempt.js';
import { openServer, refusal, type Reply } from './record-requests.js';
import { stubNetwork } from './stub-network.js';

afterEach(() => vi.unstubAllGlobals());

const NETWORK = { code: 'network', provider: 'apimart', retryable: false };

/** An endpoint where nothing listens. */
async function deadEndpoint(): Promise<string> {
  const { close, origin } = await listen(() => {});
  await close();
  return `${origin}/api/upload`;
}

/** An endpoint that ends each connection after this many bytes. */
async function cuttingEndpoint(most: number, reset: boolean, onCut = () => {}): Promise<string> {
  const server = createServer((socket) => {
    let seen = 0;
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      seen += bytes.length;
      if (seen < most) return;
      onCut();
      if (reset) socket.resetAndDestroy();
      else socket.destroy();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/upload`;
}

describe('a request without an answer', () => {
  it('is a network failure if nothing listens', async () => {
    expect(await failureOf(attempt({ endpoint: await deadEndpoint() }))).toMatchObject(NETWORK);
  });

  it('is a network failure if the connection is dropped after the last byte', async () => {
    const { endpoint, requests } = await openServer('drop');
    expect(await failureOf(attempt({ endpoint }))).toMatchObject(NETWORK);
    expect(requests).toHaveLength(1);
  });

  it.each([true, false])('is a network failure if it breaks midway (reset: %s)', async (reset) => {
    const endpoint = await cuttingEndpoint(100_000, reset);
    const file = sampleImages.png({ bytes: 3_000_000 });
    expect(await failureOf(attempt({ endpoint }, { file }))).toMatchObject(NETWORK);
  });

  it('is offline if the browser says so', async () => {
    const network = stubNetwork({ onLine: true });
    const endpoint = await cuttingEndpoint(1, false, () => network.goOffline());
    expect(await failureOf(attempt({ endpoint }))).toMatchObject({ code: 'offline' });
  });

  it.each([null, undefined, 'no token', new Error('no token'), { status: 500 }])(
    'reports that the app’s own headers failed if they throw %j',
    async (thrown) => {
      const headers = () => Promise.reject(thrown);
      expect(await failureOf(attempt({ endpoint: '/unused', headers }))).toMatchObject({
        code: 'headers-failed',
        retryable: true,
        provider: 'apimart',
      });
    },
  );
});

describe('an aborted upload', () => {
  const ABORTED = { code: 'aborted', provider: 'apimart', retryable: false };

  it('requests no headers and sends nothing if it was aborted before', async () => {
    const { endpoint, requests } = await openServer();
    const headers = vi.fn(() => ({}));
    const signal = AbortSignal.abort();
    expect(await failureOf(attempt({ endpoint, headers }, { signal }))).toMatchObject(ABORTED);
    expect(headers).not.toHaveBeenCalled();
    expect(requests).toHaveLength(0);
  });

  it.each<[string, (endpoint: string) => Route]>([
    ['headers', (endpoint) => ({ endpoint, headers: () => new Promise(() => {}) })],
    [
      'an interceptor',
      (endpoint) => {
        const http = axios.create();
        http.interceptors.request.use(() => new Promise(() => {}));
        return { endpoint, http };
      },
    ],
  ])('does not wait for %s of the app', async (_, routeTo) => {
    const { endpoint, requests } = await openServer();
    const controller = new AbortController();
    const failure = failureOf(attempt(routeTo(endpoint), controllerOf(controller)));
    setTimeout(() => controller.abort(), 10);
    expect(await failure).toMatchObject(ABORTED);
    expect(requests).toHaveLength(0);
  });

  it('sends nothing if it was aborted while the headers were fetched', async () => {
    const { endpoint, requests } = await openServer();
    const controller = new AbortController();
    const headers = async () => {
      controller.abort();
      return {};
    };
    expect(await failureOf(attempt({ endpoint, headers }, controllerOf(controller)))).toMatchObject(
      ABORTED,
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(requests).toHaveLength(0);
  });

  it('ends the connection midway', async () => {
    const controller = new AbortController();
    const file = sampleImages.png({ bytes: 8_000_000 });
    let tellTaken: (bytes: number) => void;
    const taken = new Promise<number>((resolve) => {
      tellTaken = resolve;
    });
    const { close, origin } = await listen((incoming) => {
      let seen = 0;
      incoming.once('data', () => controller.abort());
      incoming.on('data', (bytes: Buffer) => (seen += bytes.length));
      incoming.on('error', () => {});
      incoming.on('close', () => tellTaken(seen));
    });
    onTestFinished(close);
    const upload = attempt({ endpoint: origin }, { file, ...controllerOf(controller) });
    expect(await failureOf(upload)).toMatchObject(ABORTED);
    expect(await taken).toBeLessThan(file.size);
  });

  it('ends while it waits for the answer', async () => {
    const { endpoint, requests } = await openServer('stall');
    const controller = new AbortController();
    const failure = failureOf(attempt({ endpoint }, controllerOf(controller)));
    await vi.waitFor(() => expect(requests).toHaveLength(1));
    controller.abort();
    expect(await failure).toMatchObject(ABORTED);
  });
});

function controllerOf({ signal }: AbortController) {
  return { signal };
}

describe('no error contains the token', () => {
  const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.CANARY.signature';
  const headers = { Authorization: `Bearer ${TOKEN}`, 'X-Upload-Token': TOKEN };

  /** Everything that an upload failure can be made to print. */
  async function toldBy(route: Route, signal?: AbortSignal): Promise<string> {
    const error = await failureOf(attempt({ ...route, headers }, signal && { signal }));
    return [
      inspect(error, { depth: 10, showHidden: true }),
      JSON.stringify(error),
      JSON.stringify(error.cause ?? null, Object.getOwnPropertyNames(error.cause ?? {})),
      String(error.stack),
    ].join('\n');
  }

  it.each<[string, Reply]>([
    ['a refusal', refusal(401, { code: 'unauthorized' })],
    ['a page', { status: 502, body: '<html>' }],
    ['an unusable success', { status: 200, body: 'no' }],
    ['a dropped connection', 'drop'],
  ])('after %s', async (_, reply) => {
    const { endpoint } = await openServer(reply);
    expect(await toldBy({ endpoint })).not.toContain('CANARY');
    expect(await toldBy({ endpoint, http: axios.create() })).not.toContain('CANARY');
  });

  it('if nothing listens', async () => {
    expect(await toldBy({ endpoint: await deadEndpoint() })).not.toContain('CANARY');
  });

  it('after a cancel or a time limit', async () => {
    const { endpoint } = await openServer('stall');
    expect(await toldBy({ endpoint }, AbortSignal.timeout(30))).not.toContain('CANARY');
    const http = axios.create({ timeout: 30 });
    expect(await toldBy({ endpoint, http })).not.toContain('CANARY');
  });
});
