import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTokenProxy, createUploadTokens, type Authorize } from '../../../src/proxy/index.js';
import { askForTicket } from '../ask-for-ticket.js';
import { formsOf } from '../forms-of-a-secret.js';
import { KEY, openProxy, optionsFor } from '../open-proxy.js';
import { answer, openVendor, stores } from '../recording-vendor.js';
import { send } from '../send.js';

const TOKEN = 'token-of-ada/"+of?the&page';
const SESSION = 'session-of-ada-0123456789';
const SIGNED_IN = { authorization: `Bearer ${TOKEN}`, cookie: `theme=dark; session=${SESSION}` };

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Returns everything that an operator could read in the values. */
function shown(...values: unknown[]): string {
  return values.map((value) => inspect(value, { depth: 10, showHidden: true })).join('\n');
}

function expectNoSecretIn(text: string): void {
  for (const secret of [KEY, TOKEN, SESSION]) {
    for (const form of formsOf(secret)) expect(text).not.toContain(form);
  }
}

/** Returns an error as HTTP clients throw it, with the whole request attached. */
function leakyError(): Error {
  const inner = new TypeError(`refused: ${encodeURIComponent(KEY)} ${btoa(TOKEN)}`);
  return Object.assign(
    new Error(`no session ${SESSION} at redis://:pass-word@db:6379`, { cause: inner }),
    {
      code: 'ECONNREFUSED',
      config: { headers: { authorization: `Bearer ${TOKEN}`, 'x-api-key': KEY } },
    },
  );
}

describe('onError', () => {
  it('is told what authorize threw, without secrets', async () => {
    const vendor = await openVendor(stores);
    const authorize = () => {
      throw leakyError();
    };
    const proxy = await openProxy({ ...optionsFor(vendor), authorize });

    const { headers } = await send(proxy.origin, { headers: SIGNED_IN });

    const [{ context, error }] = proxy.errors as [(typeof proxy.errors)[0]];
    const requestId = headers['x-request-id'];
    expect(context).toEqual({ provider: 'apimart', requestId, code: 'proxy-unavailable' });
    expect(error).toMatchObject({ code: 'proxy-unavailable', requestId });
    expect(error.cause).toMatchObject({
      message: 'no session [redacted] at redis://[redacted]@db:6379',
      code: 'ECONNREFUSED',
    });
    expect((error.cause as Error).cause).toMatchObject({
      message: 'refused: [redacted] [redacted]',
      name: 'TypeError',
    });
    expect((error.cause as Error).stack).toContain('report-failure.test.ts');
    expectNoSecretIn(shown(proxy.errors));
    expect(shown(proxy.errors)).not.toContain('pass-word');
  });

  it.each<[string, () => unknown, RegExp]>([
    ['a Response', () => new Response(SESSION), /"authorize" answered with \[object Response\]/],
    ['undefined', () => undefined, /"authorize" answered with undefined/],
    ['a text', () => SESSION, /"authorize" answered with string/],
    ['an Error', () => new Error(`bad token ${TOKEN}`), /^bad token \[redacted\]$/],
    ['an inherited allow', () => Object.create({ allow: true }) as unknown, /own "allow"/],
    ['an object that is thrown', () => Promise.reject({ session: SESSION }), /\[object Object\]/],
    ['a text that is thrown', () => Promise.reject(`no ${SESSION}`), /^no \[redacted\]$/],
  ])('is told why a caller was refused: %s', async (_, authorize, cause) => {
    const vendor = await openVendor(stores);
    const options = { ...optionsFor(vendor), authorize: authorize as Authorize };
    const proxy = await openProxy(options);

    await send(proxy.origin, { headers: SIGNED_IN });

    expect(proxy.errors).toHaveLength(1);
    expect((proxy.errors[0]!.error.cause as Error).message).toMatch(cause);
    expectNoSecretIn(shown(proxy.errors));
  });

  it('is told about a Host that was changed on the way', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));

    const { text } = await send(proxy.origin, {
      headers: { host: 'app:3000', origin: 'https://app.example' },
    });

    const { message } = proxy.errors[0]!.error.cause as Error;
    expect(message).toContain('Origin is "https://app.example", while Host is "app:3000"');
    expect(message).toContain('proxy_set_header Host $http_host');
    expect(text).not.toContain('app:3000');
  });

  it('is told what the vendor answered, without the key or signatures', async () => {
    const body = `{"error":"bad key ${KEY}","see":"https://s3.example/a?X-Amz-Signature=signed"}`;
    const vendor = await openVendor((_, socket) => socket.write(answer(401, body)));
    const proxy = await openProxy(optionsFor(vendor));

    const { text } = await send(proxy.origin);

    const { message } = proxy.errors[0]!.error.cause as Error;
    expect(message).toBe(
      'The answer was HTTP 401 with {"error":"bad key [redacted]","see":"https://s3.example/a?[redacted]"}',
    );
    expect(text).not.toContain('bad key');
  });

  it.each([
    ['as a string', KEY],
    ['from a function', () => KEY],
  ])('is told about a success without a result, with a key %s', async (_, apiKey) => {
    const body = { link: `https://x.example/${KEY}`, note: 'a'.repeat(5000) };
    const vendor = await openVendor((__, socket) => socket.write(answer(200, body)));
    const proxy = await openProxy(optionsFor(vendor, { apiKey }));

    await send(proxy.origin);

    const { message } = proxy.errors[0]!.error.cause as Error;
    expect(message).toContain('HTTP 200 with {"link":"https://x.example/[redacted]');
    expect(message.length).toBeLessThan(1200);
  });

  it('is told which host a storage URL named, but not its signature', async () => {
    const created = {
      order_id: 'o',
      image_id: 'i',
      upload_url: 'https://evil.example/a?sig=signed',
    };
    const vendor = await openVendor((_, socket) => socket.write(answer(200, created)));
    const proxy = await openProxy(optionsFor(vendor, { provider: 'autoenhance' }));

    await askForTicket(proxy.origin);

    const { code, cause } = proxy.errors[0]!.error;
    expect(code).toBe('upload-url-refused');
    expect((cause as Error).message).toContain('the host "evil.example"');
    expect(shown(proxy.errors)).not.toContain('sig=signed');
  });

  it.each<[string, () => unknown, RegExp]>([
    ['is undefined', () => undefined, /"providers\.apimart\.apiKey" is missing/],
    [
      'cannot be read',
      () => {
        throw Object.assign(new Error(`ENOENT: ${KEY}`), { code: 'ENOENT' });
      },
      /threw Error \(ENOENT\)\. Its message is left out/,
    ],
  ])('is told why a key %s', async (_, apiKey, cause) => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor, { apiKey: apiKey as () => string }));

    await send(proxy.origin);

    expect(proxy.errors[0]!.context.code).toBe('upstream-auth');
    expect((proxy.errors[0]!.error.cause as Error).message).toMatch(cause);
  });

  it('is not called on success, and its own errors affect nothing', async () => {
    const vendor = await openVendor(stores);
    const onError = vi.fn(() => {
      throw new Error('disk full');
    });
    const proxy = await openProxy({ ...optionsFor(vendor), onError });

    const fine = await send(proxy.origin);
    const nowhere = await send(proxy.origin, { path: '/api/upload/nobody' });

    expect([fine.status, nowhere.status]).toEqual([200, 404]);
    expect(onError).toHaveBeenCalledOnce();
    expect(proxy.errors[0]!.context).not.toHaveProperty('provider');
  });
});

