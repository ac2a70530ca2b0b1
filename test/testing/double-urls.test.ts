import { describe, expect, it } from 'vitest';
import { UPSTREAMS } from '../../src/providers/upstreams.js';
import { createProviderDouble, createTestBackend, sampleImages } from '../../src/testing/index.js';

const PNG = sampleImages.png({ bytes: 20_000 });
const PAGE = 'http://localhost:5173';

function ask(backend: ReturnType<typeof createTestBackend>, origin: string, path: string) {
  const isTicket = path.endsWith('/ticket');
  const body = isTicket ? JSON.stringify({ name: PNG.name, type: PNG.type, size: PNG.size }) : PNG;
  return backend(
    new Request(`${origin}/api/upload/${path}`, {
      method: 'POST',
      body,
      headers: {
        'content-type': isTicket ? 'application/json' : PNG.type,
        'content-length': String(PNG.size),
        'idempotency-key': crypto.randomUUID(),
      },
    }),
  ).then((response) => response.json()) as Promise<Record<string, unknown>>;
}

/** Returns every URL in a value. */
function urlsIn(value: unknown): string[] {
  return JSON.stringify(value).match(/https?:[^"]+/g) ?? [];
}

describe('the URLs of the double', () => {
  it.each(['http://localhost:5173', 'http://127.0.0.1:8787', 'http://[::1]:3000'])(
    'are at the origin %s that serves it, and point to the images',
    async (origin) => {
      const backend = createTestBackend();
      for (const path of ['apimart', 'imagepipeline']) {
        const { url } = await ask(backend, origin, path);
        expect(url).toMatch(`${origin}/api/upload/double/`);
        const image = await backend(new Request(String(url)));
        expect(image.headers.get('content-type')).toBe('image/png');
        expect(await image.arrayBuffer()).toEqual(await PNG.arrayBuffer());
      }
      const { put } = await ask(backend, origin, 'autoenhance/ticket');
      const { url, headers } = put as { url: string; headers: Record<string, string> };
      expect(url).toMatch(`${origin}/api/upload/double/autoenhance-bucket/`);
      const stored = await backend(new Request(url, { method: 'PUT', body: PNG, headers }));
      expect(stored.status).toBe(200);
      expect(backend.double.uploads.map(({ bytes }) => bytes.length)).toEqual(
        Array.from({ length: 3 }, () => PNG.size),
      );
    },
  );

  it('are https if the requesting page is', async () => {
    const request = new Request(`${PAGE}/api/upload/apimart`, {
      method: 'POST',
      body: PNG,
      headers: { 'content-type': PNG.type, origin: 'https://localhost:5173' },
    });
    const answer = await (await createTestBackend()(request)).json();
    expect(urlsIn(answer)[0]).toMatch(/^https:\/\/localhost:5173\/api\/upload\/double\//);
  });

  it('are at the endpoint that the app chose', async () => {
    const backend = createTestBackend({ basePath: '/images' });
    const request = new Request(`${PAGE}/images/apimart`, { method: 'POST', body: PNG });
    const { url } = (await (await backend(request)).json()) as { url: string };
    expect(url).toMatch(`${PAGE}/images/double/f/image/`);
    expect((await backend(new Request(url))).status).toBe(200);
  });

  it.each([
    // Only if `createTestHttp` runs the backend does anything accept bytes at such a URL.
    ['http://page.invalid', { put: expect.anything(), result: expect.anything() }],
    ['http://192.168.1.5:5173', { relay: true }],
    ['https://app.example', { relay: true }],
  ])('name no real host to a page from %s', async (origin, ticket) => {
    const backend = createTestBackend();
    const answers = [
      await ask(backend, origin, 'apimart'),
      await ask(backend, origin, 'imagepipeline'),
      await ask(backend, origin, 'autoenhance/ticket'),
    ];
    const hosts = urlsIn(answers).map((url) => new URL(url).host);
    expect(new Set(hosts)).toEqual(new Set(['double.invalid']));
    expect(answers[2]).toEqual(ticket);
  });

  it.each(UPSTREAMS.map(({ origin, profile }) => [profile.name, origin]))(
    'are never those of %s, however the double is called',
    async (_, origin) => {
      const double = createProviderDouble();
      const create = (input: string | Request, init?: RequestInit) =>
        double.fetch(input, init).then((response) => response.json());
      const form = new FormData();
      form.append('file', PNG);
      const record = {
        method: 'POST',
        body: JSON.stringify({ image_name: 'a.png' }),
        headers: { 'x-api-key': 'any' },
      };
      const upload = {
        method: 'POST',
        body: form,
        headers: { authorization: 'Bearer any', 'x-api-key': 'any' },
      };
      const answers = [
        await create(`${origin}/v3/images/`, record),
        await create(new Request(`${origin}/v3/images/`, record)),
        await create(`${origin}/v1/uploads/images`, upload),
        await create(new Request(`${origin}/v1/uploads/images`, upload)),
        await create(`${origin}/upload/image/v1`, upload),
      ];
      const urls = urlsIn(answers);
      expect(urls).toHaveLength(5);
      expect(new Set(urls.map((url) => new URL(url).host))).toEqual(new Set(['double.invalid']));
    },
  );

  it('are the same after a repeat under another name of this machine', async () => {
    const backend = createTestBackend();
    const headers = { 'content-type': PNG.type, 'idempotency-key': crypto.randomUUID() };
    const urls = [];
    for (const origin of [PAGE, 'http://127.0.0.1:5173']) {
      const request = new Request(`${origin}/api/upload/apimart`, {
        method: 'POST',
        body: PNG,
        headers: { ...headers, 'content-length': String(PNG.size) },
      });
      urls.push(((await (await backend(request)).json()) as { url: string }).url);
    }
    expect(backend.double.uploads).toHaveLength(1);
    expect(urls[1]).toBe(urls[0]!.replace('localhost', '127.0.0.1'));
  });
});
