import { request } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createServer, preview, type InlineConfig } from 'vite';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { imageUploadDev, type ImageUploadDevOptions } from '../../src/dev/vite.js';
import { sampleImages } from '../../src/testing/index.js';

const KEY = 'a-key-that-is-real';
const PNG = sampleImages.png({ bytes: 20_000 });

let root: string;
let printed: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vite-app-'));
  printed = '';
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>App</title>');
  // Under Vitest, the plugin uses no keys. These tests are about an app's own server.
  vi.stubEnv('VITEST', undefined);
  vi.stubEnv('APIMART_API_KEY', undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  rmSync(root, { recursive: true });
});

function configOf(options?: ImageUploadDevOptions, more: InlineConfig = {}): InlineConfig {
  const log = (text: string) => (printed += `${text}\n`);
  return {
    root,
    configFile: false,
    customLogger: {
      info: log,
      warn: log,
      warnOnce: log,
      error: log,
      clearScreen() {},
      hasErrorLogged: () => false,
      hasWarned: false,
    },
    plugins: [imageUploadDev(options)],
    ...more,
  };
}

async function serve(options?: ImageUploadDevOptions, host?: string | true): Promise<string> {
  const server = await createServer(
    configOf(options, { server: { port: 0, ...(host !== undefined && { host }), ws: false } }),
  );
  await server.listen();
  onTestFinished(() => server.close());
  const { port } = server.httpServer!.address() as { port: number };
  return `http://localhost:${port}`;
}

function upload(origin: string, path = '/api/upload/apimart', headers = {}): Promise<Response> {
  return originalFetch(origin + path, {
    method: 'POST',
    body: PNG,
    headers: { 'content-type': PNG.type, ...headers },
  });
}
const originalFetch = fetch;

/** Records what would go to the network from now on, and sends none of it. */
function watchNetwork(): string[] {
  const seen: string[] = [];
  vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
    seen.push(`${input} ${JSON.stringify(init.headers)}`);
    return Response.json({ error: {} }, { status: 401 });
  });
  return seen;
}

describe("in Vite's dev server, imageUploadDev", () => {
  it('accepts uploads and serves them back on this machine alone', async () => {
    const network = watchNetwork();
    const origin = await serve();
    const answer = await upload(origin);
    expect(answer.status).toBe(200);
    const { url } = (await answer.json()) as { url: string };
    expect(url).toMatch(`${origin}/api/upload/double/`);
    const image = await originalFetch(url);
    expect(await image.arrayBuffer()).toEqual(await PNG.arrayBuffer());
    expect(printed).toContain('/api/upload is served for development');
    expect(printed).toContain('All providers are test doubles on this machine');
    expect(network).toEqual([]);
    const home = await originalFetch(`${origin}/`, { headers: { accept: 'text/html' } });
    expect(await home.text()).toContain('<title>App</title>');
  });

  it('answers at the given endpoint with the given faults', async () => {
    const origin = await serve({
      endpoint: '/images',
      faults: [{ trouble: 'answer', status: 402 }],
    });
    const answer = await upload(origin, '/images/apimart');
    expect(await answer.json()).toMatchObject({ error: { code: 'quota-exceeded' } });
    expect((await upload(origin, '/images/apimart')).status).toBe(200);
  });

  it.each(['environment', '.env.local'])(
    'calls the real vendor if its key is in %s',
    async (place) => {
      if (place === 'environment') vi.stubEnv('APIMART_API_KEY', KEY);
      else writeFileSync(join(root, place), `APIMART_API_KEY=${KEY}\n`);
      const network = watchNetwork();
      const origin = await serve();
      expect(await (await upload(origin)).json()).toMatchObject({
        error: { code: 'upstream-auth' },
      });
      expect(network).toEqual([
        expect.stringMatching(/^https:\/\/api\.apimart\.ai\/v1\/uploads\/images .*Bearer a-key/),
      ]);
      expect(printed).toContain('APIMart is REAL: APIMART_API_KEY is set');
      expect(printed).toContain('The other providers are test doubles');
      expect(printed).not.toContain(KEY);
      // The others are simulated.
      expect((await upload(origin, '/api/upload/imagepipeline')).status).toBe(200);
      expect(network).toHaveLength(1);
    },
  );

  it('lets no other name for this machine use a real key', async () => {
    vi.stubEnv('APIMART_API_KEY', KEY);
    const network = watchNetwork();
    const server = await createServer({
      ...configOf(),
      server: { port: 0, allowedHosts: true, ws: false },
    });
    await server.listen();
    onTestFinished(() => server.close());
    const { port } = server.httpServer!.address() as { port: number };
    const status = await new Promise((resolve, reject) => {
      const sent = request(
        {
          host: 'localhost',
          port,
          path: '/api/upload/apimart',
          method: 'POST',
          headers: { host: 'tunnel.example', 'content-type': PNG.type },
        },
        (response) => resolve(response.statusCode),
      );
      sent.on('error', reject).end(Buffer.from('x'));
    });
    expect(status).toBe(401);
    expect(network).toEqual([]);
  });

  it.each([
    ['listens on the network', {}, true],
    ['listens on a network address', {}, '0.0.0.0'],
    ['is told to use the double', { vendors: 'double' }, undefined],
  ] as const)('uses no real key if it %s', async (_, options, host) => {
    vi.stubEnv('APIMART_API_KEY', KEY);
    const network = watchNetwork();
    const origin = await serve(options, host);
    expect((await upload(origin)).status).toBe(200);
    expect(network).toEqual([]);
    expect(printed).toContain('All providers are test doubles');
  });

  it('uses no real key under Vitest', async () => {
    vi.stubEnv('VITEST', 'true');
    vi.stubEnv('APIMART_API_KEY', KEY);
    const network = watchNetwork();
    expect((await upload(await serve())).status).toBe(200);
    expect(network).toEqual([]);
  });

  it('refuses pages from other origins', async () => {
    const answer = await upload(await serve(), undefined, { origin: 'http://localhost:3000' });
    expect(await answer.json()).toMatchObject({ error: { code: 'forbidden' } });
  });
});

it('serves previews and leaves the build alone', async () => {
  vi.stubEnv('APIMART_API_KEY', KEY);
  const built = await build(configOf(undefined, { logLevel: 'silent' }));
  expect(JSON.stringify(built)).not.toContain(KEY);
  expect(printed).not.toContain('image-upload-dropzone');
  const network = watchNetwork();
  const server = await preview(configOf({ vendors: 'double' }, { preview: { port: 0 } }));
  onTestFinished(() => server.close());
  const { port } = server.httpServer.address() as { port: number };
  expect((await upload(`http://localhost:${port}`)).status).toBe(200);
  expect(printed).toContain('All providers are test doubles');
  expect(network).toEqual([]);
});