describe('without onError', () => {
  async function printedFor(nodeEnv: string | undefined, requests = 1): Promise<string[]> {
    vi.stubEnv('NODE_ENV', nodeEnv);
    const print = vi.spyOn(console, 'error').mockImplementation(() => {});
    try {
      const proxy = createTokenProxy({
        providers: { apimart: { apiKey: KEY } },
        authorize: () => {
          throw leakyError();
        },
      });
      const url = 'http://app.example/api/upload/apimart';
      for (let count = 0; count < requests; count += 1) {
        const headers = { ...SIGNED_IN, 'content-type': 'image/png' };
        await proxy(new Request(url, { method: 'POST', body: 'x', headers }));
      }
      return print.mock.calls.map((each) => shown(...each));
    } finally {
      print.mockRestore();
    }
  }

  it.each(['development', undefined, ''])(
    'the console reports it if NODE_ENV is %j',
    async (env) => {
      const printed = await printedFor(env, 3);

      expect(printed).toHaveLength(1);
      expect(printed[0]).toContain('apimart proxy-unavailable: ');
      expect(printed[0]).toContain('no session [redacted]');
      expectNoSecretIn(printed[0]!);
    },
  );

  it.each(['production', 'test'])('the console stays silent if NODE_ENV is %s', async (env) => {
    expect(await printedFor(env)).toEqual([]);
  });
});

it('redacts an expired or forged upload token', async () => {
  const vendor = await openVendor(stores);
  const tokens = createUploadTokens({
    keys: { one: 'x'.repeat(32) },
    audience: 'https://app.example',
  });
  const token = await tokens.issue({ sub: 'ada', provider: 'stablecog' });
  const proxy = await openProxy({ ...optionsFor(vendor), authorize: tokens.authorize });

  await send(proxy.origin, { headers: { authorization: `Bearer ${token}` } });

  expect(proxy.errors[0]!.context.code).toBe('unauthorized');
  expect(shown(proxy.errors)).not.toContain(token.split('.')[2]);
});
