import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  createTokenProxy,
  defineProvider,
  defineUpstream,
  ProxyConfigurationError,
  type TokenProxyOptions,
} from '../../../src/proxy/index.js';
import { formsOf } from '../forms-of-a-secret.js';
import { KEY } from '../open-proxy.js';

const SAFE = { providers: { apimart: { apiKey: KEY } }, authorize: () => true };

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** Returns the error message of a proxy that refuses to start with these options. */
function refusalOf(options: unknown): string {
  try {
    createTokenProxy(options as TokenProxyOptions);
  } catch (error) {
    if (error instanceof ProxyConfigurationError) return error.message;
    throw error;
  }
  throw new Error('The proxy has started.');
}

describe('a proxy does not start', () => {
  it.each<[option: string, options: object]>([
    ['authorize', { authorize: undefined }],
    ['authorize', { authorize: true }],
    ['providers', { providers: undefined }],
    ['providers', { providers: {} }],
    ['basePath', { basePath: 'api/upload' }],
    ['basePath', { basePath: '/api/upload/' }],
    ['basePath', { basePath: '/api/upload?x' }],
    ['basePath', { basePath: '/a/../b' }],
    ['basePath', { basePath: '/a/./b' }],
    ['basePath', { basePath: '/..' }],
    ['basePath', { basePath: '//other.example' }],
    ['basePath', { basePath: 7 }],
    ['allowedOrigins', { allowedOrigins: ['*'] }],
    ['allowedOrigins', { allowedOrigins: ['null'] }],
    ['allowedOrigins', { allowedOrigins: [''] }],
    ['allowedOrigins', { allowedOrigins: ['https://app.example/'] }],
    ['allowedOrigins', { allowedOrigins: ['https://app.example/page'] }],
    ['allowedOrigins', { allowedOrigins: ['https://*.example'] }],
    ['allowedOrigins', { allowedOrigins: ['https://user@app.example'] }],
    ['allowedOrigins', { allowedOrigins: ['app.example'] }],
    ['allowedOrigins', { allowedOrigins: ['https://app.example:443'] }],
    ['allowedOrigins', { allowedOrigins: [/example/] }],
    ['allowedOrigins', { allowedOrigins: /example/ }],
    ['allowedOrigins', { allowedOrigins: 'https://app.example' }],
    ['allowedOrigins', { allowedOrigins: true }],
    ['allowedHeaders', { allowedHeaders: ['*'] }],
    ['allowedHeaders', { allowedHeaders: ['x-a, x-b'] }],
    ['allowedHeaders', { allowedHeaders: 'x-tenant' }],
    ['maxBytes', { maxBytes: Number.NaN }],
    ['maxBytes', { maxBytes: 0 }],
    ['maxBytes', { maxBytes: -1 }],
    ['maxBytes', { maxBytes: Infinity }],
    ['maxBytes', { maxBytes: 1.5 }],
    ['maxBytes', { maxBytes: '5MB' }],
    ['maxBytes', { maxBytes: null }],
    ['timeouts.idleMs', { timeouts: { idleMs: 0 } }],
    ['timeouts.responseMs', { timeouts: { responseMs: Infinity } }],
    ['timeouts.responseMs', { timeouts: { responseMs: 300_001 } }],
    ['timeouts.totalMs', { timeouts: { totalMs: Number.NaN } }],
    ['timeouts.totalMs', { timeouts: { totalMs: 2 ** 31 } }],
    ['timeouts.idle', { timeouts: { idle: 1000 } }],
    ['limiter', { limiter: {} }],
    ['idempotency', { idempotency: true }],
    ['idempotency', { idempotency: { get: () => {}, set: () => {} } }],
    ['onEvent', { onEvent: 'log' }],
    ['fetch', { fetch: true }],
    ['authorise', { authorise: () => true }],
    ['maxbytes', { maxbytes: 5 }],
  ])('with an unsafe "%s" (case %#)', (option, options) => {
    expect(refusalOf({ ...SAFE, ...options })).toMatch(`createTokenProxy: "${option}" `);
  });

  it.each<[option: string, settings: unknown]>([
    ['', undefined],
    ['', null],
    ['', KEY],
    ['.apiKey', {}],
    ['.apiKey', { apiKey: '' }],
    ['.apiKey', { apiKey: undefined }],
    ['.apiKey', { apiKey: null }],
    ['.apiKey', { apiKey: 7 }],
    ['.apiKey', { apiKey: `${KEY}\n` }],
    ['.apiKey', { apiKey: `Bearer ${KEY}` }],
    ['.apiKey', { apiKey: `${KEY}é` }],
    ['.origin', { apiKey: KEY, origin: 'http://api.apimart.ai' }],
    ['.origin', { apiKey: KEY, origin: 'http://api.apimart.ai', allowInsecureOrigin: 'yes' }],
    ['.origin', { apiKey: KEY, origin: 'https://api.apimart.ai/' }],
    ['.origin', { apiKey: KEY, origin: 'https://api.apimart.ai/v1' }],
    ['.origin', { apiKey: KEY, origin: 'https://user@api.apimart.ai' }],
    ['.origin', { apiKey: KEY, origin: 'https://api.apimart.ai#x' }],
    ['.origin', { apiKey: KEY, origin: 'ftp://api.apimart.ai', allowInsecureOrigin: true }],
    ['.origin', { apiKey: KEY, origin: 'api.apimart.ai' }],
    ['.origin', { apiKey: KEY, origin: '' }],
    ['.delivery', { apiKey: KEY, delivery: 'both' }],
    ['.rate', { apiKey: KEY, rate: 0 }],
    ['.rate', { apiKey: KEY, rate: Infinity }],
    ['.rate', { apiKey: KEY, rate: '2' }],
    ['.rate', { apiKey: KEY, rate: {} }],
    ['.uploadHosts', { apiKey: KEY, uploadHosts: ['https://storage.example'] }],
    ['.uploadHosts', { apiKey: KEY, uploadHosts: ['storage.example/a'] }],
    ['.uploadHosts', { apiKey: KEY, uploadHosts: ['*.example'] }],
    ['.uploadHosts', { apiKey: KEY, uploadHosts: ['Storage.example'] }],
    ['.uploadHosts', { apiKey: KEY, uploadHosts: ['storage.example:443'] }],
    ['.uploadHosts', { apiKey: KEY, uploadHosts: ['storage.example:0443'] }],
    ['.uploadHosts', { apiKey: KEY, uploadHosts: ['storage.example:99999'] }],
    ['.uploadHosts', { apiKey: KEY, uploadHosts: ['2130706433'] }],
    ['.uploadHosts', { apiKey: KEY, uploadHosts: [''] }],
    ['.uploadHosts', { apiKey: KEY, uploadHosts: [/example/g] }],
    // A string would be searched, so each of its substrings would be an accepted host.
    ['.uploadHosts', { apiKey: KEY, uploadHosts: 'bucket.s3.amazonaws.com' }],
    ['.types', { apiKey: KEY, types: ['image/*'] }],
    ['.types', { apiKey: KEY, types: ['toString'] }],
    ['.types', { apiKey: KEY, types: 'image/png' }],
    ['.maxBytes', { apiKey: KEY, maxBytes: Number.NaN }],
    ['.maxBytes', { apiKey: KEY, maxBytes: -5 }],
    ['.options.hdr', { apiKey: KEY, options: { hdr: true } }],
    ['.options.constructor', { apiKey: KEY, options: { constructor: 'x' } }],
    ['.options.enhance', { apiKey: KEY, options: { enhance: 'true' } }],
    ['.options.rating', { apiKey: KEY, options: { rating: 6 } }],
    ['.apikey', { apiKey: KEY, apikey: KEY }],
    ['.allowInsecureOrigins', { apiKey: KEY, allowInsecureOrigins: true }],
  ])('with an unsafe "providers.autoenhance%s" (case %#)', (option, settings) => {
    const message = refusalOf({ ...SAFE, providers: { autoenhance: settings } });

    expect(message).toMatch(`createTokenProxy: "providers.autoenhance${option}" `);
    for (const form of formsOf(KEY)) expect(message).not.toContain(form);
  });

  it.each(['nobody', '__proto__', 'toString', 'constructor', 'APIMART', ''])(
    'with an unknown provider "%s"',
    (name) => {
      const providers = Object.fromEntries([[name, { apiKey: KEY }]]);

      expect(refusalOf({ ...SAFE, providers })).toContain(
        `"providers.${name}" is not a known provider`,
      );
    },
  );

  it.each([
    ['aiHomeDesign', 'ai-homedesign'],
    ['ai_homedesign', 'ai-homedesign'],
    ['AI HomeDesign', 'ai-homedesign'],
    ['imagePipeline', 'imagepipeline'],
    ['image-pipeline', 'imagepipeline'],
    ['ApiMart', 'apimart'],
    ['apimrt', 'apimart'],
  ])('with "%s" but suggests "%s"', (name, meant) => {
    const providers = { [name]: { apiKey: KEY } };

    expect(refusalOf({ ...SAFE, providers })).toContain(
      `"providers.${name}" is not a known provider. Did you mean "${meant}"? A custom service`,
    );
  });

  it('with a misspelled option but suggests the right one', () => {
    const providers = { apimart: { apiKey: KEY, maxByte: 1 } };

    expect(refusalOf({ ...SAFE, providers })).toContain(
      '"providers.apimart.maxByte" is not an option. Did you mean "maxBytes"? A misspelled',
    );
    expect(refusalOf({ ...SAFE, authorise: SAFE.authorize })).toContain(
      'Did you mean "authorize"?',
    );
  });

  it('with a custom service under another name or without HTTPS', () => {
    const profile = defineProvider<Record<string, never>, { url: string }>({
      name: 'own',
      label: 'Own',
      docs: 'https://own.example',
      types: ['image/png'],
      repeat: 'never',
      options: {},
      result: { url: 'always' },
    });
    const upstream = defineUpstream(profile, {
      origin: 'http://own.example',
      credential: () => ({}),
      upload: async () => ({ url: '' }),
    });
    const settings = { apiKey: KEY, upstream };

    expect(refusalOf({ ...SAFE, providers: { other: settings } })).toContain('"providers.other" ');
    expect(refusalOf({ ...SAFE, providers: { own: settings } })).toContain(
      '"providers.own.origin"',
    );
    createTokenProxy({ ...SAFE, providers: { own: { ...settings, allowInsecureOrigin: true } } });
  });

  it.each([
    'VITE_APIMART_KEY',
    'NEXT_PUBLIC_KEY',
    'REACT_APP_KEY',
    'PUBLIC_KEY',
    'NUXT_PUBLIC_KEY',
    'EXPO_PUBLIC_KEY',
    'GATSBY_KEY',
    'STORYBOOK_KEY',
    'VUE_APP_KEY',
  ])('with a key that %s exposes to the page', (name) => {
    vi.stubEnv(name, KEY);

    const message = refusalOf(SAFE);

    expect(message).toContain('"providers.apimart.apiKey"');
    expect(message).toContain(name);
    expect(message).not.toContain(KEY);
  });

  it('in a browser', () => {
    vi.stubGlobal('window', {});
    vi.stubGlobal('document', {});

    expect(refusalOf(SAFE)).toContain('browser');
  });
});

it('starts with safe options', () => {
  const proxy = createTokenProxy({
    ...SAFE,
    providers: {
      apimart: { apiKey: KEY, origin: 'https://api.apib.ai:8443', types: ['image/png'] },
      autoenhance: {
        apiKey: () => KEY,
        delivery: 'relay',
        uploadHosts: ['storage.example', 'storage.example:8443'],
        options: { enhance: false, rating: 5 },
      },
    },
    basePath: '',
    allowedOrigins: ['https://app.example', 'http://127.0.0.1:5173'],
    allowedHeaders: ['x-tenant'],
    timeouts: { idleMs: 1 },
    maxBytes: 1,
  });

  expect(proxy).toBeTypeOf('function');
});
