import axios, { type AxiosAdapter } from 'axios';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { apimart } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { attempt, failureOf } from './attempt.js';
import { ACCEPTED, openServer } from './record-requests.js';

const URL_OF_IMAGE = 'https://cdn.example/1.png';

describe('an app’s changes to global axios', () => {
  const before = { ...axios.defaults, headers: { ...axios.defaults.headers } };
  const onRequest = vi.fn();
  const onResponse = vi.fn();
  const adapter = vi.fn<AxiosAdapter>();

  beforeEach(() => {
    axios.defaults.headers.common['Authorization'] = 'Bearer of-the-app';
    axios.defaults.headers.post['X-App'] = 'everywhere';
    axios.defaults.baseURL = 'http://other.invalid/';
    axios.defaults.timeout = 1;
    axios.defaults.adapter = adapter;
    axios.defaults.params = { app: 1 };
    axios.defaults.withCredentials = true;
    axios.defaults.maxBodyLength = 1;
    axios.defaults.transformRequest = () => 'spoiled';
    axios.defaults.transformResponse = () => 'spoiled';
    axios.defaults.validateStatus = () => false;
    axios.interceptors.request.use((config) => {
      onRequest();
      return config;
    });
    axios.interceptors.response.use((response) => {
      onResponse();
      return response;
    });
  });

  afterEach(() => {
    for (const name of Object.keys(axios.defaults)) {
      if (!(name in before)) Reflect.deleteProperty(axios.defaults, name);
    }
    Object.assign(axios.defaults, before);
    Reflect.deleteProperty(axios.defaults.headers.common, 'Authorization');
    Reflect.deleteProperty(axios.defaults.headers.post, 'X-App');
    axios.interceptors.request.clear();
    axios.interceptors.response.clear();
  });

  it('reach none of our requests', async () => {
    const { endpoint, requests } = await openServer();
    const file = sampleImages.png();
    await expect(attempt({ endpoint }, { file })).resolves.toEqual({ url: URL_OF_IMAGE });

    const [request] = requests;
    expect(request).toMatchObject({ path: '/api/upload/apimart', query: '' });
    expect(request!.header('authorization')).toBeUndefined();
    expect(request!.header('x-app')).toBeUndefined();
    expect(request!.body).toEqual(Buffer.from(await file.arrayBuffer()));
    for (const spy of [adapter, onRequest, onResponse]) expect(spy).not.toHaveBeenCalled();
  });
});

describe('an app’s own instance', () => {
  it('provides its base URL, its headers and its interceptors', async () => {
    const { origin, requests } = await openServer();
    const http = axios.create({ baseURL: origin, headers: { 'X-Tenant': 'a' } });
    http.interceptors.request.use((config) => {
      config.headers.set('X-Trace', 't-1');
      return config;
    });
    await expect(attempt({ http })).resolves.toEqual({ url: URL_OF_IMAGE });
    expect(requests[0]!.path).toBe('/api/upload/apimart');
    expect(requests[0]!.header('x-tenant')).toBe('a');
    expect(requests[0]!.header('x-trace')).toBe('t-1');
  });

  it('does not turn the bytes into JSON or a form', async () => {
    const { endpoint, requests } = await openServer();
    const http = axios.create({
      headers: { 'Content-Type': 'application/json' },
      transformRequest: [(data: unknown) => JSON.stringify({ data })],
    });
    const file = sampleImages.gif({ bytes: 5000 });
    await attempt({ endpoint, http }, { file });
    expect(requests[0]!.header('content-type')).toBe('image/gif');
    expect(requests[0]!.body).toEqual(Buffer.from(await file.arrayBuffer()));
  });

  it('sends through its own adapter, with our credentials', async () => {
    const adapter = vi.fn<AxiosAdapter>(async (config) => ({
      data: '{"url":"https://cdn.example/2.png"}',
      status: 200,
      statusText: 'OK',
      headers: {},
      config,
    }));
    const http = axios.create({ adapter });
    const route = { endpoint: '/e', http } as const;
    await expect(attempt(route)).resolves.toEqual({ url: 'https://cdn.example/2.png' });
    await attempt({ ...route, credentials: 'include' });
    http.defaults.withCredentials = true;
    await attempt(route);
    await attempt({ ...route, credentials: 'same-origin' });

    const configs = adapter.mock.calls.map(([config]) => config);
    expect(configs[0]).toMatchObject({ method: 'post', url: '/e/apimart', withXSRFToken: false });
    expect(configs.map(({ withCredentials }) => withCredentials ?? false)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('is told about a cancel', async () => {
    const controller = new AbortController();
    const heard = vi.fn();
    const http = axios.create({
      adapter: ({ signal }) => {
        (signal as AbortSignal).addEventListener('abort', heard);
        controller.abort();
        return new Promise(() => {});
      },
    });
    const upload = attempt({ endpoint: '/e', http }, { signal: controller.signal });
    expect((await failureOf(upload)).code).toBe('aborted');
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('may return a parsed or an unwrapped answer', async () => {
    const { endpoint } = await openServer();
    const parsing = axios.create({
      transformResponse: (data: string) => JSON.parse(data) as unknown,
    });
    await expect(attempt({ endpoint, http: parsing })).resolves.toEqual({ url: URL_OF_IMAGE });

    const unwrapping = axios.create();
    unwrapping.interceptors.response.use((response) => response.data);
    await expect(attempt({ endpoint, http: unwrapping })).resolves.toEqual({ url: URL_OF_IMAGE });
  });

  it.each([undefined, null, '', 7, {}])(
    'yields no result if an interceptor turns the answer into %j',
    async (value) => {
      const { endpoint } = await openServer();
      const http = axios.create();
      http.interceptors.response.use(() => value as never);
      expect(await failureOf(attempt({ endpoint, http }))).toMatchObject({ code: 'bad-response' });
    },
  );

  it('may treat every status as a success, but we do not', async () => {
    const { endpoint } = await openServer({ status: 500, body: { url: URL_OF_IMAGE } }, ACCEPTED);
    const http = axios.create({ validateStatus: () => true });
    expect(await failureOf(attempt({ endpoint, http }))).toMatchObject({
      code: 'provider-unavailable',
    });
  });

  it('reports a timeout if its time limit ends the upload', async () => {
    const { endpoint } = await openServer('stall');
    const http = axios.create({ timeout: 50 });
    expect(await failureOf(attempt({ endpoint, http }))).toMatchObject({
      code: 'timeout',
      provider: apimart.name,
      retryable: false,
    });
  });

  it('may write the header names of its answer in any case', async () => {
    const http = axios.create({
      validateStatus: () => true,
      adapter: async (config) => ({
        data: '',
        status: 429,
        statusText: '',
        headers: { 'Retry-After': '2', 'X-Request-ID': 'r-1' },
        config,
      }),
    });
    expect(await failureOf(attempt({ http }))).toMatchObject({
      code: 'rate-limited',
      retryAfterMs: 2000,
      requestId: 'r-1',
    });
  });
});
